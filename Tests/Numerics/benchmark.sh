#!/usr/bin/env bash
# Product, QR and SVD beside NumPy's in the same run: benchmark.sh [SIZE…].
set -euo pipefail
cd "$(dirname "$0")"
./prepare.sh
package=${PACKAGE:-../..}
swift build --quiet --package-path "$package" -c release --product NumericsProbe
[ $# -gt 0 ] || set -- 64 128 256 512 1024
.venv/bin/python benchmark.py "$(swift build --package-path "$package" -c release --show-bin-path)/NumericsProbe" "$@"

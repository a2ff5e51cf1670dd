#!/usr/bin/env bash
# Product, QR and SVD beside NumPy's in the same run: benchmark.sh [--clock] [SIZE…].
# FLAGS="-Xcc -mavx2" builds for a newer processor.
set -euo pipefail
cd "$(dirname "$0")"
./prepare.sh
package=${PACKAGE:-../..}
folder=$package/.build${FLAGS:+-flags}
# shellcheck disable=SC2086 # the flags are several words
build=(swift build --package-path "$package" --scratch-path "$folder" -c release ${FLAGS:-})
"${build[@]}" --quiet --product NumericsProbe
options=()
[ "${1:-}" != --clock ] || { options=(--clock); shift; }
[ $# -gt 0 ] || set -- 64 128 256 512 1024
.venv/bin/python benchmark.py ${options[@]+"${options[@]}"} "$("${build[@]}" --show-bin-path)/NumericsProbe" "$@"

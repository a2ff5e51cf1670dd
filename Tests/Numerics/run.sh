#!/usr/bin/env bash
# Compares singular values with mpmath's on graded and clustered matrices: run.sh [COUNT] [SEED].
set -euo pipefail
cd "$(dirname "$0")"
./prepare.sh
package=${PACKAGE:-../..}
swift build --quiet --package-path "$package" -c release --product NumericsProbe
.venv/bin/python values.py "$(swift build --package-path "$package" -c release --show-bin-path)/NumericsProbe" "$@"

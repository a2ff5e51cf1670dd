#!/usr/bin/env bash
# Product, QR and SVD beside NumPy's in the same run: benchmark.sh [--clock] [--json FILE] [SIZE…].
# FLAGS="-Xcc -mavx2" builds for a newer processor.
set -euo pipefail
cd "$(dirname "$0")"
./prepare.sh
package=${PACKAGE:-../..}
folder=$package/.build${FLAGS:+-flags}
# shellcheck disable=SC2086 # the flags are several words
build=(swift build --package-path "$package" --scratch-path "$folder" -c release ${FLAGS:-})
if [ -z "${FLAGS:-}" ] && [ -n "${SUPPORTCHECK_TOOLS:-}" ] && [ -x "$SUPPORTCHECK_TOOLS/NumericsProbe" ]; then
    probe=$SUPPORTCHECK_TOOLS/NumericsProbe
else
    "${build[@]}" --quiet --product NumericsProbe
    probe=$("${build[@]}" --show-bin-path)/NumericsProbe
fi
options=()
[ "${1:-}" != --clock ] || { options=(--clock); shift; }
[ "${1:-}" != --json ] || { options+=(--json "$2"); shift 2; }
[ $# -gt 0 ] || set -- 64 128 256 512 1024
.venv/bin/python benchmark.py ${options[@]+"${options[@]}"} "$probe" "$@"

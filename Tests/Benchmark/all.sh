#!/usr/bin/env bash
# Makes every figure of the README anew: those beside other programs as ratios of times in the same run, those of the tool alone as they are.
#
# usage: Tests/Benchmark/all.sh [--quick | --full] [--output FOLDER] [--only NAME,…] [--list]
#
# --quick     smaller sizes, for a look; --full: also what takes more than some minutes (the census of width four, the tables of random masks)
# --output    where figures.md, figures.json and the chart ratios.svg go (standard: .build/figures)
# --only      some of the measurements; --list names them, with the figures that each makes
#
# Programs are built, unless SUPPORTCHECK_TOOLS names a folder that has them. NumPy, SciPy, z3, cvc5 and the butterfly library come from PyPI, Singular
# from Debian; what cannot be had is named in the report. Exits 1 if a measurement fails for another reason, or an answer of a solver contradicts ours.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
export top
case " $* " in
    *" --list "* | *" --help "*) ;;
    *)
        command -v Singular >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq singular-ui singular-modules >/dev/null 2>&1 || true
        if [ -z "${SUPPORTCHECK_TOOLS:-}" ]; then
            for product in supportcheck supportcheck-verify supportcheck-benchmark chain-probe NumericsProbe; do
                swift build --package-path "$top" -c release --product $product >&2
            done
            SUPPORTCHECK_TOOLS=$(swift build --package-path "$top" -c release --show-bin-path)
            export SUPPORTCHECK_TOOLS
        fi
        ;;
esac
PYTHONDONTWRITEBYTECODE=1 exec python3 "$top/Tests/Benchmark/all.py" "$@"

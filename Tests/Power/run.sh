#!/bin/sh
# Makes the table of random masks and its picture anew, compares the table with the one on record, and holds small verdicts against z3 and `member`.
#
# usage: Tests/Power/run.sh [--tools FOLDER] [--families] [--no-oracle] [options of random_masks.py]
#
# --tools FOLDER    supportcheck and supportcheck-verify that are built already (standard: they are built)
# --families        the table of families instead: networks, low rank plus sparse, convolutions, factor models …
# --no-oracle       without z3, which comes from PyPI into a virtual environment at the top of the package
#
# All figures go to .build/power; Python's standard library is enough for everything but z3.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
tools=
families=
oracle=yes
while [ $# -gt 0 ]; do
    case $1 in
        --tools) tools=$2; shift 2 ;;
        --families) families=yes; shift ;;
        --no-oracle) oracle=; shift ;;
        *) break ;;
    esac
done

if [ -z "$tools" ]; then
    for product in supportcheck supportcheck-verify; do
        swift build --package-path "$top" -c release --product "$product" >&2
    done
    tools=$(swift build --package-path "$top" -c release --show-bin-path)
fi
figures=$top/.build/power
mkdir -p "$figures"
export PYTHONDONTWRITEBYTECODE=1

if [ -n "$families" ]; then
    exec python3 "$top/Tests/Power/families.py" "$tools" --log "$figures/families.jsonl" "$@"
fi
python3 "$top/Tests/Power/random_masks.py" "$tools" --log "$figures/random-masks.jsonl" "$@"
python3 "$top/Tests/Power/picture.py" "$top/Tests/Power/random-masks.csv" "$top/Sources/SupportTheory/Pictures/random-masks.svg"

parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
python3 "$top/Tests/Power/crosscheck.py" "$tools" "$parts"
[ -n "$oracle" ] || exit 0
environment=$top/.venv-oracles
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import z3' 2>/dev/null || "$environment/bin/pip" install --quiet z3-solver
"$environment/bin/python" "$top/Tests/Oracles/z3_not_closed.py" "$parts"

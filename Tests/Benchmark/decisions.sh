#!/bin/sh
# The table of ratios: the time of a decision of membership and of closedness beside z3, cvc5 and Singular (Debian: singular-ui, singular-modules)
# in the same run. Installs z3-solver and cvc5 from PyPI into a virtual environment at the top of the package, which git ignores.
#
# usage: Tests/Benchmark/decisions.sh [--count N] [--seed N] [--timeout SECONDS] [--sentence-timeout SECONDS] [--json FILE]
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
environment=$top/.venv-oracles
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import z3, cvc5' 2>/dev/null || "$environment/bin/pip" install --quiet z3-solver cvc5

. "$top/Tests/Benchmark/tools.sh"
tool supportcheck
PYTHONPATH="$top/Tests/Oracles/membership" exec "$environment/bin/python" "$top/Tests/Benchmark/decisions.py" "$tool" "$@"

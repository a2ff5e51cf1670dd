#!/bin/sh
# Networks of any depth against z3 and Python fractions: witnesses of those that are not closed have no factors, limits on those that are closed have.
# Installs z3-solver from PyPI into a virtual environment at the top of the package, which git ignores.
#
# usage: Tests/Oracles/networks/run.sh [--seed N]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
environment=$top/.venv-oracles

[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import z3' 2>/dev/null || "$environment/bin/pip" install --quiet z3-solver

swift build --package-path "$top" -c release --product supportcheck >&2
tool=$(swift build --package-path "$top" -c release --show-bin-path)/supportcheck
export PYTHONDONTWRITEBYTECODE=1
status=0
"$environment/bin/python" "$here/witnesses.py" "$tool" "$@" || status=1
"$environment/bin/python" "$here/attack.py" "$tool" "$@" || status=1
exit $status

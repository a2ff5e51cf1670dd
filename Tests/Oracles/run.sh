#!/bin/sh
# Writes 500 certificates of small masks that are not closed (seeded) and holds them against z3 and Python fractions.
# Installs z3-solver from PyPI into a virtual environment at the top of the package, which git ignores.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
environment=$top/.venv-oracles
certificates=$(mktemp -d)
trap 'rm -rf "$certificates"' EXIT

if [ ! -x "$environment/bin/python" ]; then
    python3 -m venv "$environment"
fi
"$environment/bin/python" -c 'import z3' 2>/dev/null || "$environment/bin/pip" install --quiet z3-solver

cd "$top"
SUPPORTCHECK_ORACLE_DIR=$certificates swift test -c release --filter 'EndToEndTests.OracleCertificates'
"$environment/bin/python" Tests/Oracles/z3_not_closed.py "$certificates" "$@"

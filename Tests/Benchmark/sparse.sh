#!/usr/bin/env bash
# Measures `analyze` on sparse masks beside SciPy, and how time and memory grow with the entries: sparse.py, which says more.
#
# usage: Tests/Benchmark/sparse.sh [--quick] [options of sparse.py]
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
[ -x "$top/.venv-benchmark/bin/pip" ] || python3 -m venv "$top/.venv-benchmark"
"$top/.venv-benchmark/bin/pip" install --quiet numpy scipy
if [ "${1:-}" = --quick ]; then shift && set -- --decades 2 --runs 3 "$@"; fi
tools=${SUPPORTCHECK_TOOLS:-$(swift build --package-path "$top" -c release --show-bin-path)}
exec "$top/.venv-benchmark/bin/python" "$top/Tests/Benchmark/sparse.py" --binary "$tools/supportcheck" "$@"

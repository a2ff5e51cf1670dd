#!/bin/sh
# Builds the benchmark, measures, and measures SciPy and NumPy beside it on the same masks.
#
# usage: Tests/Benchmark/run.sh [--quick] [options of supportcheck-benchmark]
#
# --quick leaves 16,384 out. The table goes to standard output, the figures to .build/benchmark.json (or --json FILE).
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
environment="$top/.venv-benchmark"

sizes=1024,4096,16384
if [ "${1:-}" = --quick ]; then
    sizes=1024,4096
    shift
fi

if ! "$environment/bin/python" -c 'import numpy, scipy' 2>/dev/null; then
    python3 -m venv "$environment"
    "$environment/bin/pip" --quiet install numpy scipy
fi

. "$top/Tests/Benchmark/tools.sh"
tool supportcheck-benchmark
mkdir -p "$top/.build"
exec "$tool" --sizes "$sizes" --python "$environment/bin/python" --peers "$top/Tests/Benchmark/peers.py" --json "$top/.build/benchmark.json" "$@"

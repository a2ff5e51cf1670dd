#!/bin/sh
# Holds the Gröbner bases of katsura-5…8 and cyclic-5…6 against Singular (Debian: singular-ui, singular-modules) and prints the processor times of both.
# Other systems may be named as arguments.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
. "$top/Tests/Benchmark/tools.sh"
tool supportcheck-benchmark
exec python3 "$here/compare.py" "$tool" "$@"

#!/usr/bin/env bash
# Repairs masks that people have, and says how many changes that takes and how long: repairs.py, which says more.
#
# usage: Tests/Benchmark/repairs.sh [--quick]
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
tools=${SUPPORTCHECK_TOOLS:-$(swift build --package-path "$top" -c release --show-bin-path)}
exec python3 "$top/Tests/Benchmark/repairs.py" --binary "$tools/supportcheck" "$@"

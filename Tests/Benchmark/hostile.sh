#!/usr/bin/env bash
# Seconds and memory of the checker on hostile certificates of every kind.
#
# usage: Tests/Benchmark/hostile.sh [options of hostile.py]
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=Tests/Benchmark/tools.sh
. "$top/Tests/Benchmark/tools.sh"
tool supportcheck-verify
exec python3 "$top/Tests/CertificateCheckerTests/hostile.py" "$tool" "$@"

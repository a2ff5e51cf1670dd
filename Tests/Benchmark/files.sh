#!/usr/bin/env bash
# Time and memory of reading a file of weights of a gigabyte, in every form; needs NumPy, from PyPI, and some three gigabytes on the disk.
#
# usage: Tests/Benchmark/files.sh [ROWS]       (standard: 16384, a gibibyte)
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
# shellcheck source=Tests/Benchmark/tools.sh
. "$top/Tests/Benchmark/tools.sh"
tool supportcheck
environment="$top/.venv-benchmark"
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -c 'import numpy, scipy, safetensors' 2>/dev/null || "$environment/bin/pip" install --quiet numpy scipy safetensors
[ $# -gt 0 ] || set -- 16384
PYTHONDONTWRITEBYTECODE=1 exec "$environment/bin/python" "$top/Tests/MaskFilesTests/scale.py" "$tool" "$@"

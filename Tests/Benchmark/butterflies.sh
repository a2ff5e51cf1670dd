#!/usr/bin/env bash
# Times the factorization of Hadamard matrices beside the authors' butterfly library, both left to right with orthonormalisation, in one run.
#
# usage: Tests/Benchmark/butterflies.sh [--sizes 512,1024,…] [--torch] [--json FILE]
#
# --torch installs PyTorch as well, whose batched decompositions the library can use on the processor too. CHAIN_PROBE, if set, is a probe
# that is built already. Exits 1 if the library is less than three times as slow, or if memory is more than three times the target's.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
# Settings that make OpenBLAS take other kernels than it would choose itself.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
environment="$top/.venv-butterflies"
[ -x "$environment/bin/pip" ] || python3 -m venv "$environment"
"$environment/bin/pip" install --quiet numpy scipy lazylinop psutil pandas threadpoolctl
case " $* " in *" --torch "*) "$environment/bin/pip" install --quiet torch ;; esac
if [ -z "${CHAIN_PROBE:-}" ]; then
    # shellcheck source=Tests/Benchmark/tools.sh
    . "$top/Tests/Benchmark/tools.sh"
    tool chain-probe
    CHAIN_PROBE=$tool
fi
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$top/Tests/Solving"
exec "$environment/bin/python" "$top/Tests/Benchmark/butterflies.py" "$CHAIN_PROBE" "$@"

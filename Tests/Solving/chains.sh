#!/usr/bin/env bash
# Holds the factors of Kronecker-sparse chains against NumPy and against the authors' butterfly library: exact targets, Hadamard and Fourier
# matrices of every size, noisy targets. NumPy, SciPy and lazylinop come from PyPI into an environment of their own.
# CHAIN_PROBE, if set, is a probe that is built already; further arguments are those of chains.py (--quick: smaller sizes).
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
# Settings that make OpenBLAS take other kernels than it would choose itself.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy scipy lazylinop psutil pandas threadpoolctl
export PYTHONDONTWRITEBYTECODE=1
if [ -z "${CHAIN_PROBE:-}" ]; then
    cd ../..
    swift build -c release --product chain-probe >&2
    CHAIN_PROBE=$(swift build -c release --show-bin-path)/chain-probe
    cd "$here"
fi
exec .venv/bin/python chains.py "$CHAIN_PROBE" "$@"

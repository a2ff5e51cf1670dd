#!/usr/bin/env bash
# Installs NumPy and mpmath (with gmpy2, which makes it fast) from PyPI into an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy mpmath gmpy2

#!/usr/bin/env bash
# Installs NumPy, safetensors and PyYAML from PyPI into an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy safetensors pyyaml

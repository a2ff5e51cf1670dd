#!/usr/bin/env bash
# Runs the recipes of the README as they are written, with the tool of this build first on the PATH, and the training that the verdict on the LU predicts.
# Installs NumPy, safetensors and PyYAML from PyPI into an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy safetensors pyyaml
cd ../..
export PYTHONDONTWRITEBYTECODE=1
swift build -c release --product supportcheck
tools=$(swift build -c release --show-bin-path)
export PATH=$tools:$PATH
Tests/Recipes/.venv/bin/python Tests/Recipes/recipes.py README.md
Tests/Recipes/.venv/bin/python Tests/Recipes/lu_divergence.py "$tools/supportcheck"

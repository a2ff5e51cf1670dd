#!/usr/bin/env bash
# Runs the recipes of the README as they are written, with the tool of this build first on the PATH, and the training that the verdict on the LU predicts.
# SUPPORTCHECK_TOOLS, if set, is a folder with a tool that is built already.
set -euo pipefail
cd "$(dirname "$0")"
./prepare.sh
cd ../..
export PYTHONDONTWRITEBYTECODE=1
if [ -z "${SUPPORTCHECK_TOOLS:-}" ]; then
    swift build -c release --product supportcheck
    SUPPORTCHECK_TOOLS=$(swift build -c release --show-bin-path)
fi
export PATH=$SUPPORTCHECK_TOOLS:$PATH
Tests/Recipes/.venv/bin/python Tests/Recipes/recipes.py README.md
Tests/Recipes/.venv/bin/python Tests/Recipes/lu_divergence.py "$SUPPORTCHECK_TOOLS/supportcheck"

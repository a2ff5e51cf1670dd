#!/usr/bin/env bash
# Holds `supportcheck analyze --embedding` to NumPy: ranks of written-out differentials, path norms, balanced rescalings, and networks that are or are not one
# another rescaled or permuted.
# SUPPORTCHECK_TOOLS, if set, is a folder with a tool that is built already.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy
cd ../..
export PYTHONDONTWRITEBYTECODE=1
if [ -z "${SUPPORTCHECK_TOOLS:-}" ]; then
    swift build -c release --product supportcheck
    SUPPORTCHECK_TOOLS=$(swift build -c release --show-bin-path)
fi
Tests/Embedding/.venv/bin/python Tests/Embedding/networks.py "$SUPPORTCHECK_TOOLS/supportcheck" "$@"

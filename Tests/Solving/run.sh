#!/usr/bin/env bash
# Holds `supportcheck solve` to NumPy: 200 random tractable instances against block decompositions of NumPy's own, files in every type that NumPy writes.
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
Tests/Solving/.venv/bin/python Tests/Solving/tractable.py "$SUPPORTCHECK_TOOLS/supportcheck" "$@"
Tests/Solving/.venv/bin/python Tests/Solving/files.py "$SUPPORTCHECK_TOOLS/supportcheck"

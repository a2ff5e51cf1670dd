#!/usr/bin/env bash
# Holds what the tool reads against what was written: cases as people have them, orders of layers against all permutations, the same network in
# five formats, a checkpoint in shards. NumPy, SciPy, safetensors, ml_dtypes and huggingface_hub come from PyPI into an environment of their own.
# SUPPORTCHECK_TOOLS, if set, is a folder with a tool that is built already.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy scipy safetensors ml_dtypes huggingface_hub
export PYTHONDONTWRITEBYTECODE=1
if [ -z "${SUPPORTCHECK_TOOLS:-}" ]; then
    cd ../..
    swift build -c release --product supportcheck
    SUPPORTCHECK_TOOLS=$(swift build -c release --show-bin-path)
    cd "$here"
fi
tool=$(cd "$SUPPORTCHECK_TOOLS" && pwd)/supportcheck
status=0
for script in run_cases orders formats shards; do
    echo "== $script =="
    .venv/bin/python "$script.py" "$tool" || status=1
done
exit $status

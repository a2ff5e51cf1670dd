#!/usr/bin/env bash
# Asks about LeNet-300-100, pruned at random and by magnitude, from safetensors and from npz; checks that the cases that come from networks are as written.
# Installs NumPy and safetensors from PyPI into an environment of its own.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy safetensors
cd ../..
export PYTHONDONTWRITEBYTECODE=1
cases=$(mktemp -d)
trap 'rm -rf "$cases"' EXIT
Tests/Networks/.venv/bin/python Tests/Networks/cases.py "$cases"
(cd "$cases" && find . -type f) | while read -r name; do cmp "$cases/$name" "Cases/$name"; done
swift build -c release --product supportcheck
Tests/Networks/.venv/bin/python Tests/Networks/lenet.py "$(swift build -c release --show-bin-path)/supportcheck"

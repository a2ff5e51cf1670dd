#!/usr/bin/env bash
# Rebuilds the fixtures with NumPy, SciPy and safetensors from PyPI in an environment of its own, checks that these libraries read them back,
# and runs the tests on them. Zip files hold the time of their writing, so that rebuilt ones differ in a few bytes.
set -euo pipefail
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet numpy scipy safetensors ml_dtypes
.venv/bin/python fixtures.py Fixtures
cd ../..
swift test -c release --filter MaskFilesTests

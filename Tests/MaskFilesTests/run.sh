#!/usr/bin/env bash
# Writes the fixtures anew with NumPy, SciPy and safetensors from PyPI in an environment of its own, checks that these libraries read them back, runs the tests
# on them instead of on the committed ones, holds the inflating against zlib's, converts files of other forms as the tool says, and measures time and memory on
# large files.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy scipy safetensors ml_dtypes h5py onnx gguf flax keras joblib
export PYTHONDONTWRITEBYTECODE=1
fixtures=$(mktemp -d)
trap 'rm -rf "$fixtures"' EXIT
.venv/bin/python fixtures.py "$fixtures"
here=$PWD
cd ../..
SUPPORTCHECK_FIXTURES=$fixtures swift test -c release --filter MaskFilesTests
# The tests have built the tool.
tool=$(swift build -c release --show-bin-path)/supportcheck
"$here/.venv/bin/python" "$here/inflate.py" "$tool"
"$here/.venv/bin/python" "$here/conversions.py" "$tool"
"$here/.venv/bin/python" "$here/scale.py" "$tool"

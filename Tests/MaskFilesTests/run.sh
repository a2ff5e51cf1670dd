#!/usr/bin/env bash
# Writes the fixtures anew with NumPy, SciPy and safetensors from PyPI in an environment of its own, checks that these libraries read them back, runs the tests
# on them instead of on the committed ones, and holds the inflating against zlib's.
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet numpy scipy safetensors ml_dtypes
fixtures=$(mktemp -d)
trap 'rm -rf "$fixtures"' EXIT
.venv/bin/python fixtures.py "$fixtures"
here=$PWD
cd ../..
SUPPORTCHECK_FIXTURES=$fixtures swift test -c release --filter MaskFilesTests
swift build -c release --product supportcheck
"$here/.venv/bin/python" "$here/inflate.py" "$(swift build -c release --show-bin-path)/supportcheck"

#!/usr/bin/env bash
# Tests the manual pages and the completions of programs that are built already: pages without a warning, completions in the shells that are installed.
#
#     Tests/Release/texts.sh PROGRAMS          (the folder of supportcheck and supportcheck-verify)
set -euo pipefail
programs=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.ci/texts "$programs" "$folder"
Tests/Release/pages.sh "$folder"
python3 Tests/Release/completions.py "$folder"

#!/bin/sh
# Holds the Gröbner bases of katsura-5…8 and cyclic-5…6 against Singular (Debian: singular-ui, singular-modules) and prints the processor times of both.
# Other systems may be named as arguments.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
swift build -c release --product supportcheck-benchmark >/dev/null
exec python3 "$here/compare.py" "$(swift build -c release --show-bin-path)/supportcheck-benchmark" "$@"

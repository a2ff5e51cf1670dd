#!/usr/bin/env bash
# Tests a release: its pages, its completions, and that it runs on a bare Debian.
#
#     Tests/Release/run.sh [TARBALL [ROOT]]
#
# Without TARBALL it is made (.ci/release). ROOT is for Tests/Release/bare.sh. Installs mandoc, zsh and fish where apt can; what cannot be had is named.
# Reproducible bytes are shown by Tests/Release/reproducible.sh, which builds twice.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tarball=${1:-$(.ci/release | tail -n 1)}
package_of() { [ "$1" = man ] && echo man-db || echo "$1"; }
for program in man mandoc zsh fish; do
    command -v $program >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$(package_of $program)" >/dev/null 2>&1 || true
done
tar -xzf "$tarball" -C "$work"
folder=$work/$(basename "$tarball" .tar.gz)
Tests/Release/pages.sh "$folder"
python3 Tests/Release/completions.py "$folder"
status=0
Tests/Release/bare.sh "$tarball" "${@:2}" || status=$?
[ $status = 0 ] || [ $status = 77 ]

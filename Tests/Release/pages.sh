#!/usr/bin/env bash
# Reads the manual pages of an unpacked release with man, groff and mandoc, and fails on any warning.
#
#     Tests/Release/pages.sh FOLDER
#
# A program that is not installed is named and passed over.
set -uo pipefail
cd "$1/share/man/man1" || exit 1
faults=0
check() {
    local name=$1
    shift
    command -v "$name" >/dev/null || { echo "$name: not installed, not run"; return; }
    local page said count=0
    for page in *.1; do
        said=$("$name" "$@" "$page" 2>&1 >/dev/null)
        [ "$name" != mandoc ] || said=$("$name" "$@" "$page" 2>&1)
        count=$((count + 1))
        [ -z "$said" ] || { echo "$name: $page: $said"; faults=$((faults + 1)); }
    done
    echo "$name: $count pages read"
}
check man --warnings -l
check groff -ww -man -Tutf8
check mandoc -Tlint
[ $faults = 0 ]

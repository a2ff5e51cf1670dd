#!/usr/bin/env bash
# Shows that a release is the same bytes wherever it is built: copies the sources into two folders of other names and depths, at other times, builds both
# from nothing, and compares.
#
#     Tests/Release/reproducible.sh [FIRST.tar.gz SECOND.tar.gz]
#
# With two tarballs they are compared only. Takes as long as two builds. Exits 1 if they differ, and says which files do.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# = 2 ]; then
    tarballs=("$1" "$2")
else
    tarballs=()
    for folder in "$work/one" "$work/the second/a longer way"; do
        mkdir -p "$folder"
        if git rev-parse --git-dir >/dev/null 2>&1; then
            git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$folder"
        else
            tar --exclude './.build*' -cf - . | tar -xf - -C "$folder"
        fi
        tarballs+=("$(TZ=Etc/GMT-$((${#tarballs[@]} * 7)) LC_ALL=C.UTF-8 "$folder/.ci/release" | tail -n 1)")
    done
fi
sha256sum "${tarballs[@]}" | cut -d ' ' -f 1
if cmp -s "${tarballs[@]}"; then
    echo "The same bytes."
    exit 0
fi
mkdir -p "$work/a" "$work/b"
tar -xzf "${tarballs[0]}" -C "$work/a"
tar -xzf "${tarballs[1]}" -C "$work/b"
diff -rq "$work/a" "$work/b" | sed "s|$work/||g" || true
echo "The bytes differ."
exit 1

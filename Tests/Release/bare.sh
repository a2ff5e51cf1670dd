#!/usr/bin/env bash
# Runs a release on a bare Debian: no Swift, and in place of the libraries that even a minimal Debian has (GMP, the C++ library, libgcc), none.
#
#     Tests/Release/bare.sh TARBALL [ROOT]
#
# ROOT is the root of a Debian that debootstrap made; without it one is made, from the mirror that apt uses here, and thrown away. Needs the rights to
# change the root. Exits 1 if anything fails, 77 where no root can be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
tarball=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ "$(id -u)" = 0 ] || { echo "Not run: changing the root needs the rights of root."; exit 77; }
root=$work/root
if [ $# -gt 1 ]; then
    cp -a "$2" "$root"
else
    if ! command -v debootstrap >/dev/null && ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq debootstrap >/dev/null; then
        echo "Not run: debootstrap is not to be had."
        exit 77
    fi
    # shellcheck source=/dev/null
    release=$(. /etc/os-release; echo "$VERSION_CODENAME")
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $release" 'Component: main' | head -n 1)
    if [ -z "$mirror" ] || ! debootstrap --variant=minbase "$release" "$root" "$mirror" > "$work/log" 2>&1; then
        echo "Not run: debootstrap failed."
        tail -n 3 "$work/log" || true
        exit 77
    fi
fi

if ! unshare --mount --pid --fork sh -c 'mount -t proc proc "$1/proc"' sh "$root" 2>/dev/null; then
    echo "Not run: name spaces are not to be had."
    exit 77
fi
[ ! -e "$root/usr/bin/swift" ]
find "$root/usr/lib" "$root/lib/" \( -name 'libgmp*' -o -name 'libstdc++*' -o -name 'libgcc_s*' \) -delete
tar -xzf "$tarball" -C "$root/usr/local" --strip-components=1
mkdir -p "$root/work"
cp Cases/lu-2x2.txt "$root/work/lu.txt"

faults=0
# expect STATUS WHAT COMMAND: runs a command in the root; its output is in $work/output.
expect() {
    local wanted=$1 what=$2 status=0
    shift 2
    # In a name space of its own, so that nothing stays mounted. Swift reads the arguments of a program from /proc, which every Debian that runs has.
    # shellcheck disable=SC2016 # expanded inside
    unshare --mount --pid --fork sh -c 'mount -t proc proc "$1/proc" && exec chroot "$1" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/root /bin/sh -c "cd /work && $2"' \
        sh "$root" "$*" > "$work/output" 2> "$work/errors" || status=$?
    if [ $status = "$wanted" ]; then
        echo "ok      $what"
    else
        echo "FAILED  $what: status $status, and not $wanted"
        head -n 5 "$work/errors"
        faults=$((faults + 1))
    fi
}

expect 0 "version" supportcheck --version
version=$(cut -d ' ' -f 2 "$work/output")
expect 0 "version of the checker" "supportcheck-verify --version | grep -q ' $version\$'"
expect 0 "nothing but the C library is needed" "ldd /usr/local/bin/supportcheck /usr/local/bin/supportcheck-verify | grep -v -E '^/usr|linux-vdso|ld-linux|libc\\.so|libm\\.so' | { ! grep . ; }"
expect 1 "analyze" supportcheck analyze lu.txt --certificate lu.json
expect 0 "verify" supportcheck verify lu.json
expect 0 "supportcheck-verify" supportcheck-verify lu.json
expect 1 "a page" "supportcheck analyze lu.txt --format html > lu.html"
expect 0 "batch" "echo '{\"I\": [\"10\", \"11\"], \"J\": [\"10\", \"11\"]}' | supportcheck batch | grep -q not-closed"
expect 0 "member" "echo '{\"I\": [\"1\"], \"J\": [\"1\"], \"A\": [[\"1/3\"]]}' | supportcheck member | grep -q '\"member\"'"
expect 0 "generate and draw" "supportcheck generate butterfly 16 --split 2 | supportcheck draw - -o butterfly.svg"
expect 0 "solve" "supportcheck generate lu 2 | supportcheck solve - --start curve -o factors.npz"
expect 0 "explain" supportcheck explain SC401
expect 0 "census" "supportcheck census --width 2 | tail -n 1 | grep -q summary"
expect 0 "theory" supportcheck theory tractable --quick
expect 2 "a fault is told" supportcheck analyze nothing.txt
[ $faults = 0 ] && echo "On a bare Debian ($(cat "$root/etc/debian_version")) the release does what it did here." || exit 1

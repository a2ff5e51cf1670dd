#!/usr/bin/env bash
# Builds the fuzzed programs with libFuzzer, address sanitizer and the checks of exclusive access: fuzz-readers, and with
# "all" fuzz-decision too. The sources are optimised, and traps on overflow and broken bounds are in.
#
# Usage: build.sh [all]
set -euo pipefail
cd "$(dirname "$0")"
library=$(dirname "$(readlink -f "$(command -v swiftc)")")/../lib
if ! compgen -G "$library/clang/*/lib/linux/libclang_rt.fuzzer-*.a" >/dev/null; then
    echo "This toolchain has no libFuzzer (libclang_rt.fuzzer): nothing is fuzzed." >&2
    exit 3
fi
products=(fuzz-readers)
if [ "${1:-}" = all ]; then products+=(fuzz-decision); fi
for product in "${products[@]}"; do
    swift build -c release --product "$product" --sanitize address --sanitize fuzzer \
        -Xswiftc -use-ld=lld -Xswiftc -enforce-exclusivity=checked
done

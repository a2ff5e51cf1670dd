#!/bin/sh
# 50,000 mutants of certificates that the tool makes (seeds.py), of true and of false statements, networks included: none that is false may be accepted.
# Prints how often each kind of step stands in the seeds, and how many mutants were drawn for it.
#
# usage: Tests/Mutants/run.sh [MUTANTS [SEED]]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

swift build --package-path "$top" -c release --product supportcheck >&2
python3 "$here/seeds.py" "$(swift build --package-path "$top" -c release --show-bin-path)/supportcheck" "$folder" --seed "${2:-1}"
SUPPORTCHECK_MUTANT_SEEDS=$folder SUPPORTCHECK_MUTANTS=${1:-50000} SUPPORTCHECK_MUTANT_SEED=${2:-1} \
    swift test --package-path "$top" -c release --filter noMutantOfCertificatesInAFolderProvesSomethingFalse

#!/usr/bin/env bash
# Fuzzes every reader and the checker for a number of executions together (50,000,000), then the laws of decisions, and
# fails if anything broke. The inputs that broke something, and the grown corpora, are in the folder FUZZ_WORK.
#
# Usage: nightly.sh [EXECUTIONS]      FUZZ_JOBS=2 processes at a time
#
# After a run that found nothing, `fuzz.py --work FOLDER --keep --executions 0 NAME…` takes what is new into Corpus.
set -euo pipefail
cd "$(dirname "$0")"
executions=${1:-50000000}
work=${FUZZ_WORK:-$(mktemp -d -t fuzz-XXXXXX)}
./build.sh all
status=0
./fuzz.py --work "$work" --jobs "${FUZZ_JOBS:-2}" --executions "$executions" || status=1
# An execution is a decision and three in other forms, each with its certificate.
./fuzz.py --work "$work" --jobs "${FUZZ_JOBS:-2}" --executions "$((executions / 250))" decision network member decided || status=1
echo "what was found, and the corpora: $work"
exit $status

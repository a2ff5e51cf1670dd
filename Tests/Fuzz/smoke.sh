#!/usr/bin/env bash
# Two minutes of fuzzing, for CI: all readers and the checker, from the corpora that earlier runs left, and with "laws"
# the laws of decisions too (whose build takes several times as long).
#
# Usage: smoke.sh [laws]
#
# Where the toolchain has no libFuzzer, nothing is fuzzed, and the status is 0 with a word about it.
set -euo pipefail
cd "$(dirname "$0")"
status=0
./build.sh ${1:+all} || status=$?
if [ $status -eq 3 ]; then exit 0; fi
if [ $status -ne 0 ]; then exit $status; fi
# Fifteen seconds for each reader, two at a time.
./fuzz.py --executions 14000000 --seconds 15 --once
if [ -n "${1:-}" ]; then ./fuzz.py --executions 4000000 --seconds 30 --once decision network member decided; fi

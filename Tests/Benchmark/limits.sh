#!/usr/bin/env bash
# How far the limits of a run are exceeded, on every command and on large inputs: --timeout may be missed by 0.2 s and a
# tenth of itself, --memory by a tenth of itself (or the run ends with status 2 and says how much is needed), and an interrupt
# or SIGTERM is answered within 0.2 s. Prints a table; fails if one is exceeded by more.
#
# Tests/Benchmark/limits.sh [SLACK]: SLACK seconds are added to each bound on time, for a machine that has other work
# (standard: 0). Needs GNU time (Debian: time), 2 GB of memory and 3 GB of /tmp; ten minutes. SUPPORTCHECK_TOOLS is the folder
# of the programs.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 2
tools=${SUPPORTCHECK_TOOLS:-$(swift build -c release --show-bin-path)}
tool=$tools/supportcheck
[ "${1:-}" = --quick ] && shift  # There is no quicker way.
slack=${1:-0}
[ -x "$tool" ] || { echo "no supportcheck in $tools: swift build -c release" >&2; exit 2; }
[ -x /usr/bin/time ] || { echo "this needs GNU time: apt-get install time" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npy() { # FILE ROWS COLUMNS TYPE BYTES: an array of zeros
    local header="{'descr': '$4', 'fortran_order': False, 'shape': ($2, $3), }"
    printf '\x93NUMPY\x01\x00\x76\x00%-117s\n' "$header" >"$1"
    truncate -s $((128 + $2 * $3 * $5)) "$1"
}

echo "making the inputs …" >&2
"$tool" generate random 16384 16384 16384 --density 0.1 --seed 1 -o "$work/huge.txt"
"$tool" generate random 4096 4096 4096 --density 0.1 --seed 1 -o "$work/large.txt"
"$tool" generate random 16384 16384 16384 --density 0.02 --seed 1 -o "$work/thin.txt"
"$tool" generate random 192 192 96 --density 0.35 --seed 1 -o "$work/hard.txt"
"$tool" generate lowrank 1500 1500 700 -o "$work/lowrank.txt"
"$tool" generate butterfly 4096 -o "$work/butterfly.txt"
npy "$work/large.npy" 4096 4096 '<f8' 8
# Entries that are no numbers of a pattern, so that a decomposition has work to do.
head -c $((1500 * 1500 * 4)) /dev/urandom | tr '\000-\377' '\000-\077\000-\077\000-\077\000-\077' >"$work/noise"
npy "$work/square.npy" 1500 1500 '<i4' 4
dd if="$work/noise" of="$work/square.npy" bs=128 seek=1 conv=notrunc status=none
line=$(printf '{"I": ["10", "11"], "J": ["10", "11"]}')
for _ in $(seq 300000); do echo "$line"; done >"$work/lines.jsonl"

failed=0
printf '%-52s %10s %10s %10s %7s %s\n' run limit took bound status ''
row() { # NAME LIMIT TOOK BOUND STATUS
    local mark=""
    if awk "BEGIN { exit !($3 > $4) }"; then mark="EXCEEDED"; failed=$((failed + 1)); fi
    printf '%-52s %10s %10s %10s %7s %s\n' "$1" "$2" "$3" "$4" "$5" "$mark"
}

timeout_of() { # NAME SECONDS COMMAND…
    local name=$1 limit=$2 begin end status
    shift 2
    begin=$EPOCHREALTIME
    "$@" --timeout "$limit" >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
    end=$EPOCHREALTIME
    row "$name" "${limit} s" "$(awk "BEGIN { printf \"%.3f\", $end - $begin }")" \
        "$(awk "BEGIN { printf \"%.3f\", $limit * 1.1 + 0.2 + $slack }")" $status
    if [ $status = 3 ] && ! grep -qiE "limit|cut" "$work/stdout" "$work/stderr"; then
        echo "    it does not say that it was cut"
        failed=$((failed + 1))
    fi
}

memory_of() { # NAME MIB COMMAND…
    local name=$1 limit=$2 status peak
    shift 2
    /usr/bin/time -f %M -o "$work/peak" "$@" --memory "$limit" >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
    peak=$(tail -n 1 "$work/peak")
    row "$name" "${limit} MiB" "$((peak / 1024))" "$((limit * 11 / 10))" $status
    if [ $status = 2 ] && ! grep -q "need" "$work/stderr"; then
        echo "    it does not say how much is needed: $(head -c 200 "$work/stderr")"
        failed=$((failed + 1))
    fi
}

signal_of() { # NAME SIGNAL DELAY COMMAND…
    local name=$1 number=$2 delay=$3 begin end status
    shift 3
    # A shell lets its background jobs ignore SIGINT; these are to have it as a job of a terminal has.
    env --default-signal=INT "$@" >"$work/stdout" 2>"$work/stderr" </dev/null &
    local pid=$!
    until [ "$(cat /proc/$pid/comm 2>/dev/null)" != bash ] && [ "$(cat /proc/$pid/comm 2>/dev/null)" != env ]; do sleep 0.01; done
    sleep "$delay"
    begin=$EPOCHREALTIME
    if ! kill -"$number" $pid 2>/dev/null; then
        wait $pid
        row "$name, SIG$number after $delay s" - "0 (over)" 0.2 $?
        return
    fi
    wait $pid 2>/dev/null
    status=$?
    end=$EPOCHREALTIME
    row "$name, SIG$number after $delay s" - "$(awk "BEGIN { printf \"%.3f\", $end - $begin }")" \
        "$(awk "BEGIN { printf \"%.3f\", 0.2 + $slack }")" $status
}

for seconds in 0 0.1 0.5 2; do
    timeout_of "analyze 16,384² 10 %" $seconds "$tool" analyze "$work/huge.txt"
    timeout_of "analyze 16,384² 2 %" $seconds "$tool" analyze "$work/thin.txt" --format json
done
for format in text json html svg sarif; do
    timeout_of "analyze 4,096² 10 % --format $format" 0.3 "$tool" analyze "$work/large.txt" --format $format
done
timeout_of "analyze 192² --effort high" 2 "$tool" analyze "$work/hard.txt" --effort high
timeout_of "analyze two files" 0.5 "$tool" analyze "$work/hard.txt" "$work/huge.txt" --format json
timeout_of "draw 16,384²" 0.5 "$tool" draw "$work/huge.txt" -o "$work/a.svg"
timeout_of "solve, reading 16,384²" 0.5 "$tool" solve "$work/huge.txt" --target "$work/large.npy"
timeout_of "solve, alternating least squares of 4,096²" 2 "$tool" solve "$work/large.txt" --target "$work/large.npy"
timeout_of "solve, one decomposition of 1,500²" 1 "$tool" solve "$work/lowrank.txt" --target "$work/square.npy"
timeout_of "solve, chain of 4,096²" 1 "$tool" solve "$work/butterfly.txt" --target "$work/large.npy"
timeout_of "solve --recover-structure" 1 "$tool" solve --recover-structure --sizes 1024 --trials 100
timeout_of "solve --sensing" 1 "$tool" solve --sensing --rows 64 --trials 20
timeout_of "theory" 1 "$tool" theory
# A product of full factors: a factorial of places would have to be looked at to refute it by its zeros.
awk 'BEGIN {
    n = 20; r = 6
    for (k = 0; k < r; k++) mask = mask "1"
    for (i = 0; i < n; i++) {
        masks = masks (i ? "," : "") "\"" mask "\""
        row = ""
        for (j = 0; j < n; j++) {
            sum = 0
            for (k = 0; k < r; k++) sum += ((i * k + 3 * i + k * k) % 7 - 3) * ((2 * j * k + j + 5 * k) % 7 - 3)
            row = row (j ? "," : "") "\"" sum "\""
        }
        matrix = matrix (i ? "," : "") "[" row "]"
    }
    printf "{\"I\": [%s], \"J\": [%s], \"A\": [%s]}\n", masks, masks, matrix
}' > "$work/dense.jsonl"
timeout_of "member, a product of 20 × 6 factors" 0.5 "$tool" member "$work/dense.jsonl"
timeout_of "repair, random 192²" 1 "$tool" repair "$work/hard.txt"
timeout_of "sample" 1 "$tool" sample --sizes 12 --widths 6
sed 's/.*"A": //; s/}$//' "$work/dense.jsonl" > "$work/dense.json"
"$tool" generate lu 20 -o "$work/lu20.txt"
timeout_of "analyze --target, LU 20" 0.5 "$tool" analyze "$work/lu20.txt" --target "$work/dense.json"
"$tool" generate lu 60 -o "$work/lu60.txt"
"$tool" analyze "$work/lu60.txt" --quiet --certificate "$work/lu60.json"
timeout_of "verify, reading 16,384²" 0.1 "$tool" verify "$work/lu60.json" --input "$work/huge.txt"

for number in INT TERM; do
    for delay in 0.1 1; do
        signal_of "analyze 16,384² 10 %" $number $delay "$tool" analyze "$work/huge.txt"
        signal_of "draw 16,384²" $number $delay "$tool" draw "$work/huge.txt" -o "$work/a.svg"
        signal_of "solve 1,500²" $number $delay "$tool" solve "$work/lowrank.txt" --target "$work/square.npy"
        signal_of "solve 4,096²" $number $delay "$tool" solve "$work/large.txt" --target "$work/large.npy"
        signal_of "census --width 4, 4 × 4" $number $delay "$tool" census --width 4 --rows 4 --columns 4 -o "$work/c.jsonl"
        signal_of "theory" $number $delay "$tool" theory -o "$work/t.txt"
        signal_of "generate 16,384²" $number $delay "$tool" generate random 16384 16384 16384 --density 0.1 --seed 1 -o "$work/g.txt"
        signal_of "verify" $number $delay "$tool" verify "$work/lu60.json" --input "$work/huge.txt"
        signal_of "batch" $number $delay bash -c 'exec "$0" batch --quiet <"$1"' "$tool" "$work/lines.jsonl"
    done
done

memory_of "analyze 16,384² 10 %" 60 "$tool" analyze "$work/huge.txt" --quiet
memory_of "analyze 16,384² 10 %" 150 "$tool" analyze "$work/huge.txt" --quiet
memory_of "analyze 16,384² 10 %" 300 "$tool" analyze "$work/huge.txt" --quiet
memory_of "analyze 16,384² 2 %" 150 "$tool" analyze "$work/thin.txt" --quiet
memory_of "analyze 4,096² 10 %" 40 "$tool" analyze "$work/large.txt" --quiet
memory_of "analyze 192² --effort high" 40 "$tool" analyze "$work/hard.txt" --quiet --effort high --timeout 20
memory_of "draw 16,384²" 150 "$tool" draw "$work/huge.txt" -o "$work/a.svg"
memory_of "solve 4,096²" 300 "$tool" solve "$work/large.txt" --target "$work/large.npy" --timeout 20
memory_of "theory" 60 "$tool" theory --timeout 20
memory_of "census --width 4, 4 × 4" 60 timeout -s INT 10 "$tool" census --width 4 --rows 4 --columns 4 -o "$work/c.jsonl"
memory_of "verify" 100 "$tool" verify "$work/lu60.json" --input "$work/huge.txt"

echo "$failed limits exceeded"
[ $failed = 0 ]

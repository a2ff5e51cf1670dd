#!/usr/bin/env bash
# Runs `supportcheck batch` on random small instances (small_instances.py): with one thread, with two, and with two beside
# busy loops. Prints the throughput of each and the resident memory over time, and fails if the bytes differ, if the
# memory grows, or if less than RATE instances a second are answered by two threads on a machine that is idle.
#
# usage: Tests/Benchmark/batch.sh [INSTANCES [SIDE [SEED]]]      (standard: 1000000 4 1; --quick is 20000 4 1)
#
# SUPPORTCHECK is the program (standard: the release build of this package); RATE is 5000, and 0 asks for no rate.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
if [ "${1:-}" = --quick ]; then shift && set -- 20000 "$@"; fi
count=${1:-1000000}
side=${2:-4}
seed=${3:-1}
rate=${RATE:-5000}
program=${SUPPORTCHECK:-$(swift build --package-path "$top" -c release --show-bin-path)/supportcheck}
[ -x "$program" ] || { echo "batch.sh: no program $program: swift build -c release first" >&2; exit 2; }

work=$(mktemp -d)
busy=()
stop_busy() {
    for process in "${busy[@]:-}"; do [ -z "$process" ] || kill "$process" 2>/dev/null || true; done
    busy=()
}
trap 'stop_busy; rm -rf "$work"' EXIT

python3 "$top/Tests/Benchmark/small_instances.py" "$count" --side "$side" --seed "$seed" > "$work/instances.jsonl"
echo "$count instances, sides and width uniform in 1..$side, seed $seed; $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"

# run NAME THREADS: one run, with its figures; the memory is looked at twenty times in a run of a minute.
run() {
    local name=$1 threads=$2 begin end
    begin=$(date +%s.%N)
    "$program" batch --quiet --threads "$threads" < "$work/instances.jsonl" > "$work/$name.jsonl" &
    local process=$!
    : > "$work/$name.memory"
    # Beside the run, so that its end is seen at once.
    while kill -0 "$process" 2>/dev/null; do
        awk '/^VmRSS/ { print $2 }' "/proc/$process/status" 2>/dev/null >> "$work/$name.memory" || true
        # Up to the first second often, then seldom.
        sleep "$(awk -v n="$(wc -l < "$work/$name.memory")" 'BEGIN { print n < 10 ? 0.1 : 3 }')"
    done &
    local watch=$!
    wait "$process"
    end=$(date +%s.%N)
    kill "$watch" 2>/dev/null || true
    wait "$watch" 2>/dev/null || true
    python3 - "$name" "$threads" "$count" "$begin" "$end" "$work/$name.memory" "$work/rates" <<'PY'
import sys
name, threads, count, begin, end, memory, rates = sys.argv[1:]
seconds = float(end) - float(begin)
sizes = [int(line) / 1024 for line in open(memory) if line.strip()]
print(f"{name}: {threads} threads, {seconds:.1f} s, {int(count) / seconds:.0f} instances a second")
step = max(1, len(sizes) // 12)
print("  resident MiB over time: " + " ".join(f"{size:.0f}" for size in sizes[::step]))
with open(rates, "a") as file:
    print(name, int(count) / seconds, file=file)
settled = sizes[len(sizes) // 4:]
if len(settled) >= 8:
    half = len(settled) // 2
    early, late = max(settled[:half]), max(settled[half:])
    if late > 1.25 * early + 8:
        sys.exit(f"batch.sh: the memory grows: {early:.0f} MiB, later {late:.0f} MiB")
PY
}

run one 1
run two 2
for _ in $(seq "$(nproc)"); do
    (while :; do :; done) &
    busy+=($!)
done
run busy 2
stop_busy

for name in two busy; do
    cmp "$work/one.jsonl" "$work/$name.jsonl" || { echo "batch.sh: the output of $name differs" >&2; exit 1; }
done
echo "the three outputs are equal byte for byte: $(sha256sum < "$work/one.jsonl" | cut -d' ' -f1)"
grep -o '"closedness":{"verdict":"[a-z-]*"' "$work/one.jsonl" | cut -d '"' -f 6 | sort | uniq -c |
    awk '{ printf "%s%s %s", (NR > 1 ? ", " : ""), $1, $2 } END { print "" }'
awk -v rate="$rate" '{ found[$1] = $2 }
END {
    printf "two threads: %.2f times one\n", found["two"] / found["one"]
    if (found["two"] < rate) { printf "batch.sh: less than %d instances a second\n", rate; exit 1 }
}' "$work/rates"

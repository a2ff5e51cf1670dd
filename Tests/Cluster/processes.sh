# Shards as processes; sourced by run.sh.
mkdir -p "$work/shards"
shard() {
    "$SUPPORTCHECK" batch --quiet --threads 1 --shard "$1/4" --skip-done "$work/shards/$1.jsonl" \
        < "$work/instances.jsonl"
}
for part in 1 3 4; do
    shard $part &
done
"$SUPPORTCHECK" batch --quiet --threads 1 --shard 2/4 --skip-done "$work/shards/2.jsonl" < "$work/instances.jsonl" &
victim=$!
await "[ -s '$work/shards/2.jsonl' ]"
shard 2 2> "$work/second" && failed "processes: two runs wrote one file"
grep -q 'another run is writing it' "$work/second" || failed "processes: the second run was not refused"
kill -9 $victim 2>/dev/null || failed "processes: the shard ended before it was killed; give more --instances"
wait $victim 2>/dev/null && failed "processes: the shard ended before it was killed; give more --instances"
wait
kept=$(wc -l < "$work/shards/2.jsonl")
"$SUPPORTCHECK" merge "$work/shards/"*.jsonl > "$work/early" 2> "$work/refusal" && failed "processes: a part was merged"
[ ! -s "$work/early" ] || failed "processes: something was written of a part"
shard 2 || [ $? -eq 2 ]
"$SUPPORTCHECK" merge "$work/shards/"*.jsonl -o "$work/processes.jsonl"
same "$work/processes.jsonl" processes

for part in 1 2 3; do
    "$SUPPORTCHECK" census --width 3 --lines 7 --quiet --shard $part/3 -o "$work/shards/census-$part" &
done
wait
"$SUPPORTCHECK" census --width 3 --lines 7 --quiet > "$work/census"
"$SUPPORTCHECK" merge "$work/shards/census-"* | cmp "$work/census" - || failed "census: the merged output differs"
echo "processes: four shards of batch, one killed after $kept lines and continued; three shards of a census of $(wc -l < "$work/census") lines"

#!/usr/bin/env bash
# Runs the recipes of Sources/SupportCheckCommand/Batch/Cluster.md, all but the one for Slurm, and kills a worker in the
# middle of each. What is merged has to be the output of one run, byte for byte.
#
#   processes   shards of batch on this machine, of which one is killed with -9 and started again; shards of census
#   parallel    GNU parallel over three hosts: network namespaces with an sshd in each, of which one is killed
#   spark       Apache Spark, a standalone cluster of a master and three workers, of which one is killed
#
# usage: Tests/Cluster/run.sh [--instances N] [RECIPE…]      (standard: 300000, all three)
#
# SUPPORTCHECK is the program (standard: the release build of this package). Installs parallel and openssh-server, and
# default-jre-headless where there is no java, from Debian, and PySpark from PyPI into Tests/Cluster/.venv; says so and
# ends with status 2 where something cannot be had. The namespaces need root.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
count=300000
if [ "${1:-}" = --instances ]; then
    count=$2
    shift 2
fi
recipes=${*:-processes parallel spark}
SUPPORTCHECK=${SUPPORTCHECK:-$(swift build --package-path "$top" -c release --show-bin-path)/supportcheck}
[ -x "$SUPPORTCHECK" ] || { echo "run.sh: no program $SUPPORTCHECK: swift build -c release first" >&2; exit 2; }

work=$(mktemp -d)
# What is run at the end, last things first.
cleanup=()
finish() {
    disown -a  # Nobody wants to be told that what is ended below has ended.
    for ((step = ${#cleanup[@]} - 1; step >= 0; step--)); do eval "${cleanup[step]}" >/dev/null 2>&1 || true; done
    rm -rf "$work"
}
trap finish EXIT
missing() { echo "run.sh: $*: not run" >&2; exit 2; }
failed() { echo "run.sh: $*" >&2; exit 1; }
export SUPPORTCHECK work

# Instances with lines between them that cannot be read, or are empty; the single run.
python3 "$top/Tests/Benchmark/small_instances.py" "$count" --seed 5 |
    awk '{ print } NR % 997 == 0 { print "{\"I\": [\"1\"]}" } NR % 1499 == 0 { print "" }' > "$work/instances.jsonl"
lines=$(wc -l < "$work/instances.jsonl")
"$SUPPORTCHECK" batch < "$work/instances.jsonl" > "$work/single.jsonl" || [ $? -eq 2 ]
echo "$lines lines, $(wc -l < "$work/single.jsonl") answers"

same() { cmp "$work/single.jsonl" "$1" || failed "$2: the merged output is not that of one run"; }

# Waits until a condition holds, at most a minute.
await() {
    local round
    for round in $(seq 600); do
        if eval "$1"; then return 0; fi
        sleep 0.1
    done
    failed "waited in vain for: $1"
}

for recipe in $recipes; do
    # shellcheck source=/dev/null
    source "$here/$recipe.sh"
done
echo "all recipes made the output of one run"

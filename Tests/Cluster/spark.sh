# Apache Spark; sourced by run.sh.
if ! command -v java >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null ||
        missing "spark: cannot install default-jre-headless"
fi
environment=${CLUSTER_VENV:-$here/.venv}
if ! "$environment/bin/python" -c 'import pyspark' 2>/dev/null; then
    { python3 -m venv "$environment" && "$environment/bin/pip" install --quiet 'pyspark>=3.5,<4'; } ||
        missing "spark: cannot install pyspark from PyPI"
fi
SPARK_HOME=$("$environment/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME PYSPARK_PYTHON=$environment/bin/python SPARK_LOCAL_IP=127.0.0.1
mkdir -p "$work/spark"
# Any free port.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
spark() { "$SPARK_HOME/bin/spark-class" "$@"; }
spark org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0 > "$work/spark/master" 2>&1 &
cleanup+=("kill -9 $!")
await "grep -q 'New state: ALIVE' '$work/spark/master'"
workers=()
for number in 1 2 3; do
    spark org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 \
        --work-dir "$work/spark/worker-$number" "spark://127.0.0.1:$port" > "$work/spark/log-$number" 2>&1 &
    workers+=($!)
    cleanup+=("kill -9 $!")
done
await "[ \$(grep -c 'Registering worker' '$work/spark/master') -eq 3 ]"

"$environment/bin/python" "$here/pipe.py" "spark://127.0.0.1:$port" "$SUPPORTCHECK" "$work/instances.jsonl" \
    "$work/spark/answers" 12 > "$work/spark/driver" 2>&1 &
driver=$!
cleanup+=("kill -9 $driver")
# The second worker, when one of its filters is at work, and all that it has started: its executor, Python, filters.
descendants() {
    local child
    for child in $(pgrep -P "$1"); do
        echo "$child"
        descendants "$child"
    done
}
filter() {
    local process
    for process in $(descendants "${workers[1]}"); do
        if { tr '\0' ' ' < "/proc/$process/cmdline"; } 2>/dev/null | grep -q "^$SUPPORTCHECK batch"; then echo "$process"; fi
    done
}
await '[ -n "$(filter)" ] || ! kill -0 $driver'
disown "${workers[1]}"
# shellcheck disable=SC2046
kill -9 "${workers[1]}" $(descendants "${workers[1]}")
wait $driver || { tail -n 20 "$work/spark/driver" >&2; failed "spark: the job failed"; }
lost=$(grep -c 'Lost executor' "$work/spark/driver" || true)
[ "$lost" -gt 0 ] || failed "spark: no executor was lost; give more --instances"
"$SUPPORTCHECK" merge "$work/spark/answers/"part-* --lines "$lines" > "$work/spark.jsonl"
same "$work/spark.jsonl" spark
echo "spark: a standalone cluster of three workers, 12 partitions through rdd.pipe; one worker was killed with its executor and filter ($lost executor lost)"

# GNU parallel over hosts; sourced by run.sh.
if ! command -v parallel >/dev/null || ! command -v /usr/sbin/sshd >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends parallel openssh-server >/dev/null ||
        missing "parallel: cannot install parallel and openssh-server"
fi
ip netns list >/dev/null 2>&1 || missing "parallel: no network namespaces here (iproute2, root)"
mkdir -p "$work/ssh" "$work/hosts" /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/key"
ssh-keygen -q -t ed25519 -N '' -f "$work/ssh/host"
cp "$work/ssh/key.pub" "$work/ssh/authorized"

# host K: a namespace with an address of its own and an sshd that listens there.
prefix=sc$$
host() {
    local name=$prefix-$1 address=10.213.$1
    ip netns add "$name" || missing "parallel: cannot make a network namespace"
    cleanup+=("ip netns pids $name | xargs -r kill -9; ip netns del $name; ip link del v$prefix$1")
    ip link add "v$prefix$1" type veth peer name inner netns "$name"
    ip addr add "$address.1/24" dev "v$prefix$1"
    ip link set "v$prefix$1" up
    ip netns exec "$name" ip addr add "$address.2/24" dev inner
    ip netns exec "$name" ip link set inner up
    ip netns exec "$name" ip link set lo up
    printf '%s\n' "ListenAddress $address.2" "HostKey $work/ssh/host" "AuthorizedKeysFile $work/ssh/authorized" \
        "PidFile none" "StrictModes no" "PermitRootLogin yes" "UsePAM no" > "$work/ssh/sshd-$1"
    ip netns exec "$name" /usr/sbin/sshd -f "$work/ssh/sshd-$1" -E "$work/ssh/log-$1"
    printf '%s\n' "Host host$1" "  HostName $address.2" >> "$work/ssh/config"
}
for number in 1 2 3; do host $number; done
printf '%s\n' "Host *" "  IdentityFile $work/ssh/key" "  UserKnownHostsFile $work/ssh/known" \
    "  StrictHostKeyChecking accept-new" "  ServerAliveInterval 5" "  LogLevel ERROR" >> "$work/ssh/config"
ssh -F "$work/ssh/config" host1 true || failed "parallel: no ssh to the first host"

# A job that was cut is tried again on another host, and continues the file of its shard.
parallel --will-cite --ssh "ssh -F $work/ssh/config" --sshlogin 1/host1,1/host2,1/host3 --retries 5 \
    --joblog "$work/hosts.log" \
    "$SUPPORTCHECK batch --quiet --threads 1 --shard {}/6 --skip-done $work/hosts/{}.jsonl < $work/instances.jsonl || test \$? -eq 2" \
    ::: 1 2 3 4 5 6 &
all=$!
victim() { for process in $(ip netns pids $prefix-2); do readlink "/proc/$process/fd/"* 2>/dev/null; done | grep "^$work/hosts/" | sort -u; }
await '[ -n "$(victim)" ] && [ -s "$(victim)" ]'
cut=$(victim)
ip netns pids $prefix-2 | xargs -r kill -9
ip netns exec $prefix-2 ip link set inner down
kept=$(wc -l < "$cut")
tail -n 1 "$cut" | grep -q '"shard"' && failed "parallel: the shard ended before it was killed; give more --instances"
wait $all || failed "parallel: some shard was not run: $(cat "$work/hosts.log")"
"$SUPPORTCHECK" merge "$work/hosts/"*.jsonl > "$work/hosts.jsonl"
same "$work/hosts.jsonl" parallel
echo "parallel: six shards on three hosts (network namespaces with sshd); the second was killed with $kept lines of its shard, which went on elsewhere; by host: $(awk 'NR > 1 { print $2 }' "$work/hosts.log" | sort | uniq -c | xargs)"

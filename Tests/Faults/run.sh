#!/usr/bin/env bash
# What the tool does when the world fails: full disk, closed pipe, files that cannot be read, vanish, shrink or grow, folders
# that cannot be written, links in a circle, signals, no descriptors, no memory. Each fault has its exit status
# (Sources/SupportCheckCommand/Limits/Limits.md), tells why on standard error, and leaves nothing half written. One line
# each; fails if one fails. Needs a shell, coreutils and util-linux; SUPPORTCHECK_TOOLS is the folder of the programs.
#
# As root a small file system is mounted for the full disk and a read-only one, and permissions are tried as nobody
# (setpriv). Where mounting is not allowed the size of files is limited instead (ulimit -f), and that is said.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 2
tools=${SUPPORTCHECK_TOOLS:-$(swift build -c release --show-bin-path)}
tool=$tools/supportcheck
[ -x "$tool" ] || { echo "no supportcheck in $tools: swift build -c release" >&2; exit 2; }

work=$(mktemp -d)
chmod 755 "$work"
full=$work/full
readonly_folder=$work/readonly
cleanup() {
    umount "$full" 2>/dev/null
    umount "$readonly_folder" 2>/dev/null
    rm -rf "$work"
}
trap cleanup EXIT
mkdir "$full" "$readonly_folder" "$work/out"

failed=0
count=0
pass() { count=$((count + 1)); printf 'ok    %s\n' "$1"; }
fail() { count=$((count + 1)); failed=$((failed + 1)); printf 'FAIL  %s: %s\n' "$1" "$2"; }

# check NAME STATUSES PATTERN COMMAND…: the status is one of STATUSES (a regular expression), standard error has PATTERN.
check() {
    local name=$1 statuses=$2 pattern=$3 status
    shift 3
    "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
    verdict "$name" "$statuses" "$pattern" "$status"
}

verdict() {
    local name=$1 statuses=$2 pattern=$3 status=$4
    if ! [[ $status =~ ^($statuses)$ ]]; then
        fail "$name" "status $status, and not $statuses: $(head -c 300 "$work/stderr")"
    elif [ -n "$pattern" ] && ! grep -qE "$pattern" "$work/stderr"; then
        fail "$name" "standard error has no '$pattern': $(head -c 300 "$work/stderr")"
    elif grep -qE "Fatal error|Illegal instruction|Segmentation|Bus error|Aborted" "$work/stderr"; then
        fail "$name" "it crashed"
    else
        pass "$name"
    fi
}

# Nothing is in a folder but what is named.
only() {
    local name=$1 folder=$2 wanted=$3 found
    found=$(ls -A "$folder" | tr '\n' ' ')
    if [ "$found" = "$wanted" ]; then pass "$name: nothing else is left"; else fail "$name" "there is: $found"; fi
}

lu=Cases/lu-2x2.txt
printf 'instance a\nI:\n10\n11\nJ:\n10\n11\n' >"$work/several.txt"
"$tool" generate lu 40 >"$work/lu40.txt"
# Masks of 4,096² at 10 %: a second or so of work, 33 MB of text; and arrays of 16,384² zeros, which take no room.
"$tool" generate random 4096 4096 4096 --density 0.1 --seed 1 -o "$work/large.txt"
npy() { # FILE ROWS COLUMNS [TYPE BYTES]: an array of false, or of zeros of another type
    local header="{'descr': '${4:-|b1}', 'fortran_order': False, 'shape': ($2, $3), }"
    printf '\x93NUMPY\x01\x00\x76\x00%-117s\n' "$header" >"$1"
    truncate -s $((128 + $2 * $3 * ${5:-1})) "$1"
}
npy "$work/A.npy" 40 40 '<f8' 8
npy "$work/large.npy" 4096 4096 '<f4' 4
gzip -kf "$work/lu40.txt"
mkfifo "$work/waiting"

# Full disk.
if mount -t tmpfs -o size=16k none "$full" 2>/dev/null; then
    head -c 16384 /dev/zero >"$full/filler" 2>/dev/null
    limited=()
    left="filler "
else
    echo "      (no mounting here: the size of files is limited in place of the disk)"
    limited=(bash -c 'ulimit -f 0; exec "$@"' limited)
    left=""
fi
disk() { # NAME PATTERN COMMAND…
    local name=$1 pattern=$2
    shift 2
    check "full disk: $name" 2 "$pattern" ${limited[@]+"${limited[@]}"} "$@"
    only "full disk: $name" "$full" "$left"
}
disk "certificate" "cannot write .*full/p.json" "$tool" analyze $lu --quiet --certificate "$full/p.json"
disk "masks" "cannot write .*full/m.txt" "$tool" analyze "$work/lu40.txt" --quiet --write-masks "$full/m.txt"
disk "family" "cannot write .*full/f.txt" "$tool" generate lu 300 -o "$full/f.txt"
disk "picture" "cannot write .*full/p.svg" "$tool" draw $lu -o "$full/p.svg"
disk "factors" "cannot write .*full/x.npz" "$tool" solve "$work/lu40.txt" --target "$work/A.npy" --steps 3 -o "$full/x.npz"
disk "theory" "cannot write .*full/t.html" "$tool" theory existence --quick --format html -o "$full/t.html"
disk "unpacking" "cannot write a temporary file" env TMPDIR="$full" "$tool" analyze "$work/lu40.txt.gz"
check "full disk: census" 2 "cannot write" ${limited[@]+"${limited[@]}"} "$tool" census --width 2 --quiet -o "$full/c.jsonl"
if [ -s "$full/c.jsonl" ] && [ "$(tail -c 1 "$full/c.jsonl" | od -An -c | tr -d ' ')" != '\n' ]; then
    fail "full disk: census" "its last line is torn"
else
    pass "full disk: census: no line is torn"
fi
if [ -w /dev/full ]; then
    for command in "analyze $lu" "analyze $lu --format json" "census --width 2" "generate lu 4" "draw $lu" "explain SC401"; do
        # Word by word: a command and its options.
        # shellcheck disable=SC2086
        "$tool" $command >/dev/full 2>"$work/stderr" </dev/null
        verdict "full device: $command" 2 "cannot write to standard output" $?
    done
    echo '{"I": ["10", "11"], "J": ["10", "11"]}' | "$tool" batch >/dev/full 2>"$work/stderr"
    verdict "full device: batch" 2 "cannot write to standard output" $?
fi

# Closed pipe: the reader goes away. The status is that of the verdict, and nothing is complained of.
closed() { # NAME STATUS COMMAND…
    local name=$1 wanted=$2 status
    shift 2
    { "$@" 2>"$work/stderr"; echo $? >"$work/status"; } | sleep 0
    status=$(cat "$work/status")
    if [ -s "$work/stderr" ]; then fail "closed pipe: $name" "$(head -c 300 "$work/stderr")"; else
        verdict "closed pipe: $name" "$wanted" "" "$status"
    fi
}
closed "analyze" 1 "$tool" analyze "$work/lu40.txt"
closed "analyze --format json" 1 "$tool" analyze "$work/lu40.txt" --format json
closed "generate" 0 "$tool" generate lu 3000
closed "draw" 0 "$tool" draw "$work/lu40.txt"
closed "census" "0" "$tool" census --width 2 --quiet
for _ in $(seq 2000); do echo '{"I": ["10", "11"], "J": ["10", "11"]}'; done >"$work/lines.jsonl"
{ "$tool" batch <"$work/lines.jsonl" 2>"$work/stderr"; echo $? >"$work/status"; } | head -n 1 >/dev/null
verdict "closed pipe: batch" 0 "" "$(cat "$work/status")"

# Streams that are closed from the start.
"$tool" analyze $lu >&- 2>"$work/stderr"
verdict "no standard output" 2 "cannot write to standard output" $?
"$tool" analyze $lu --certificate "$work/out/p.json" >&- 2>"$work/stderr"
verdict "no standard output, but a certificate" 2 "cannot write to standard output" $?
if "$tool" verify "$work/out/p.json" >/dev/null 2>&1; then pass "the certificate is whole"; else fail "certificate" "not accepted"; fi
"$tool" analyze - <&- >"$work/stdout" 2>"$work/stderr"
verdict "no standard input" 2 "stdin" $?
"$tool" census --width 1 -o "$work/out/c.jsonl" 2>&- >/dev/null
if grep -qv '^{' "$work/out/c.jsonl"; then fail "no standard error" "remarks are among the lines"; else pass "no standard error"; fi
rm -f "$work"/out/*

# Files that cannot be read.
check "no such file" 2 "missing.txt.*cannot open the file: No such file" "$tool" analyze "$work/missing.txt"
check "no such array" 2 "missing.npy" "$tool" analyze "$work/missing.npy"
check "no such certificate" 2 "missing.json" "$tool" verify "$work/missing.json"
check "no such target" 2 "missing.npy" "$tool" solve $lu --target "$work/missing.npy"
check "no such questions" 2 "missing.jsonl" "$tool" member "$work/missing.jsonl"
check "a folder in place of a file" 2 "." "$tool" analyze "$work/out"
check "a folder in place of a certificate" 2 "out" "$tool" verify "$work/out"
check "a folder in place of a target" 2 "out" "$tool" solve $lu --target "$work/out"
check "a folder in place of the output" 2 "it is a directory" "$tool" draw $lu -o "$work/out"
check "a folder in place of a certificate's file" 2 "it is a directory" "$tool" analyze $lu -q --certificate "$work/out"
check "no such folder" 2 "cannot write .*nowhere" "$tool" draw $lu -o "$work/nowhere/a.svg"
ln -s circle.txt "$work/circle.txt"
ln -s "$work/nothing.svg" "$work/dangling.svg"
check "links in a circle: reading" 2 "circle.txt.*[Ll]evels of symbolic links" "$tool" analyze "$work/circle.txt"
check "links in a circle: writing" 2 "cannot write .*circle.txt" "$tool" draw $lu -o "$work/circle.txt"
check "a link that leads nowhere" 2 "cannot write .*dangling.svg" "$tool" draw $lu -o "$work/dangling.svg"
printf '{"weight_map": {"a_mask": "gone-00001-of-00002.safetensors"}}' >"$work/model.safetensors.index.json"
check "a shard that has vanished" 2 "gone-00001" "$tool" analyze "$work/model.safetensors.index.json"

nobody=()
if [ "$(id -u)" != 0 ]; then nobody=(env); elif command -v setpriv >/dev/null; then
    nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
if [ ${#nobody[@]} -gt 0 ] && "${nobody[@]}" test -x "$tool" && "${nobody[@]}" test -r $lu; then
    cp $lu "$work/secret.txt"
    cp "$work/A.npy" "$work/secret.npy"
    chmod 000 "$work/secret.txt" "$work/secret.npy"
    mkdir "$work/closed"
    chmod 555 "$work/closed"
    check "unreadable text" 2 "secret.txt.*Permission denied" "${nobody[@]}" "$tool" analyze "$work/secret.txt"
    check "unreadable array" 2 "secret.npy.*Permission denied" "${nobody[@]}" "$tool" analyze "$work/secret.npy"
    check "unreadable target" 2 "secret.npy" "${nobody[@]}" "$tool" solve $lu --target "$work/secret.npy"
    check "a folder without permission: picture" 2 "cannot write" "${nobody[@]}" "$tool" draw $lu -o "$work/closed/a.svg"
    check "a folder without permission: certificate" 2 "cannot write" \
        "${nobody[@]}" "$tool" analyze $lu -q --certificate "$work/closed/p.json"
    check "a folder without permission: census" 2 "cannot write" \
        "${nobody[@]}" "$tool" census --width 1 -q -o "$work/closed/c.jsonl"
    only "a folder without permission" "$work/closed" ""
    rm -f "$work/secret.txt" "$work/secret.npy"
else
    echo "      (permissions are not tried: the programs are out of reach of nobody, or there is no setpriv)"
fi
if mount -t tmpfs -o ro none "$readonly_folder" 2>/dev/null; then
    check "a read-only file system" 2 "Read-only file system" "$tool" draw $lu -o "$readonly_folder/a.svg"
fi

# Files that change while they are read: the process is stopped, the file is changed, the process goes on. Where it had
# read the file already, its verdict is that of the file as it was: the delay was too long. Where it had not begun, the file
# is another one from its start, or the fault has another name: too short. The delay is halved in between, and where the
# machine has other work in the meantime the search for it begins anew.
changing() { # NAME PATTERN FILE CHANGE…
    local name=$1 pattern=$2 file=$3 low=0 high=0.4 delay=0.05 try status
    shift 3
    for try in {1..40}; do
        make_changing "$file"
        "$tool" analyze "$file" --timeout 20 >"$work/stdout" 2>"$work/stderr" &
        local pid=$!
        sleep "$delay"
        kill -STOP $pid 2>/dev/null
        "$@" "$file"
        kill -CONT $pid 2>/dev/null
        wait $pid 2>/dev/null
        status=$?
        if [ $status -ge 128 ]; then break; fi
        if [ $status = 2 ] && grep -qE "$pattern" "$work/stderr"; then break; fi
        if [ $status = 2 ]; then low=$delay; else high=$delay; fi
        if [ $((try % 8)) = 0 ]; then low=0 high=0.4; fi
        delay=$(awk "BEGIN { print ($low + $high) / 2 }")
    done
    verdict "$name" 2 "$pattern" "$status"
    rm -f "$file"
}
make_changing() {
    case $1 in
    *.npy) npy "$1" 16384 16384 && dd if=/dev/zero of="$1" bs=1M count=192 seek=1 conv=notrunc status=none ;;
    *) for name in a b c; do sed "s/^instance .*/instance $name/" "$work/large.txt"; done >"$1" ;;
    esac
}
shrink() { truncate -s 5000 "$1"; }
grow() { echo >>"$1"; }
changing "a text that becomes shorter while it is read" "became shorter while it was read" "$work/c.txt" shrink
changing "a text that grows while it is read" "grew while it was read" "$work/c.txt" grow
changing "an array that becomes shorter while it is read" "became shorter while it was read" "$work/c.npy" shrink
make_changing "$work/c.npy"
"$tool" analyze "$work/c.npy" --timeout 20 >"$work/stdout" 2>"$work/stderr" &
pid=$!
sleep 0.02
rm "$work/c.npy"
wait $pid
verdict "an array that vanishes while it is read" "0|2|3" "" $?

# Signals. What can tell what is known does, with status 3; the others end by the signal. Nothing is left beside them.
signalled() { # NAME SIGNAL STATUSES COMMAND…
    local name=$1 number=$2 statuses=$3 begin end status
    shift 3
    rm -rf "$work/out" && mkdir "$work/out"
    # A shell lets its background jobs ignore SIGINT; these are to have it as a job of a terminal has.
    env --default-signal=INT "$@" >"$work/stdout" 2>"$work/stderr" </dev/null &
    local pid=$!
    until [ "$(cat /proc/$pid/comm 2>/dev/null)" != bash ] && [ "$(cat /proc/$pid/comm 2>/dev/null)" != env ]; do sleep 0.01; done
    sleep 0.3
    begin=${EPOCHREALTIME/[.,]/}
    kill -"$number" $pid 2>/dev/null
    wait $pid 2>/dev/null
    status=$?
    end=${EPOCHREALTIME/[.,]/}
    verdict "$name ($(((end - begin) / 1000)) ms)" "$statuses" "" $status
    if ls -A "$work/out" | grep -q '\.tmp$'; then fail "$name" "a temporary file is left"; fi
}
for number in INT TERM HUP; do
    signalled "SIG$number: analyze" $number "1|3" "$tool" analyze "$work/large.txt" --format json --certificate "$work/out/p.json"
    if [ -s "$work/stdout" ] && [ "$(tail -c 2 "$work/stdout" | head -c 1)" != "}" ]; then fail "SIG$number: analyze" "the report is torn"; fi
    signalled "SIG$number: draw" $number "0|2" "$tool" draw "$work/large.txt" -o "$work/out/p.svg"
    signalled "SIG$number: generate" $number "130|143|129" "$tool" generate random 9000 9000 9000 --density 0.1 --seed 1 -o "$work/out/r.txt"
    signalled "SIG$number: census" $number "3" "$tool" census --width 4 --rows 4 --columns 4 -o "$work/out/c.jsonl" --certificates "$work/out"
    signalled "SIG$number: solve" $number "3" "$tool" solve "$work/large.txt" --target "$work/large.npy" -o "$work/out/x.npz"
    signalled "SIG$number: theory" $number "3" "$tool" theory -o "$work/out/t.txt"
    signalled "SIG$number: verify" $number "130|143|129" "$tool" verify "$work/waiting"
    # While it waits for lines.
    env --default-signal=INT "$tool" batch < <(sleep 20) >"$work/stdout" 2>"$work/stderr" &
    pid=$!
    until [ "$(cat /proc/$pid/comm 2>/dev/null)" = supportcheck ]; do sleep 0.01; done
    sleep 0.3
    kill -$number $pid
    wait $pid 2>/dev/null
    verdict "SIG$number: batch" 3 "" $?
done

# No descriptors.
for descriptors in 3 4 5 6 8; do
    "$tool" --version >/dev/null 2>&1
    bash -c "ulimit -n $descriptors; exec '$tool' analyze $lu --certificate '$work/out/p.json' --memory 4000" >"$work/stdout" 2>"$work/stderr"
    status=$?
    if [ $status = 127 ] || [ $status = 126 ]; then pass "$descriptors descriptors: the program does not start"; else
        verdict "$descriptors descriptors" "1|2" "" $status
    fi
    if [ $status = 2 ] && [ ! -s "$work/stderr" ]; then fail "$descriptors descriptors" "no word on standard error"; fi
done

# Memory.
check "less memory than the program takes" 2 "needed" "$tool" analyze $lu --memory 1
check "less memory than the program takes: batch" 2 "needed" "$tool" batch --memory 1
check "less memory than the masks take" "2|3" "memory" "$tool" analyze "$work/large.txt" --quiet --memory 30

echo "$count faults, $failed failed"
[ $failed = 0 ]

#!/usr/bin/env python3
"""Runs the fuzzed programs until they have done a number of executions, and counts these as libFuzzer does.

Usage: fuzz.py [--executions N] [--seconds N [--once]] [--jobs N] [--work FOLDER] [--keep] [NAME…]

Each name is a reader (Drivers/Readers/FuzzedReader.swift) or a law of decisions (Drivers/Decision/FuzzedLaw.swift);
without names all readers. The corpora are copied to the work folder and grow there; --keep takes
what is worth it back into Corpus. An input that breaks something is left in the work folder as find-NAME-…; then the status is 1.
"""
import argparse, os, pathlib, queue, re, shutil, subprocess, sys, tempfile, threading, time

here = pathlib.Path(__file__).resolve().parent
READERS = ["text", "npy", "npz", "arrays", "gzip", "inflate", "mtx", "safetensors", "json", "shards", "numbers", "line", "answer",
           "certificate", "certifiedfile"]
LAWS = ["decision", "network", "member", "decided"]
DICTIONARIES = {"npz": "zip", "gzip": "zip", "arrays": "npy", "numbers": "npy", "shards": "json", "line": "json", "answer": "json", "member": "json",
                "certifiedfile": "certificate", "decided": "certificate"}
# Names that start with the corpus of another, too.
ALSO = {"decided": ["certificate"]}
# The most bytes of an input, where 1,024 do not hold what is worth trying.
LONGEST = {"certificate": 4_096, "certifiedfile": 4_096, "decided": 4_096, "npz": 2_048, "arrays": 2_048, "decision": 64, "network": 64}
# Executions at a time: a run that is broken off loses no more than these.
CHUNK = 250_000
# Bytes of each corpus, and the files that a run may add to it.
ROOM, FILES = 14_000, 48


def command(name, options, folder, extra):
    program = here / ".build/release" / ("fuzz-readers" if name in READERS else "fuzz-decision")
    dictionary = here / "Dictionaries" / (DICTIONARIES.get(name, name) + ".dict")
    # On the clock on the wall, for what never ends; the programs hold 5 and 60 seconds of the processor themselves.
    seconds = 120 if name in READERS else 900
    result = [str(program), f"-max_len={LONGEST.get(name, 1_024)}", f"-timeout={seconds}", "-rss_limit_mb=1024",
              "-print_final_stats=1", "-verbosity=1", f"-artifact_prefix={options.work}/find-{name}-"]
    if dictionary.exists(): result.append(f"-dict={dictionary}")
    return result + extra + [str(folder)]


def environment(name):
    return dict(os.environ, FUZZ_READER=name, FUZZ_LAW=name, FUZZ_SHARDS=str(here / "Shards"), TMPDIR="/dev/shm" if os.path.isdir("/dev/shm") else "/tmp",
                SWIFT_BACKTRACE="enable=no", ASAN_OPTIONS="detect_leaks=0:malloc_context_size=4:quarantine_size_mb=32:handle_abort=1")


def corpus(name, options):
    """What a name starts with: what seeds.py makes of the repository's files, and what earlier runs left in Corpus."""
    folder = options.work / "corpus" / name
    if not folder.exists():
        folder.mkdir(parents=True)
        for path in start(name, options): shutil.copy(path, folder)
    return folder


def start(name, options):
    seeds = options.work / "seeds"
    if not seeds.exists(): subprocess.run([sys.executable, here / "seeds.py", seeds], check=True)
    folders = [seeds / name, here / "Corpus" / name] + [here / "Corpus" / other for other in ALSO.get(name, [])]
    return [path for folder in folders if folder.exists() for path in sorted(folder.iterdir())]


class Count:
    def __init__(self):
        self.lock, self.done, self.seconds, self.failed = threading.Lock(), {}, {}, []
        # Of laws: comparisons, those of decided pairs, certificates.
        self.tally = [0, 0, 0]


def run(name, runs, options, count):
    log = options.work / f"{name}.log"
    start = time.time()
    with open(log, "w") as out:
        extra = [f"-runs={runs}"] + ([f"-max_total_time={options.seconds}"] if options.seconds else [])
        status = subprocess.run(command(name, options, corpus(name, options), extra), stdout=out, stderr=out, env=environment(name)).returncode
    text = log.read_text(errors="replace")
    done = re.search(r"number_of_executed_units:\s*(\d+)", text)
    tally = re.search(r"tally: (\d+) checks, (\d+) of decided pairs, (\d+) certificates", text)
    with count.lock:
        if tally: count.tally = [a + int(b) for a, b in zip(count.tally, tally.groups())]
        count.done[name] = count.done.get(name, 0) + (int(done[1]) if done else 0)
        count.seconds[name] = count.seconds.get(name, 0) + time.time() - start
        if status:
            count.failed.append(name)
            shutil.copy(log, options.work / f"find-{name}-{int(start)}.log")
        print(f"{time.strftime('%H:%M:%S')} {name:14} {count.done[name]:>10,} executions  {count.done[name] / max(count.seconds[name], 1e-9):>8,.0f} a second"
              f"  {sum(count.done.values()):>11,} in all{'  BROKEN' if status else ''}", flush=True)


def work(tasks, options, count):
    while True:
        try: name, runs = tasks.get_nowait()
        except queue.Empty: return
        run(name, runs, options, count)


def keep(names, options):
    """Adds to Corpus some of what covers more than what is there, as long as there is room."""
    for name in names:
        target, small = here / "Corpus" / name, options.work / "small" / name
        shutil.rmtree(small, ignore_errors=True)
        small.mkdir(parents=True)
        known = {path.name for path in start(name, options)}
        for path in start(name, options): shutil.copy(path, small)
        subprocess.run(command(name, options, small, ["-merge=1"]) + [str(corpus(name, options))], env=environment(name),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        target.mkdir(parents=True, exist_ok=True)
        room = ROOM - sum(path.stat().st_size for path in target.iterdir())
        found = sorted((path for path in small.iterdir() if path.name not in known), key=lambda path: (path.stat().st_size, path.name))
        # Some of all sizes.
        for path in found[::max(1, len(found) // FILES)][:FILES]:
            room -= path.stat().st_size
            if room < 0: break
            shutil.copy(path, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--executions", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=0, help="the longest that a name is run at a time")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--once", action="store_true", help="one run a name")
    parser.add_argument("--keep", action="store_true", help="add what is new to Corpus")
    options = parser.parse_args()
    names = options.names or READERS
    unknown = [name for name in names if name not in READERS + LAWS]
    if unknown: sys.exit(f"unknown: {', '.join(unknown)}; known are {', '.join(READERS + LAWS)}")
    temporary = None
    if options.work is None:
        temporary = tempfile.mkdtemp(prefix="fuzz-")
        options.work = pathlib.Path(temporary)
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    share = -(-options.executions // len(names))
    tasks = queue.Queue()
    rest = {name: share for name in names}
    while any(rest.values()):
        for name in names:
            size = share if options.once else CHUNK if name in READERS else CHUNK // 50
            if rest[name]: tasks.put((name, min(size, rest[name])))
            rest[name] -= min(size, rest[name])
    count = Count()
    threads = [threading.Thread(target=work, args=(tasks, options, count)) for _ in range(options.jobs)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    if options.keep: keep(names, options)
    total = sum(count.done.values())
    print(f"{total:,} executions of {len(names)} readers or laws, {len(count.failed)} finds")
    if any(count.tally):
        print("{:,} checks of answers against one another, {:,} of them of decided pairs; {:,} certificates verified".format(*count.tally))
    if count.failed:
        sys.exit(f"broken: {', '.join(sorted(set(count.failed)))}; the inputs are {options.work}/find-*")
    if temporary: shutil.rmtree(temporary)


main()

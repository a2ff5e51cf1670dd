#!/usr/bin/env python3
"""Runs the fuzzed programs until they have done a number of executions, and counts these as libFuzzer does.

Usage: fuzz.py [--executions N] [--seconds N] [--jobs N] [--work FOLDER] [--keep] [NAME…]

Each name is a reader (Drivers/Readers/FuzzedReader.swift) or a law of decisions (Drivers/Decision/FuzzedLaw.swift);
without names all readers. The corpus in Corpus is copied to the work folder and grows there; --keep minimises it and
writes it back. An input that breaks something is left in the work folder as find-NAME-…; then the status is 1.
"""
import argparse, os, pathlib, queue, re, shutil, subprocess, sys, tempfile, threading, time

here = pathlib.Path(__file__).resolve().parent
READERS = ["text", "npy", "npz", "arrays", "gzip", "inflate", "mtx", "safetensors", "json", "shards", "numbers", "line",
           "certificate", "certifiedfile"]
LAWS = ["decision", "network", "member", "decided"]
DICTIONARIES = {"npz": "zip", "gzip": "zip", "arrays": "npy", "numbers": "npy", "shards": "json", "line": "json", "member": "json",
                "certifiedfile": "certificate", "decided": "certificate"}
# The most bytes of an input, where 1,024 do not hold what is worth trying.
LONGEST = {"certificate": 4_096, "certifiedfile": 4_096, "decided": 4_096, "npz": 2_048, "arrays": 2_048, "decision": 64, "network": 64}
# Executions at a time: a run that is broken off loses no more than these.
CHUNK = 250_000
KEPT = 16_384


def command(name, options, folder, extra):
    program = here / ".build/release" / ("fuzz-readers" if name in READERS else "fuzz-decision")
    dictionary = here / "Dictionaries" / (DICTIONARIES.get(name, name) + ".dict")
    seconds = 5 if name in READERS else 60
    result = [str(program), f"-max_len={LONGEST.get(name, 1_024)}", f"-timeout={seconds}", "-rss_limit_mb=1024",
              "-print_final_stats=1", "-verbosity=1", f"-artifact_prefix={options.work}/find-{name}-"]
    if dictionary.exists(): result.append(f"-dict={dictionary}")
    return result + extra + [str(folder)]


def environment(name):
    return dict(os.environ, FUZZ_READER=name, FUZZ_LAW=name, FUZZ_SHARDS=str(here / "Shards"), TMPDIR="/dev/shm" if os.path.isdir("/dev/shm") else "/tmp",
                ASAN_OPTIONS="detect_leaks=0:malloc_context_size=4:quarantine_size_mb=32:handle_abort=1")


def corpus(name, options):
    folder = options.work / "corpus" / name
    if not folder.exists():
        folder.mkdir(parents=True)
        for path in (here / "Corpus" / name).glob("*"): shutil.copy(path, folder)
    return folder


class Count:
    def __init__(self): self.lock, self.done, self.seconds, self.failed = threading.Lock(), {}, {}, []


def run(name, runs, options, count):
    log = options.work / f"{name}.log"
    start = time.time()
    with open(log, "w") as out:
        extra = [f"-runs={runs}"] + ([f"-max_total_time={options.seconds}"] if options.seconds else [])
        status = subprocess.run(command(name, options, corpus(name, options), extra), stdout=out, stderr=out, env=environment(name)).returncode
    text = log.read_text(errors="replace")
    done = re.search(r"number_of_executed_units:\s*(\d+)", text)
    with count.lock:
        count.done[name] = count.done.get(name, 0) + (int(done[1]) if done else 0)
        count.seconds[name] = count.seconds.get(name, 0) + time.time() - start
        if status:
            count.failed.append(name)
            shutil.copy(log, options.work / f"find-{name}-{int(start)}.log")
        print(f"{time.strftime('%H:%M:%S')} {name:14} {count.done[name]:>10,} executions  {count.done[name] / max(count.seconds[name], 1e-9):>8,.0f} a second"
              f"  {sum(count.done.values()):>11,} in all{'  BROKEN' if status else ''}", flush=True)
    return done is not None and status == 0


def work(tasks, options, count):
    while True:
        try: name, runs = tasks.get_nowait()
        except queue.Empty: return
        run(name, runs, options, count)


def keep(names, options):
    for name in names:
        target = here / "Corpus" / name
        small = options.work / "small" / name
        shutil.rmtree(small, ignore_errors=True)
        small.mkdir(parents=True)
        subprocess.run(command(name, options, small, ["-merge=1"]) + [str(corpus(name, options))], env=environment(name),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        size = 0
        # Small ones first: what they cover is most of what there is.
        for path in sorted(small.iterdir(), key=lambda path: (path.stat().st_size, path.name)):
            size += path.stat().st_size
            if size > KEPT: break
            shutil.copy(path, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--executions", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=0, help="the longest that a name is run at a time")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
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
    for start in range(0, share, CHUNK):
        for name in names: tasks.put((name, min(CHUNK, share - start)))
    count = Count()
    threads = [threading.Thread(target=work, args=(tasks, options, count)) for _ in range(options.jobs)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    if options.keep: keep(names, options)
    total = sum(count.done.values())
    print(f"{total:,} executions of {len(names)} readers or laws, {len(count.failed)} finds")
    if count.failed:
        sys.exit(f"broken: {', '.join(sorted(set(count.failed)))}; the inputs are {options.work}/find-*")
    if temporary: shutil.rmtree(temporary)


main()

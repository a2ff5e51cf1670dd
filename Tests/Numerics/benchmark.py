"""Times of the dense numerics beside NumPy's (LAPACK) in the same run: benchmark.py [--clock] [--json FILE] PROBE SIZE…

Compared is processor time, summed over threads, NumPy on one thread: other work on the machine disturbs it little. With
--clock it is the clock's time with all threads of both, for a machine that does nothing else.
"""

import json
import os
import subprocess
import sys
import time

CLOCK = "--clock" in sys.argv
if not CLOCK:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402: reads the number of threads when it is loaded

OPERATIONS = {
    "product": lambda a, b: a @ b,
    "qr": lambda a, b: np.linalg.qr(a),
    "svd": lambda a, b: np.linalg.svd(a),
    "values": lambda a, b: np.linalg.svd(a, compute_uv=False),
}


def seconds(body):
    now = time.perf_counter if CLOCK else time.process_time
    body()
    times = []
    begin = time.perf_counter()
    while (len(times) < 3 and sum(times) < 2) or (time.perf_counter() - begin < 0.2 and len(times) < 200):
        start = now()
        body()
        times.append(now() - start)
    return min(times)


def main():
    words = [word for word in sys.argv[1:] if word != "--clock"]
    target = None
    if words[0] == "--json":
        target, words = words[1], words[2:]
    program, *sizes = words
    figures = []
    what = "seconds on the clock, all threads" if CLOCK else "processor seconds, NumPy on one thread"
    print(f"NumPy {np.__version__}; {what}; least of some runs; ratio = ours / NumPy's")
    print(f"{'operation':<10}{'kind':<9}{'n':>5}{'ours':>12}{'NumPy':>12}{'ratio':>8}")
    for size in map(int, sizes):
        # One size after the other, ours and NumPy's, so that both meet the machine in the same state.
        output = subprocess.run([program, "times", str(size)], check=True, capture_output=True, text=True).stdout
        rng = np.random.default_rng(size)
        real = rng.standard_normal((2, size, size))
        given = {"real": real, "complex": np.stack([real[0] + 1j * real[1], real[1] + 1j * real[0]])}
        for line in output.splitlines():
            operation, kind, _, clock, processors = line.split()
            ours = float(clock if CLOCK else processors)
            theirs = seconds(lambda: OPERATIONS[operation](*given[kind]))
            figures.append({"what": f"{operation}, {kind}, {size}", "peer": "NumPy", "ours": ours, "theirs": theirs})
            print(f"{operation:<10}{kind:<9}{size:>5}{ours:>12.6f}{theirs:>12.6f}{ours / theirs:>8.2f}", flush=True)
    if target:
        with open(target, "w", encoding="utf-8") as file:
            json.dump({"ratios": figures}, file, indent=2)


main()

"""Measures `supportcheck analyze` on sparse masks beside SciPy, and fits how time and memory grow with the entries.

    python3 Tests/Benchmark/sparse.py [--binary .build/release/supportcheck] [--decades 3] [--runs 3] [--json FILE]

Needs NumPy and SciPy (the environment that Tests/Benchmark/run.sh makes has them). Every instance is a pair of random
masks I and J, two .npz files of compressed sparse rows with so many entries in all. For each the script runs

- `supportcheck analyze I.npz J.npz --quiet`, a process of its own, and takes its processor time and its peak,
- SciPy in a process of its own: load_npz of both and the boolean product I Jᵀ, timed inside, so that the start of Python
  and the loading of its modules do not count. Ours counts from its start.

Part one: ten entries a line, 10⁴ entries up to three decades more; slopes of processor time and of memory beyond that of
the smallest run are fitted on the decades. Part two: sizes that are promised. Exits 1 where a promise is not kept.
"""

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

if importlib.util.find_spec("numpy") is None or importlib.util.find_spec("scipy") is None:
    sys.exit("sparse.py needs NumPy and SciPy: run it with .venv-benchmark/bin/python, which Tests/Benchmark/run.sh makes")

# A first product of nothing: what SciPy loads when it is first used is not counted either.
SCIPY = """
import sys, time, numpy, scipy.sparse
nothing = scipy.sparse.csr_matrix((1, 1), dtype=bool)
nothing @ nothing.T.tocsr()
begin = time.process_time()
left, right = (scipy.sparse.load_npz(path).tocsr() for path in sys.argv[1:3])
product = left @ right.T.tocsr()
print(time.process_time() - begin)
"""

# Masks are made in a process of their own: a child counts what its parent held when it began.
WRITE = """
import sys, numpy, scipy.sparse
folder, lines, entries, seed = sys.argv[1], *map(int, sys.argv[2:])
generator = numpy.random.default_rng(seed)
total = 0
for name in "IJ":
    cells = generator.integers(0, lines, entries // 2), generator.integers(0, lines, entries // 2)
    mask = scipy.sparse.coo_matrix((numpy.ones(entries // 2, bool), cells), shape=(lines, lines)).tocsr()
    mask.data[:] = True
    scipy.sparse.save_npz(f"{folder}/{name}.npz", mask, compressed=False)
    total += mask.nnz
print(total)
"""


def write_pair(folder, lines, entries, seed):
    """Writes I and J, lines × lines each, with about so many entries in all; returns how many there are."""
    arguments = [str(folder), str(lines), str(entries), str(seed)]
    return int(subprocess.run([sys.executable, "-c", WRITE, *arguments], check=True, capture_output=True).stdout)


def run(command, reports=False):
    """The processor seconds, the peak in bytes and the exit status of a process; the seconds that it reports itself, if it does."""
    with tempfile.TemporaryFile("w+") as sink:
        child = subprocess.Popen(command, stdout=sink)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        sink.seek(0)
        seconds = float(sink.read()) if reports and child.returncode == 0 else usage.ru_utime + usage.ru_stime
    return seconds, usage.ru_maxrss * 1024, child.returncode


def best(results):
    """The least time and the largest peak of some runs."""
    return min(r[0] for r in results), max(r[1] for r in results), results[0][2]


def measure(options, folder, lines, entries, seed):
    total = write_pair(folder, lines, entries, seed)
    paths = [str(folder / "I.npz"), str(folder / "J.npz")]
    ours, theirs = [], []
    for _ in range(options.runs):  # in turns, so that what else the machine does meets both
        ours.append(run([options.binary, "analyze", *paths, "--quiet"]))
        theirs.append(run([sys.executable, "-c", SCIPY, *paths], reports=True))
    (seconds, peak, status), (peer, peer_peak, peer_status) = best(ours), best(theirs)
    if status not in (0, 1, 3) or peer_status != 0:
        sys.exit(f"sparse.py: a run on {lines} lines ended with status {status} and {peer_status}")
    row = {
        "lines": lines, "entries": total, "seconds": seconds, "peak": peak, "status": status,
        "scipySeconds": peer, "scipyPeak": peer_peak,
    }
    print(
        f"{lines:>9} {total:>10} {seconds:>9.3f} s {peak / 2**20:>8.0f} MiB {peak / total:>8.0f} B an entry"
        f"   SciPy {peer:>8.3f} s {peer_peak / 2**20:>6.0f} MiB   status {status}", flush=True)
    return row


def slope(rows, key, offset):
    """The least-squares slope of log(value − offset) over log(entries)."""
    points = [(math.log(row["entries"]), math.log(max(row[key] - offset, 1e-9))) for row in rows]
    x, y = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(Path(__file__).parents[2] / ".build/release/supportcheck"))
    parser.add_argument("--decades", type=int, default=3)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json")
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("    lines    entries      time      memory")
        growth = [
            measure(options, folder, 10 ** (3 + decade), 10 ** (4 + decade), decade) for decade in range(options.decades + 1)
        ]
        # The smallest run is the program itself; of masks of 10⁵ entries on the growth is that of the masks.
        tail = growth[1:]
        slopes = {"time": slope(tail, "seconds", 0), "memory": slope(tail, "peak", growth[0]["peak"])}
        print(f"slope over the last {len(tail) - 1} decades: time {slopes['time']:.2f}, memory {slopes['memory']:.2f}")
        if max(slopes.values()) > 1.2:
            faults.append(f"time or memory grows faster than the entries: {slopes}")
        promised = []
        for lines, density in [(16_384, 0.001), (65_536, 0.0001)]:
            promised.append(measure(options, folder, lines, 2 * int(lines * lines * density), lines))
        if promised[0]["seconds"] > promised[0]["scipySeconds"]:
            faults.append("16,384 lines at 0.1 %: slower than SciPy's reading and product")
        if promised[1]["seconds"] > 1 or promised[1]["peak"] > 200 * 10**6:
            faults.append("65,536 lines at 0.01 %: more than a second or 200 MB")
    if options.json:
        Path(options.json).write_text(json.dumps({"growth": growth, "slopes": slopes, "promised": promised}, indent=1))
    print("\n".join(faults) if faults else "every promise is kept")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

"""Times of the dense numerics beside NumPy's (LAPACK) in the same run: benchmark.py PROBE SIZE…"""

import subprocess
import sys
import time

import numpy as np

OPERATIONS = {
    "product": lambda a, b: a @ b,
    "qr": lambda a, b: np.linalg.qr(a),
    "svd": lambda a, b: np.linalg.svd(a),
    "values": lambda a, b: np.linalg.svd(a, compute_uv=False),
}


def seconds(body):
    body()
    times = []
    while len(times) < 3 or (sum(times) < 0.2 and len(times) < 200):
        start = time.perf_counter()
        body()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]]
    print(f"NumPy {np.__version__}; seconds, least of at least three runs; ratio = ours / NumPy's")
    print(f"{'operation':<10}{'kind':<9}{'n':>5}{'ours':>12}{'NumPy':>12}{'ratio':>8}")
    for size in sizes:
        # One size after the other, ours and NumPy's, so that both meet the machine in the same state.
        output = subprocess.run([program, "times", str(size)], check=True, capture_output=True, text=True).stdout
        rng = np.random.default_rng(size)
        real = rng.standard_normal((2, size, size))
        given = {"real": real, "complex": np.stack([real[0] + 1j * real[1], real[1] + 1j * real[0]])}
        for line in output.splitlines():
            operation, kind, _, ours = line.split()
            theirs = seconds(lambda: OPERATIONS[operation](*given[kind]))
            ratio = float(ours) / theirs
            print(f"{operation:<10}{kind:<9}{size:>5}{float(ours):>12.6f}{theirs:>12.6f}{ratio:>8.2f}", flush=True)


main()

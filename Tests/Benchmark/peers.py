"""Measures one product of masks with SciPy or NumPy, and prints a report as JSON.

The folder holds `shape.json` and the packed masks `I.npy` and `J.npy` that `supportcheck-benchmark` writes: eight cells a
byte, lowest bit first. Only the product is timed; building its operands is not.
"""

import argparse
import json
import signal
import sys
import time
from pathlib import Path

import numpy
import scipy.sparse

PATIENCE_SECONDS = 5.0


def load(folder, name, width):
    packed = numpy.load(folder / f"{name}.npy")
    return numpy.unpackbits(packed, axis=1, count=width, bitorder="little")


def peak_bytes():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def operands(peer, folder):
    width = json.loads((folder / "shape.json").read_text())["width"]
    left, right = load(folder, "I", width), load(folder, "J", width)
    if peer == "dense":
        return left.astype(numpy.float32), numpy.ascontiguousarray(right.T, dtype=numpy.float32)
    return scipy.sparse.csr_array(left, dtype=numpy.float32), scipy.sparse.csr_array(right.T, dtype=numpy.float32)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=["scipy", "dense"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--time-limit", type=int, default=120)
    options = parser.parse_args()
    signal.alarm(options.time_limit)
    left, right = operands(options.peer, options.folder)
    times = []
    while len(times) < options.runs and sum(times) < PATIENCE_SECONDS * 1e9:
        start = time.perf_counter_ns()
        product = left @ right
        times.append(time.perf_counter_ns() - start)
    reached = product.nnz if options.peer == "scipy" else int(numpy.count_nonzero(product))
    # The cells that one support alone reaches, to compare with the analysis.
    values = product.data if options.peer == "scipy" else product
    report = {
        "times": {options.peer: times},
        "peakBytes": peak_bytes(),
        "counts": {"reached": reached, "private": int(numpy.count_nonzero(values == 1))},
        "notes": {"numpy": numpy.__version__, "scipy": scipy.__version__},
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()

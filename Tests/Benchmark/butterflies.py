"""Times the factorization of Hadamard matrices beside the authors' butterfly library (lazylinop), in one run.

    butterflies.py PROBE [--sizes 512,1024,2048,4096,8192] [--torch] [--json FILE]

Both factorize from left to right with orthonormalisation, the target in memory; the best of three runs, each program's inside its own process,
size after size, so that what else the machine does meets both. The library runs once for each of its decompositions on a processor, and the fastest
counts; above 2,048 only those within twice the fastest at the size before.
"""

import argparse
import json
import pathlib
import time
import warnings

import numpy
import threadpoolctl

import kronecker

warnings.filterwarnings("ignore")


def hadamard(size):
    matrix = numpy.ones((1, 1))
    while len(matrix) < size:
        matrix = numpy.block([[matrix, matrix], [matrix, -matrix]])
    return matrix


def library_seconds(target, size, backend, runs=3):
    from lazylinop.butterfly import Chain, ksd

    if backend.startswith("pytorch"):
        import torch

        target = torch.from_numpy(target)
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        ksd(target, Chain.square_dyadic((size, size)), ortho=True, order="l2r", svd_backend=backend)
        times.append(time.perf_counter() - began)
    return min(times)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("probe")
    parser.add_argument("--sizes", default="512,1024,2048,4096,8192")
    parser.add_argument("--torch", action="store_true")
    parser.add_argument("--json")
    options = parser.parse_args()
    backends = ["numpy_svd", "scipy_svd"] + (["pytorch_svd_cpu"] if options.torch else [])
    import lazylinop

    for pool in threadpoolctl.threadpool_info():
        print(f"{pool['internal_api']} {pool.get('version')}: {pool['num_threads']} threads, kernels for {pool.get('architecture', '-')}")
    print(f"lazylinop {getattr(lazylinop, '__version__', '')}, NumPy {numpy.__version__}")
    rows, kept, failed = [], backends, False
    for size in map(int, options.sizes.split(",")):
        answer, _ = kronecker.probe(options.probe, ("hadamard", size), kronecker.butterfly(size), bounds="bare", wants_factors=False)
        target = hadamard(size)
        # A first run at a small size keeps loading and planning out of the times.
        library = {}
        for backend in kept:
            library_seconds(hadamard(16), 16, backend, runs=1)
            library[backend] = library_seconds(target, size, backend)
        fastest = min(library, key=library.get)
        kept = [backend for backend in kept if size < 2048 or library[backend] <= 2 * library[fastest]]
        ratio, memory = library[fastest] / answer["seconds"], (answer["peak"] - answer["idle"]) / target.nbytes
        failed |= ratio < 3 or memory > 3
        rows.append({
            "size": size, "seconds": answer["seconds"], "library": library, "fastest": fastest, "ratio": ratio,
            "peak": answer["peak"], "idle": answer["idle"], "memory": memory, "error": answer["error"] / answer["norm"]})
        print(f"{size:6}: {answer['seconds']:9.4f} s, library {library[fastest]:9.3f} s ({fastest}), {ratio:7.1f} times; "
              f"peak {answer['peak'] / 2**20:7.0f} MiB, {answer['idle'] / 2**20:.0f} of them without a target: {memory:.2f} targets; relative error {answer['error'] / answer['norm']:.1e}; "
              + ", ".join(f"{backend} {seconds:.3f} s" for backend, seconds in library.items()), flush=True)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=2) + "\n")
    raise SystemExit(1 if failed else 0)


main()

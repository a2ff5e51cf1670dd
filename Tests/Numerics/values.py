"""Compares singular values with mpmath's: 300 graded and clustered matrices, each value within 1e-13 of itself.

    values.py PROBE [COUNT] [SEED]
"""

import collections
import concurrent.futures
import subprocess
import sys
import tempfile

import mpmath
import numpy as np

import matrices

LIMIT = 1e-13
DIGITS = 60


def exact_values(entries):
    """The singular values of the given doubles, to about thirty digits beyond the smallest."""
    mpmath.mp.dps = DIGITS
    rows, columns = entries.shape
    if np.iscomplexobj(entries):
        exact = mpmath.matrix(rows, columns)
        for i in range(rows):
            for j in range(columns):
                exact[i, j] = mpmath.mpc(float(entries[i, j].real), float(entries[i, j].imag))
        found = mpmath.svd_c(exact, compute_uv=False)
    else:
        exact = mpmath.matrix(rows, columns)
        for i in range(rows):
            for j in range(columns):
                exact[i, j] = mpmath.mpf(float(entries[i, j]))
        found = mpmath.svd_r(exact, compute_uv=False)
    return sorted((found[k] for k in range(columns)), reverse=True)


def relative_errors(case):
    """The largest error relative to the value itself, and relative to the largest value; of the probe and of LAPACK."""
    entries, ours = case
    exact = exact_values(entries)
    result = []
    for values in (ours, np.linalg.svd(entries, compute_uv=False)):
        errors = [abs(mpmath.mpf(float(value)) - true) for value, true in zip(values, exact)]
        result.append(float(max(error / true if true else error for error, true in zip(errors, exact))))
        result.append(float(max(errors) / exact[0]))
    return result


def probe(program, cases):
    """The probe's values for each matrix, and its three other numbers."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/in", "wb") as file:
            for entries in cases:
                is_complex = np.iscomplexobj(entries)
                file.write(np.array([*entries.shape, is_complex], dtype="<i8").tobytes())
                file.write(np.ascontiguousarray(entries, dtype="<c16" if is_complex else "<f8").tobytes())
        subprocess.run([program, "values", f"{folder}/in", f"{folder}/out"], check=True)
        numbers = np.fromfile(f"{folder}/out", dtype="<f8")
    place = 0
    for entries in cases:
        count = min(entries.shape)
        yield numbers[place:place + count], numbers[place + count:place + count + 3]
        place += count + 3


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20260101
    print(f"seed {seed}, {count} matrices of the promised classes, {DIGITS} digits")
    drawn = [*matrices.draw(seed, count, matrices.PROMISED), *matrices.draw(seed + 1, count // 10, matrices.BEYOND)]
    results = list(probe(program, [entries for _, entries in drawn]))
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        errors = list(pool.map(relative_errors, [(e, v) for (_, e), (v, _) in zip(drawn, results)]))
    table = collections.defaultdict(list)
    for (kind, entries), (_, checks), found in zip(drawn, results, errors):
        table[kind].append([*found, checks[0], max(checks[1:]), min(entries.shape)])
    print(f"{'class':<10}{'number':>7}{'σ rel.':>10}{'to σ1':>10}{'LAPACK':>10}{'to σ1':>10}{'A−UΣVᴴ':>10}{'U, V':>10}{'largest':>8}")
    failed = False
    for kind in (*matrices.PROMISED, *matrices.BEYOND):
        worst = np.max(table[kind], axis=0)
        print(f"{kind:<10}{len(table[kind]):>7}" + "".join(f"{value:>10.1e}" for value in worst[:-1]) + f"{int(worst[-1]):>8}")
        failed |= kind in matrices.PROMISED and not worst[0] <= LIMIT
        failed |= not (worst[1] <= LIMIT and worst[4] <= LIMIT and worst[5] <= 1e-12)
    print("beyond the limit" if failed else f"every value of the promised classes is within {LIMIT} of itself")
    sys.exit(failed)


main()

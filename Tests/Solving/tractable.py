"""200 random tractable instances, solved by the tool and compared with NumPy's decompositions of the blocks.

    tractable.py TOOL [COUNT [SEED]]

Disjoint and identical supports, lines in random order, and classes that absorb others; real and complex targets, in double and in single precision. The relative
error has to be within 1e-12 of the optimum (of factors in single precision, 1e-6), factors have to be zero outside their masks, exactly; a plan that analyze
wrote has to give the same bytes.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

from absorption import optimum

TYPES = [np.float64, np.complex128, np.float32, np.complex64]


def disjoint(rng):
    """Rectangles side by side on shuffled lines, each with a few equal supports."""
    m, n = rng.integers(2, 60, 2)
    count = rng.integers(1, min(m, n, 8) + 1)
    rows, columns = rng.integers(0, count + 1, m), rng.integers(0, count + 1, n)  # the last group is in no rectangle
    supports = []
    for block in range(count):
        supports += [(rows == block, columns == block)] * int(rng.integers(1, 5))
    return supports


def absorbing(rng):
    """The same, with wide classes on top that take every value: on whole rectangles, on lines, on parts of them."""
    supports = disjoint(rng)
    m, n = len(supports[0][0]), len(supports[0][1])
    for _ in range(rng.integers(1, 4)):
        kind = rng.integers(3)
        if kind == 0:  # few rows, any columns, as many supports as rows
            chosen = rng.choice(m, min(m, int(rng.integers(1, 5))), replace=False)
            supports += [(np.isin(np.arange(m), chosen), rng.random(n) < rng.choice([0.3, 1.0]))] * len(chosen)
        elif kind == 1:  # few columns
            chosen = rng.choice(n, min(n, int(rng.integers(1, 5))), replace=False)
            supports += [(rng.random(m) < rng.choice([0.3, 1.0]), np.isin(np.arange(n), chosen))] * len(chosen)
        else:  # the rows of a rectangle, so that others lose lines
            rows, _ = supports[rng.integers(len(supports))]
            supports += [(rows, np.ones(n, bool))] * int(rows.sum())
    return supports


def masks(rng):
    supports = disjoint(rng) if rng.random() < 0.3 else absorbing(rng)
    rng.shuffle(supports)
    I = np.array([rows for rows, _ in supports]).T
    J = np.array([columns for _, columns in supports]).T
    return np.ascontiguousarray(I), np.ascontiguousarray(J)


def run(tool, *arguments, status=0):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != status:
        sys.exit(f"status {done.returncode} of {arguments}: {done.stderr}")
    return done.stdout


def main():
    tool = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261127
    rng = np.random.default_rng(seed)
    print(f"seed {seed}")
    worst = collections.defaultdict(float)
    kinds = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        target, file, planned, plan = folder / "A.npy", folder / "masks.npz", folder / "planned.npz", folder / "plan.json"
        while sum(kinds.values()) < count:
            I, J = masks(rng)
            dtype = TYPES[sum(kinds.values()) % 4]
            A = rng.standard_normal((I.shape[0], J.shape[0]))
            if np.issubdtype(dtype, np.complexfloating):
                A = A + 1j * rng.standard_normal(A.shape)
            A = (A * 10.0 ** rng.integers(-3, 4)).astype(dtype)
            best, is_absorbed = optimum(A, I, J)
            if best is None:
                continue
            np.savez(file, I=I, J=J)
            np.save(target, A)
            report = json.loads(run(tool, "solve", file, "--target", target, "-o", folder / "factors.npz", "--format", "json"))
            with np.load(folder / "factors.npz") as factors:
                X, Y = factors["X"], factors["Y"]
            assert X.dtype == dtype and Y.dtype == dtype, (X.dtype, dtype)
            assert X.shape == I.shape and Y.shape == J.shape
            assert not X[~I].any() and not Y[~J].any(), "an entry outside the masks"
            wide = np.complex128 if np.iscomplexobj(A) else np.float64
            norm = np.linalg.norm(A.astype(wide))
            error = np.linalg.norm(A.astype(wide) - X.astype(wide) @ Y.astype(wide).T)
            is_single = dtype in (np.float32, np.complex64)
            gap = abs(error - best) / norm
            told = abs(report["error"] - best) / norm
            name = f"{np.dtype(dtype).name}{', absorbed' if is_absorbed else ''}"
            kinds[name] += 1
            worst[name] = max(worst[name], gap)
            worst["the error that is told"] = max(worst["the error that is told"], told)
            assert gap <= (1e-6 if is_single else 1e-12), f"{name}: {gap}"
            assert told <= 1e-12, f"{name}: {told} told"
            assert report["method"] == "blocks" and report["optimal"] is True
            assert report["bounds"]["lower"]["error"] <= report["error"]
            assert report["bounds"]["lower"]["error"] >= report["error"] - 1e-12 * norm
            if is_single:
                assert abs(report["errorAsWritten"] - error) <= 1e-12 * norm
            plan.write_text(run_analysis(tool, file))
            run(tool, "solve", file, "--target", target, "-o", planned, "--plan", plan, "--quiet")
            assert planned.read_bytes() == (folder / "factors.npz").read_bytes(), "the plan gives other bytes"
    for name in sorted(kinds):
        print(f"{kinds[name]:4} {name}: error within {worst[name]:.1e} ‖A‖ of the optimum")
    print(f"the error that is told: within {worst['the error that is told']:.1e} ‖A‖ of the optimum")


def run_analysis(tool, file):
    """The report of the analysis, whatever the verdict on closedness."""
    return run(tool, "analyze", file, "--format", "json", "--exit-zero", "--timeout", "20")


main()

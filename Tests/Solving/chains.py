"""Holds the factors of Kronecker-sparse chains against NumPy and the authors' butterfly library (lazylinop).

    chains.py PROBE [--quick] [--seed N] [--only exact|transforms|noisy]

Every product is formed again here from the factors' values, so neither the tool's error nor its bounds are taken on trust. Exits 1 if a statement fails.
"""

import argparse
import collections
import time
import warnings

import numpy

import kronecker

warnings.filterwarnings("ignore")


class Tally:
    def __init__(self):
        self.failures = []
        self.counts = collections.Counter()
        self.worst = collections.defaultdict(float)

    def hold(self, statement, holds, case):
        self.counts[statement] += 1
        if not holds:
            self.failures.append(f"{statement}: {case}")
            print("FAILED", self.failures[-1], flush=True)

    def note(self, figure, value):
        self.worst[figure] = max(self.worst[figure], value)


def library_factors(target, patterns, order="l2r"):
    from lazylinop.butterfly import Chain, ksd

    found = ksd(target, Chain([tuple(pattern) for pattern in patterns]), ortho=True, order=order, svd_backend="numpy_svd")
    return [numpy.asarray(values) for values in found.ks_values]


def norm(matrix):
    return float(numpy.linalg.norm(matrix))


def best_two_factor_error(target, patterns, k):
    """E_k, from the masks of the two products and LAPACK: blocks are found as classes of equal rank-one supports."""
    left, right = patterns[0], patterns[k]
    for pattern in patterns[1:k]:
        left = kronecker.join(left, pattern)
    for pattern in patterns[k + 1:]:
        right = kronecker.join(right, pattern)
    rows, columns = kronecker.mask(left), kronecker.mask(right)
    classes = collections.Counter((rows[:, t].tobytes(), columns[t].tobytes()) for t in range(rows.shape[1]))
    rest, square = target.copy(), 0.0
    for (row_key, column_key), multiplicity in classes.items():
        cells = numpy.ix_(numpy.frombuffer(row_key, bool), numpy.frombuffer(column_key, bool))
        square += float((numpy.linalg.svd(target[cells], compute_uv=False)[multiplicity:] ** 2).sum())
        rest[cells] = 0
    return float(numpy.sqrt(square + norm(rest) ** 2))


def exact(tool, tally, random, count):
    """Targets that are products of random factors on random chains."""
    refused = 0
    for number in range(count):
        patterns = kronecker.random_chain(random, int(random.integers(1, 6)), 96)
        target = kronecker.product(kronecker.draw(patterns, random, number % 3 == 0))
        order = ("left-to-right", "balanced")[number % 2]
        answer, factors = kronecker.probe(tool, target, patterns, order)
        error = norm(target - kronecker.product(factors)) / norm(target)
        tally.note("relative error on exact targets", error)
        tally.hold("an exact target is found to 1e-13", error <= 1e-13, f"{patterns} {order} {error}")
        try:
            library = library_factors(target, patterns, "l2r" if number % 2 == 0 else "balanced")
            solved = norm(target - kronecker.product(library)) <= 1e-10 * norm(target)
        except Exception:
            solved = False
        refused += not solved
        # The same chain with another target: nothing is exact, cells outside of the product count.
        other = target + random.uniform(0.1, 1) * norm(target) / numpy.sqrt(target.size) * random.standard_normal(target.shape)
        answer, factors = kronecker.probe(tool, other, patterns, order)
        sandwich(tally, other, answer, factors, f"{patterns} {order}")
        for split in answer["splits"]:
            expected = best_two_factor_error(other, patterns, split["position"])
            tally.hold("E_k is LAPACK's", abs(split["best"] - expected) <= 1e-11 * norm(other), f"{patterns} {split} {expected}")
            # Cells outside are in the best error, not in the one that was committed.
            tally.hold("a split's error is at most E_k", split["committed"] <= split["best"] * (1 + 1e-9) + 1e-13 * norm(other), f"{patterns} {split}")
    print(f"random chains: {count}, of which the library refuses or fails on {refused}", flush=True)
    tally.hold("chains that the library refuses are among them", refused > 0, "")


def sandwich(tally, target, answer, factors, case):
    error, slack = norm(target - kronecker.product(factors)), 1e-12 * norm(target)
    tally.hold("the error that is reported is that of the product", abs(error - answer["error"]) <= slack, f"{case} {error} {answer['error']}")
    tally.hold("max E_k ≤ error", answer["lower"] <= error + slack, f"{case} {answer} {error}")
    tally.hold("error ≤ the upper bound", error <= answer["upper"] + slack, f"{case} {answer} {error}")
    if answer["lower"] > slack:
        tally.note("error over max E_k", error / answer["lower"])
        tally.note("error over the upper bound", error / answer["upper"])
    return error


def hadamard(size):
    matrix = numpy.ones((1, 1))
    while len(matrix) < size:
        matrix = numpy.block([[matrix, matrix], [matrix, -matrix]])
    return matrix


def fourier(size):
    """The Fourier matrix with its columns in bit-reversed order, so that it is a butterfly."""
    bits = size.bit_length() - 1
    reverse = numpy.array([int(format(j, f"0{bits}b")[::-1], 2) if bits else 0 for j in range(size)])
    return numpy.exp(-2j * numpy.pi * (numpy.arange(size)[:, None] * reverse[None, :] % size) / size)


def transforms(tool, tally, largest):
    for name, build in (("hadamard", hadamard), ("fourier", fourier)):
        size = 2
        while size <= largest:
            patterns = kronecker.butterfly(size)
            for order in ("left-to-right", "balanced"):
                answer, factors = kronecker.probe(tool, (name, size), patterns, order, bounds="measured")
                claimed = answer["error"] / answer["norm"]
                if size <= 2048:
                    target = build(size)
                    error = norm(target - kronecker.product(factors)) / norm(target)
                else:
                    # The product applied to 64 columns of the identity.
                    columns = numpy.zeros((size, 64), dtype=factors[0].dtype)
                    chosen = numpy.arange(64) * (size // 64) + 5
                    columns[chosen, numpy.arange(64)] = 1
                    applied = columns
                    for factor in reversed(factors):
                        applied = kronecker.times(factor, applied)
                    if name == "hadamard":
                        counts = numpy.bitwise_count(numpy.arange(size)[:, None] & chosen[None, :])
                        expected = 1.0 - 2.0 * (counts % 2)
                    else:
                        bits = size.bit_length() - 1
                        reverse = numpy.array([int(format(j, f"0{bits}b")[::-1], 2) for j in chosen])
                        expected = numpy.exp(-2j * numpy.pi * (numpy.arange(size)[:, None] * reverse[None, :] % size) / size)
                    error = norm(expected - applied) / norm(expected)
                tally.note(f"relative error, {name}", max(error, claimed))
                tally.hold(f"{name} is found to 1e-13", max(error, claimed) <= 1e-13, f"{size} {order} {error} {claimed}")
            size *= 2
    print(f"transforms: 2 to {largest}", flush=True)


def noisy_chain(random, sizes):
    """A chain of rank 1, 2 or 4 and a size; radices are larger than the rank, so that no pair is redundant."""
    r = int(random.choice([1, 1, 2, 2, 4]))
    size = int(random.choice(sizes))
    while True:
        radices, left = [], size
        while left > 1:
            radix = int(random.choice([k for k in (2, 4, 8, 16) if left % k == 0 and k > r] or [left]))
            radices.append(radix)
            left //= radix
        if len(radices) >= 2 and all(radix > r for radix in radices):
            return r, size, kronecker.butterfly(size, r, radices)


def noisy(tool, tally, random, count, large):
    """Products of random factors, or Hadamard matrices, with noise: the sandwich, and the library beside."""
    began = time.time()
    plan = [128] * 120 + [256] * 100 + [512] * 50 + [1024] * 20 + [2048] * 6 + [4096] * 4
    for number in range(count):
        size = plan[number * len(plan) // count]
        if size > large:
            continue
        r, size, patterns = noisy_chain(random, [size])
        is_complex = number % 4 == 3 and size <= 1024
        exact = kronecker.product(kronecker.draw(patterns, random, is_complex))
        level = random.uniform(0.01, 0.3)
        noise = random.standard_normal(exact.shape)
        target = exact + level * norm(exact) / norm(noise) * noise
        case = f"N = {size}, rank {r}, noise {level:.3f}, {patterns}"
        answer, factors = kronecker.probe(tool, target, patterns)
        error = sandwich(tally, target, answer, factors, case)
        library = norm(target - kronecker.product(library_factors(target, patterns)))
        tally.note("error over the library's, less 1", error / library - 1)
        tally.hold("the error is at most the library's", error <= library * (1 + 1e-9), f"{case}: {error} {library}")
        if number % 25 == 24:
            print(f"  {number + 1} of {count}, {time.time() - began:.0f} s", flush=True)
    print(f"noisy: {count}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("probe")
    parser.add_argument("--quick", action="store_true", help="30 chains of each kind, sizes to 512")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["exact", "transforms", "noisy"])
    options = parser.parse_args()
    tally = Tally()
    print(f"seed {options.seed}")
    if options.only in (None, "exact"):
        exact(options.probe, tally, numpy.random.default_rng(options.seed), 30 if options.quick else 300)
    if options.only in (None, "transforms"):
        transforms(options.probe, tally, 512 if options.quick else 8192)
    if options.only in (None, "noisy"):
        noisy(options.probe, tally, numpy.random.default_rng([options.seed, 2]), 30 if options.quick else 300, 512 if options.quick else 4096)
    for statement, number in tally.counts.items():
        print(f"{number:6} {statement}")
    for figure, value in tally.worst.items():
        print(f"worst {figure}: {value:.3g}")
    print(f"{len(tally.failures)} failures")
    raise SystemExit(1 if tally.failures else 0)


main()

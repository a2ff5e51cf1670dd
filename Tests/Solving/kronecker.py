"""Chains of Kronecker-sparse factors in NumPy: patterns (a, b, c, d), factors as a × b × c × d arrays. Shares nothing with the tool."""

import json
import pathlib
import subprocess
import tempfile

import numpy


def rank(left, right):
    """r of a chainable pair, else None."""
    (a1, _, c1, d1), (a2, b2, _, d2) = left, right
    r = a1 * c1 // a2
    return r if a1 * c1 == r * a2 and b2 * d2 == r * d1 and a2 % a1 == 0 and d1 % d2 == 0 else None


def join(left, right):
    (a1, b1, _, d1), (a2, _, c2, d2) = left, right
    return (a1, b1 * d1 // d2, a2 * c2 // a1, d2)


def shape(patterns):
    (a, b, _, d), (e, _, g, h) = patterns[0], patterns[-1]
    return a * b * d, e * g * h


def times(factor, matrix):
    """F M for a factor as an a × b × c × d array."""
    a, b, c, d = factor.shape
    columns = matrix.shape[1]
    inner = matrix.reshape(a, c, d, columns).transpose(0, 2, 1, 3)
    return (factor.transpose(0, 3, 1, 2) @ inner).transpose(0, 2, 1, 3).reshape(a * b * d, columns)


def product(factors):
    """F_1 ⋯ F_L."""
    a, _, c, d = factors[-1].shape
    result = numpy.eye(a * c * d, dtype=factors[-1].dtype)
    for factor in reversed(factors):
        result = times(factor, result)
    return result


def mask(pattern):
    a, b, c, d = pattern
    return numpy.kron(numpy.eye(a), numpy.kron(numpy.ones((b, c)), numpy.eye(d))) != 0


def draw(patterns, random, complex_entries):
    def normal(size):
        values = random.standard_normal(size)
        return values + 1j * random.standard_normal(size) if complex_entries else values

    return [normal(pattern) for pattern in patterns]


def random_chain(random, length, lines, first_a=(1, 1, 2, 3)):
    """A chainable chain by the definition: a | a', d' | d, ac/a' = b'd'/d; redundant pairs, identities and a single factor come up of themselves."""

    def divisors(n):
        return [k for k in range(1, n + 1) if n % k == 0]

    def pick(values):
        return int(values[random.integers(len(values))])

    while True:
        chain = [(pick(first_a), pick([1, 2, 3, 4, 5]), pick([1, 2, 3, 4, 6, 8]), pick([1, 2, 3, 4, 6, 8, 12]))]
        while len(chain) < length:
            a, _, c, d = chain[-1]
            r, inner = pick(divisors(c)), pick(divisors(d))
            chain.append((a * c // r, r * d // inner, pick([1, 2, 3, 4, 6]), inner))
        if all(max(shape([pattern])) <= lines for pattern in chain):
            return chain


def butterfly(size, r=1, radices=None):
    """The chain with these radices (2 everywhere, if none are given) and rank r at every split."""
    radices = radices or [2] * (size.bit_length() - 1)
    chain, done = [], 1
    for position, radix in enumerate(radices):
        left = 1 if position == 0 else r
        right = 1 if position == len(radices) - 1 else r
        chain.append((done, radix * left, radix * right, size // (done * radix)))
        done *= radix
    return chain


def probe(tool, target, patterns, order="left-to-right", ortho=True, bounds="bounds", wants_factors=True):
    """What the tool says of a target on a chain, and its factors; `target` is an array, or a name with its size."""
    with tempfile.TemporaryDirectory() as folder:
        values = pathlib.Path(folder, "factors")
        if isinstance(target, tuple):
            name, rows = target
            columns, is_complex = rows, name == "fourier"
        else:
            name, (rows, columns), is_complex = str(pathlib.Path(folder, "target")), target.shape, numpy.iscomplexobj(target)
            numpy.ascontiguousarray(target, dtype=complex if is_complex else float).tofile(name)
        run = subprocess.run(
            [tool, name, str(rows), str(columns), "complex" if is_complex else "real", order, "ortho" if ortho else "plain", bounds,
             str(values) if wants_factors else "-"] + [",".join(map(str, pattern)) for pattern in patterns],
            capture_output=True, text=True)
        assert run.returncode == 0, f"{patterns}: {run.stdout}{run.stderr}"
        answer = json.loads(run.stdout)
        if not wants_factors:
            return answer, None
        raw, factors, start = numpy.fromfile(values, dtype=complex if is_complex else float), [], 0
        for pattern in patterns:
            count = int(numpy.prod(pattern))
            factors.append(raw[start:start + count].reshape(pattern))
            start += count
        assert start == len(raw)
        return answer, factors

"""The matrices on which singular values are compared, made from a seed.

Classes for which high relative accuracy is promised (B is well-conditioned: singular values between 1 and 10):
    columns    B D          columns of very different size
    rows       D B          rows of very different size
    both       D1 B D2      both
    clusters   U S V        values in tight clusters, between 0.1 and 1
    graded     U S V D      clusters, then columns scaled
Classes beyond, where only an error relative to the largest value is promised:
    rotated    U S V        values from 1 down to 1e-20 in general position
    hilbert    1 / (i + j + 1)
"""

import numpy as np

PROMISED = ("columns", "rows", "both", "clusters", "graded")
BEYOND = ("rotated", "hilbert")


def orthogonal(rng, rows, columns, is_complex):
    """Orthonormal columns (rows ≥ columns)."""
    entries = rng.standard_normal((rows, columns))
    if is_complex:
        entries = entries + 1j * rng.standard_normal((rows, columns))
    return np.linalg.qr(entries)[0]


def with_values(rng, rows, columns, values, is_complex):
    left = orthogonal(rng, rows, columns, is_complex)
    right = orthogonal(rng, columns, columns, is_complex)
    return (left * values) @ right.conj().T


def scales(rng, count, decades):
    """Scales from 1 down to 10^-decades in any order."""
    exponents = rng.uniform(0, decades, count)
    exponents[:2] = (0, decades)
    return 10.0 ** -rng.permutation(exponents)


def clustered(rng, count):
    centres = rng.uniform(0.1, 1, max(1, count // 6))
    spread = 10.0 ** -rng.integers(4, 16)
    return rng.choice(centres, count) * (1 + spread * rng.standard_normal(count))


def matrix(rng, kind, rows, columns, is_complex):
    well = lambda: with_values(rng, rows, columns, rng.uniform(1, 10, columns), is_complex)
    decades = rng.uniform(2, 20)
    if kind == "columns":
        return well() * scales(rng, columns, decades)
    if kind == "rows":
        return well() * scales(rng, rows, decades)[:, None]
    if kind == "both":
        return well() * scales(rng, rows, decades / 2)[:, None] * scales(rng, columns, decades / 2)
    if kind == "clusters":
        return with_values(rng, rows, columns, clustered(rng, columns), is_complex)
    if kind == "graded":
        return with_values(rng, rows, columns, clustered(rng, columns), is_complex) * scales(rng, columns, decades)
    if kind == "rotated":
        return with_values(rng, rows, columns, np.logspace(0, -20, columns), is_complex)
    return (1.0 / (np.arange(rows)[:, None] + np.arange(columns) + 1)) * (1 + 0j if is_complex else 1)


def draw(seed, count, kinds, largest=60):
    """Matrices of sizes 2 to `largest`, square and tall, real and complex, in turn of the kinds."""
    rng = np.random.default_rng(seed)
    for index in range(count):
        columns = int(round(2 * (largest / 2) ** rng.uniform()))
        rows = columns if rng.uniform() < 0.5 else columns + int(rng.integers(0, 1 + min(columns, largest - columns)))
        kind = kinds[index % len(kinds)]
        is_complex = bool(index // len(kinds) % 3 == 2)
        yield kind, matrix(rng, kind, rows, columns, is_complex)

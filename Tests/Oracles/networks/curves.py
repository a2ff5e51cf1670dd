"""Random curves of layers on masks, with poles in t = 0, whose product has a limit.

All layers but one have random entries with few terms c·t^e, −2 ≤ e ≤ 2. That the product has no pole is linear in the coefficients of the one
that is left, −3 ≤ e ≤ 2: a random element of the solutions is taken, with Python fractions.
"""

from fractions import Fraction

import laurent

EXPONENTS = range(-3, 3)


def random_layer(generator, mask, sparsity):
    """Entries on the mask: zero, c·t^e or two such terms."""
    result = {}
    for o, row in enumerate(mask):
        for i, cell in enumerate(row):
            if cell == "1" and generator.random() > sparsity:
                terms = 2 if generator.random() < 0.25 else 1
                result[o, i] = {generator.choice((-2, -1, -1, 0, 0, 0, 1, 1, 2)): Fraction(generator.choice((-2, -1, 1, 1, 2))) for _ in range(terms)}
    return result


def kernel(equations):
    """A basis of the solutions of linear equations {unknown: coefficient} = 0, each solution {unknown: value}; unknowns not named are passed over."""
    pivots = {}
    for equation in equations:
        row = dict(equation)
        for unknown in [u for u in row if u in pivots]:
            subtract(row, pivots[unknown], row.get(unknown, 0))
        if not row:
            continue
        pivot = min(row)
        scale = row[pivot]
        row = {u: c / scale for u, c in row.items()}
        for other in pivots.values():
            subtract(other, row, other.get(pivot, 0))
        pivots[pivot] = row
    free = sorted({u for equation in equations for u in equation} - set(pivots))
    return [{f: Fraction(1)} | {p: -row[f] for p, row in pivots.items() if f in row} for f in free]


def subtract(row, other, factor):
    if factor:
        for unknown, c in other.items():
            value = row.get(unknown, 0) - factor * c
            if value:
                row[unknown] = value
            else:
                row.pop(unknown, None)


def random_curve(generator, masks):
    """Layers whose product has a limit as t → 0, one of them with a pole; None if this try has none."""
    solved = generator.randrange(len(masks))
    sparsity = generator.choice((0, 0.15, 0.3, 0.5))
    layers = [random_layer(generator, mask, sparsity) for mask in masks]
    unknowns = [(o, i, e) for o, row in enumerate(masks[solved]) for i, cell in enumerate(row) if cell == "1" for e in EXPONENTS]
    poles = {}
    for o, i, e in unknowns:
        layers[solved] = {(o, i): {e: Fraction(1)}}
        for place, cell in laurent.product(layers).items():
            for exponent, c in cell.items():
                if exponent < 0:
                    poles.setdefault((place, exponent), {})[o, i, e] = c
    basis = kernel(list(poles.values()))
    bound = {unknown for equation in poles.values() for unknown in equation}
    basis += [{unknown: Fraction(1)} for unknown in unknowns if unknown not in bound]
    share = generator.choice((0.2, 0.5, 0.9))
    chosen = {}
    for element in basis:
        if generator.random() < share:
            subtract(chosen, element, generator.choice((-2, -1, 1, 2)))
    layers[solved] = {}
    for (o, i, e), c in chosen.items():
        layers[solved].setdefault((o, i), {})[e] = c
    has_pole = any(e < 0 for entries in layers for entry in entries.values() for e in entry)
    return layers if has_pole else None

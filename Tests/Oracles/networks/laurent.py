"""Products of layers whose entries are Laurent polynomials in t, with Python fractions.

A layer is {(output, input): {exponent: coefficient}}; an entry that is not listed is zero.
"""

from fractions import Fraction


def layer(entries, mask):
    """The layer of a certificate; raises ValueError for an entry outside the mask or one listed twice."""
    result = {}
    for o, i, terms in entries:
        if mask[o][i] != "1" or (o, i) in result:
            raise ValueError(f"entry ({o}, {i})")
        result[o, i] = {exponent: Fraction(value) for exponent, value in terms}
    return result


def times(second, first):
    """second · first, the layer `first` being applied first."""
    rows = {}
    for (k, j), v in first.items():
        rows.setdefault(k, []).append((j, v))
    result = {}
    for (i, k), u in second.items():
        for j, v in rows.get(k, ()):
            cell = result.setdefault((i, j), {})
            for d, c in u.items():
                for e, b in v.items():
                    cell[d + e] = cell.get(d + e, 0) + c * b
    return {place: nonzero for place, cell in result.items() if (nonzero := {e: c for e, c in cell.items() if c})}


def product(layers):
    """W_N ⋯ W_1, of layers with the input side first."""
    result = layers[0]
    for following in layers[1:]:
        result = times(following, result)
    return result


def limit(cells):
    """The entries as t → 0 that are not zero; None if an entry has a pole."""
    if any(exponent < 0 for cell in cells.values() for exponent in cell):
        return None
    return {place: cell[0] for place, cell in cells.items() if 0 in cell}


def at(value, layers):
    """The layers at t = value, as layers of constants."""
    return [{place: {0: sum(c * value**e for e, c in entry.items())} for place, entry in entries.items()} for entries in layers]

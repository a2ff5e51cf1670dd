"""Looks for factors of a matrix on the masks of layers: exactly, with random values for all layers but one, and then with z3."""

from fractions import Fraction

import curves
import laurent
import z3_layers

ONE = (99, 99)  # the unknown that stands for the constant 1; the last in order, so that it is a pivot of contradictions only


def linear_layer(masks, layers, free, a):
    """A layer on the mask `free` with which the product is a, the others being given; None if there is none."""
    unknowns = [(o, i) for o, row in enumerate(masks[free]) for i, cell in enumerate(row) if cell == "1"]
    equations = {place: {ONE: -value} for place, value in a.items()}
    for place in unknowns:
        for cell, value in laurent.product([{place: {0: Fraction(1)}} if l == free else layer for l, layer in enumerate(layers)]).items():
            equations.setdefault(cell, {})[place] = value[0]
    solutions = curves.kernel(list(equations.values()))
    # Every free unknown has an element of the basis; that of the constant is there unless the equations contradict each other.
    solution = next((element for element in solutions if element.get(ONE)), None)
    return solution and {place: {0: value} for place, value in solution.items() if place != ONE}


def exact_factors(generator, masks, a, tries):
    """Layers whose product is a, multiplied out; None if no try had any."""
    values = sorted({Fraction(v) for v in (-2, -1, 0, 0, 1, 1, 2)} | set(a.values()))
    for _ in range(tries):
        free = generator.randrange(len(masks))
        share = generator.choice((0.6, 0.9, 1))
        layers = [
            {(o, i): {0: v} for o, row in enumerate(mask) for i, cell in enumerate(row)
             if cell == "1" and generator.random() < share and (v := generator.choice(values))}
            for mask in masks
        ]
        solved = linear_layer(masks, layers, free, a)
        if solved is not None:
            layers[free] = solved
            if {place: cell[0] for place, cell in laurent.product(layers).items()} == a:
                return layers
    return None


def answer(generator, masks, a, milliseconds, tries=6):
    """"exact", z3's "sat", "sat, some values given", "unsat", or "suspect" where nobody finds factors."""
    if exact_factors(generator, masks, a, tries):
        return "exact"
    for scaled in (False, True):
        found = z3_layers.factors_exist(masks, a, milliseconds, scaled=scaled)
        if found != "unknown":
            return found
    places = [(l, o, i) for l, mask in enumerate(masks) for o, row in enumerate(mask) for i, cell in enumerate(row) if cell == "1"]
    for _ in range(60):
        share = generator.choice((0.3, 0.4, 0.5))
        fixed = {place: generator.choice((-2, -1, 0, 0, 1, 1, 2)) for place in generator.sample(places, int(share * len(places)))}
        if z3_layers.factors_exist(masks, a, milliseconds // 4, fixed) == "sat":
            return "sat, some values given"
    return "suspect"

"""Asks z3 (QF_NRA, the reals) whether a matrix is a product of layers on their masks."""

import z3


def factors_exist(masks, a, milliseconds, fixed=None, scaled=False):
    """z3's answer to: are there real W_l on the masks with W_N ⋯ W_1 = A? A is {(i, j): value}; entries not listed are zero.

    `fixed` gives values to some variables, {(l, o, i): value}: then "sat" still means that A is a product, "unsat" means nothing.
    With `scaled` the first entry of every row but those of the last layer is 0 or 1, which loses nothing: multiply the outputs of each layer
    in turn by what makes it so, and divide the layer after it.
    """
    solver = z3.SolverFor("QF_NRA")
    solver.set("timeout", milliseconds)
    paths = None
    for l, mask in enumerate(masks):
        matrix = []
        for o, row in enumerate(mask):
            matrix.append([])
            for i, cell in enumerate(row):
                if cell != "1":
                    matrix[-1].append(None)
                elif fixed and (l, o, i) in fixed:
                    matrix[-1].append(z3.RealVal(str(fixed[l, o, i])))
                else:
                    matrix[-1].append(z3.Real(f"w_{l}_{o}_{i}"))
            first = next((v for v in matrix[-1] if v is not None), None)
            if scaled and l < len(masks) - 1 and first is not None:
                solver.add(z3.Or(first == 0, first == 1))
        paths = matrix if paths is None else _times(matrix, paths)
    for i, row in enumerate(paths):
        for j, entry in enumerate(row):
            solver.add((z3.RealVal(0) if entry is None else entry) == z3.RealVal(str(a.get((i, j), 0))))
    return str(solver.check())


def _times(second, first):
    def entry(row, j):
        terms = [u * first[k][j] for k, u in enumerate(row) if u is not None and first[k][j] is not None]
        return z3.Sum(terms) if terms else None

    return [[entry(row, j) for j in range(len(first[0]))] for row in second]

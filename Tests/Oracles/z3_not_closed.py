"""Holds certificates of "not closed" against an oracle of other make.

For every certificate of a folder, read from the JSON alone:
  - X(t) Y(t)^T -> A as t -> 0, expanded with Python fractions;
  - z3 (QF_NRA, the reals) says that no X, Y on the masks have X Y^T = A;
  - as a control, z3 does not say so of the product X(1) Y(1)^T.

Prints counts. Exits 1 if z3 finds a factorization, a curve does not tend to A or a control fails, 2 if there is nothing to check.
Unknown answers are reported and prove nothing in either direction.
"""

import argparse
import collections
import fractions
import glob
import json
import multiprocessing
import os
import sys

import z3


def masks(certificate):
    return certificate["instance"]["I"], certificate["instance"]["J"]


def limit_matrix(certificate):
    left, right = masks(certificate)
    a = [[fractions.Fraction(0)] * len(right) for _ in left]
    for i, j, value in certificate["witness"]["A"]:
        a[i][j] = fractions.Fraction(value)
    return a


def factor(entries, mask):
    """Laurent polynomials by position, as {exponent: coefficient}; raises ValueError outside the mask."""
    result = {}
    for line, support, terms in entries:
        if mask[line][support] != "1":
            raise ValueError(f"entry ({line}, {support}) lies outside the mask")
        result[line, support] = {exponent: fractions.Fraction(value) for exponent, value in terms}
    return result


def product(certificate):
    """The cells of X(t) Y(t)^T, as {exponent: coefficient}."""
    left, right = masks(certificate)
    lower, upper = certificate["witness"]["layers"]
    x = factor(upper, left)
    y = factor([[j, k, terms] for k, j, terms in lower], right)
    cells = [[collections.defaultdict(fractions.Fraction) for _ in right] for _ in left]
    for (i, k), u in x.items():
        for (j, l), v in y.items():
            if k == l:
                for d, c in u.items():
                    for e, b in v.items():
                        cells[i][j][d + e] += c * b
    return cells


def tends_to(cell, value):
    return all(c == 0 for exponent, c in cell.items() if exponent < 0) and cell[0] == value


def curve_tends_to_limit(certificate, cells):
    a = limit_matrix(certificate)
    return all(tends_to(cell, value) for row, values in zip(cells, a) for cell, value in zip(row, values))


def has_factorization(certificate, a, milliseconds):
    """z3's answer to: is A = X Y^T for some real X, Y on the masks?"""
    left, right = masks(certificate)
    solver = z3.SolverFor("QF_NRA")
    solver.set("timeout", milliseconds)

    def unknowns(mask, name):
        return [[z3.Real(f"{name}_{i}_{k}") if cell == "1" else None for k, cell in enumerate(row)] for i, row in enumerate(mask)]

    x, y = unknowns(left, "x"), unknowns(right, "y")
    for i, row in enumerate(x):
        for j, column in enumerate(y):
            terms = [u * v for u, v in zip(row, column) if u is not None and v is not None]
            value = z3.RealVal(str(a[i][j]))
            solver.add((z3.Sum(terms) if terms else z3.RealVal(0)) == value)
    return str(solver.check())


def check(task):
    path, milliseconds = task
    with open(path, encoding="utf-8") as file:
        certificate = json.load(file)
    if certificate["verdict"] != "not-closed":
        return path, False, "not a certificate of this kind", "none"
    try:
        cells = product(certificate)
    except ValueError:
        return path, False, "an entry outside the masks", "none"
    answer = has_factorization(certificate, limit_matrix(certificate), milliseconds)
    control = has_factorization(certificate, [[sum(cell.values()) for cell in row] for row in cells], milliseconds)
    return path, curve_tends_to_limit(certificate, cells), answer, control


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="certificates, *.json")
    parser.add_argument("--timeout", type=float, default=20, help="seconds for each answer of z3")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    paths = sorted(glob.glob(os.path.join(arguments.folder, "*.json")))
    if not paths:
        print("no certificates", file=sys.stderr)
        return 2
    answers, controls = collections.Counter(), collections.Counter()
    failures = []
    with multiprocessing.Pool(arguments.processes) as pool:
        tasks = [(path, int(1000 * arguments.timeout)) for path in paths]
        for path, tends, answer, control in pool.imap_unordered(check, tasks):
            answers[answer] += 1
            controls[control] += 1
            if not tends:
                failures.append(f"{path}: X(t) Y(t)^T does not tend to A")
            if answer not in ("unsat", "unknown"):
                failures.append(f"{path}: z3 answers {answer}")
            if control not in ("sat", "unknown"):
                failures.append(f"{path}: z3 answers {control} for a product of the curve")
    print(f"{len(paths)} certificates: " + ", ".join(f"{name} {answers[name]}" for name in ("unsat", "sat", "unknown")))
    print("controls: " + ", ".join(f"{name} {controls[name]}" for name in ("sat", "unsat", "unknown")))
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

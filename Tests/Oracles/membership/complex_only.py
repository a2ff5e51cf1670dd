"""Finds questions with complex factors and without real ones, proves them such, and writes them as JSON lines.

X and Y may be scaled: (c X_k, Y_k / c) has the product of (X_k, Y_k). So for each support k either all of column k of X is zero, or its first
non-zero entry may be taken to be 1. In each of these cases of scaling Singular computes the Groebner basis of the equations; the question is
taken if every basis is 1 or holds a polynomial in one unknown without real zeros (Sturm, by SymPy), and the second happens.
z3 is asked as well and must not object.
"""

import argparse
import itertools
import random
import re
import sys
from fractions import Fraction

import sympy

import singular_oracle
import z3_oracle
from questions import Question, product

# Shapes m, n, r to look for, with how many of each; with r < min(m, n) the products would not reach generic matrices.
SHAPES = [((3, 3, 3), 5), ((4, 3, 3), 3), ((3, 5, 3), 3), ((4, 4, 4), 5), ((5, 4, 4), 3), ((6, 3, 3), 1)]
PRIME = 2_147_483_647


def rank_modulo(rows):
    rows, rank = [row[:] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        inverse = pow(rows[rank][column], -1, PRIME)
        for r in range(rank + 1, len(rows)):
            if rows[r][column]:
                factor = rows[r][column] * inverse % PRIME
                rows[r] = [(a - factor * b) % PRIME for a, b in zip(rows[r], rows[rank])]
        rank += 1
    return rank


def is_finite(rng, question):
    """Whether generic products have finitely many factors up to scaling: the Jacobian has rank #entries - r."""
    entries = list(question.entries())
    at = {entry: rng.randrange(1, PRIME) for entry in entries}
    rows = []
    for i, j, supports in question.cells():
        row = dict.fromkeys(entries, 0)
        for k in supports:
            row["x", i, k] = at["y", j, k]
            row["y", j, k] = at["x", i, k]
        rows.append(list(row.values()))
    return rank_modulo(rows) == len(entries) - question.width


def scalings(question):
    """The cases of scaling, each as a list of equations entry = 0 or 1."""
    columns = [[i for i, row in enumerate(question.left) if row[k] == "1"] for k in range(question.width)]
    choices = []
    for k, lines in enumerate(columns):
        cases = [[(("x", i, k), 0) for i in lines[:n]] + [(("x", lines[n], k), 1)] for n in range(len(lines))]
        choices.append(cases + [[(("x", i, k), 0) for i in lines]])
    for combination in itertools.product(*choices):
        yield [condition for part in combination for condition in part]


SCRIPT = """ring r=0,({unknowns}),dp; option(redSB); ideal i={equations}; ideal g=std(i);
"dimension",dim(g); if (dim(g)==0) {{ "degree",vdim(g); ideal u=finduni(g); int n; for(n=1;n<=size(u);n++) {{ "univariate",u[n]; }} kill n; }} kill r;"""


def case_output(session, question, conditions):
    """What Singular prints about a case; empty when it takes too long."""
    equations = singular_oracle.polynomials(question) + [f"{singular_oracle.name(entry)}-{value}" for entry, value in conditions]
    unknowns = ",".join(singular_oracle.name(entry) for entry in question.entries())
    return session.restarted().run("short=0;" + SCRIPT.format(unknowns=unknowns, equations=",".join(equations)), 5) or ""


def case_degree(session, question, conditions):
    """The number of complex solutions of a case with multiplicities; None if they are not finite in number."""
    degree = re.search(r"^degree (\d+)", case_output(session, question, conditions), re.M)
    return int(degree.group(1)) if degree else None


def case_outcome(session, question, conditions):
    """None if the case has no complex factors, (degree, unknown, polynomial) if a polynomial without real zeros follows, False otherwise."""
    output = case_output(session, question, conditions)
    dimension = re.search(r"^dimension (-?\d+)", output, re.M)
    if not dimension:
        return False
    if dimension.group(1) != "0":
        return None if dimension.group(1) == "-1" else False
    for text in re.findall(r"^univariate (.*)", output, re.M):
        unknown = re.search(r"[xy]\(\d+\)\(\d+\)", text).group(0)
        polynomial = sympy.Poly(sympy.sympify(text.replace(unknown, "s").replace("^", "**")), sympy.Symbol("s"))
        if polynomial.count_roots() == 0:
            return int(re.search(r"^degree (\d+)", output, re.M).group(1)), unknown, str(polynomial.as_expr())
    return False


def reason(session, question):
    """Why the question has complex factors only; None if it has not, or this does not show it."""
    decisive, empty = [], 0
    for conditions in scalings(question):
        outcome = case_outcome(session, question, conditions)
        if outcome is False:
            return None
        if outcome is None:
            empty += 1
        else:
            decisive.append((conditions, outcome))
    if not decisive:
        return None
    parts = []
    for conditions, (degree, unknown, polynomial) in decisive:
        scaled = ", ".join(f"{singular_oracle.name(entry)} = {value}" for entry, value in conditions)
        parts.append(f"scaled to {scaled} there are {degree} pairs of factors over C, and {unknown} is a zero s of {polynomial}, which has no real zero")
    return "; ".join(parts) + f"; the other {empty} cases of scaling have no complex factors"


def random_masks(rng, shape):
    """Masks with as many entries, less r, as cells: if they are finite they reach every matrix but those of a smaller set."""
    m, n, width = shape
    ones = set(rng.sample(range((m + n) * width), m * n + width))
    rows = ["".join("1" if line * width + k in ones else "0" for k in range(width)) for line in range(m + n)]
    return rows[:m], rows[m:]


def has_two_factors(rng, session, question):
    """Whether a random product has two pairs of factors over C, up to scaling."""
    x, y = ([[rng.randint(1, 50) if cell == "1" else 0 for cell in row] for row in mask] for mask in (question.left, question.right))
    question.matrix = [[Fraction(value) for value in row] for row in product(x, y)]
    outcome = case_degree(session, question, next(scalings(question)))
    return outcome == 2


def found(rng, shape, session):
    """A question of the shape, and why it is one."""
    while True:
        left, right = random_masks(rng, shape)
        question = Question("", left, right, [], {})
        cells = list(question.cells())
        if not all(supports for _, _, supports in cells) or not is_finite(rng, question) or not has_two_factors(rng, session, question):
            continue
        for _ in range(40):
            for i, j, _ in cells:
                question.matrix[i][j] = Fraction(rng.choice([-3, -2, -1, -1, 0, 1, 1, 2, 3]))
            # The case without zeros first: most matrices fail there, with real factors.
            if not case_outcome(session, question, next(scalings(question))):
                continue
            why = reason(session, question)
            if why:
                return question, why


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng, session, z3, number = random.Random(arguments.seed), singular_oracle.Session(), z3_oracle.Oracle(), 0
    for shape, count in SHAPES:
        for _ in range(count):
            question, why = found(rng, shape, session)
            answer, seconds = z3.answer(question, 20)
            if answer == "member":
                raise RuntimeError(f"z3 has real factors of {question.json()}")
            number += 1
            question.name, question.extra = f"complex-only-{number}", {"why": why}
            print(question.json(), flush=True)
            print(f"{question.name} {shape} z3: {answer} in {seconds:.2f} s", file=sys.stderr)
    session.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())

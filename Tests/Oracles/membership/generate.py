"""Writes seeded questions of membership: 3,000 by default, in five kinds, shuffled.

  product    X Y^T of small random factors: a member
  changed    the same with one entry changed
  limit      a limit of members that is none: the witness of `supportcheck batch` on random masks that are not closed, its lines scaled
  sparse     random entries inside the supports (now and then one outside)
  quadratic  3 x 3 masks whose factors, scaled, are the zeros of a quadratic polynomial: real or complex
"""

import argparse
import json
import random
import subprocess
import sys
from fractions import Fraction

from questions import Question, product

SHARES = {"product": 0.25, "changed": 0.25, "limit": 0.20, "sparse": 0.15, "quadratic": 0.15}

# Where A is not a product by construction, narrow masks of some size are asked for: others hold nearly every A.
SIZES = {"product": (1, 4), "changed": (3, 3), "sparse": (3, 3)}
SMALL = [Fraction(n, d) for d in (1, 1, 1, 2, 3) for n in (-3, -2, -1, -1, 1, 1, 2, 3)]


def random_mask(rng, rows, width, density):
    return ["".join("1" if rng.random() < density else "0" for _ in range(width)) for _ in range(rows)]


def random_masks(rng, least=1, widest=4):
    m, n, width = rng.randint(least, 4), rng.randint(least, 4), rng.randint(min(least, 2), widest)
    density = rng.choice([0.35, 0.5, 0.65, 0.8, 0.95])
    return random_mask(rng, m, width, density), random_mask(rng, n, width, density)


def random_factor(rng, mask, zeros):
    return [[rng.choice(SMALL) if cell == "1" and rng.random() >= zeros else Fraction(0) for cell in row] for row in mask]


def question_of_product(rng, left, right):
    zeros = rng.choice([0, 0, 0.15, 0.4])
    matrix = product(random_factor(rng, left, zeros), random_factor(rng, right, zeros))
    return Question("", left, right, matrix, {})


def question_of_changed(rng, left, right):
    question = question_of_product(rng, left, right)
    reached = [(i, j) for i, j, supports in question.cells() if supports]
    if reached:
        i, j = rng.choice(reached)
        old = question.matrix[i][j]
        question.matrix[i][j] = rng.choice([value for value in SMALL + [Fraction(0)] * 8 if value != old])
    return question


def question_of_sparse(rng, left, right):
    question = Question("", left, right, [[Fraction(0)] * len(right) for _ in left], {})
    density = rng.choice([0.3, 0.5, 0.7])
    for i, j, supports in question.cells():
        if (supports and rng.random() < density) or (not supports and rng.random() < 0.01):
            question.matrix[i][j] = rng.choice(SMALL)
    return question


def question_of_quadratic(rng):
    """I and J with one zero in each column: generically two pairs of factors up to scaling, that may be conjugate."""
    left_zeros, right_zeros = rng.sample(range(3), 3), rng.sample(range(3), 3)
    left, right = (["".join("0" if zeros[k] == i else "1" for k in range(3)) for i in range(3)] for zeros in (left_zeros, right_zeros))
    return Question("", left, right, [[Fraction(rng.randint(-2, 2)) for _ in range(3)] for _ in range(3)], {})


def not_closed_witnesses(rng, program, count):
    """Masks that are not closed with the witness's A."""
    found = []
    while len(found) < count:
        masks = [random_masks(rng, least=2) for _ in range(2000)]
        lines = "\n".join(json.dumps({"I": left, "J": right}) for left, right in masks)
        reports = subprocess.run(
            [program, "batch", "--timeout", "1"], input=lines + "\n", capture_output=True, text=True, check=True).stdout
        for line in reports.splitlines():
            report = json.loads(line)
            if report["closedness"]["verdict"] == "not-closed":
                left, right = masks[report["line"] - 1]
                found.append((left, right, report["closedness"]["witness"]["A"]))
    return found[:count]


def question_of_limit(rng, witness):
    left, right, entries = witness
    matrix = [[Fraction(0)] * len(right) for _ in left]
    rows, columns = ([rng.choice(SMALL) for _ in mask] for mask in (left, right))
    for i, j, value in entries:
        matrix[i][j] = Fraction(value) * rows[i] * columns[j]
    return Question("", left, right, matrix, {})


def questions_of(rng, program, count):
    made = []
    for kind, share in SHARES.items():
        number = round(count * share)
        witnesses = not_closed_witnesses(rng, program, number) if kind == "limit" else []
        for n in range(number):
            if kind == "limit":
                question = question_of_limit(rng, witnesses[n])
            elif kind == "quadratic":
                question = question_of_quadratic(rng)
            else:
                question = globals()[f"question_of_{kind}"](rng, *random_masks(rng, *SIZES[kind]))
            question.extra["kind"] = kind
            made.append(question)
    rng.shuffle(made)
    for n, question in enumerate(made):
        question.name = f"q{n}"
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the command supportcheck")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", file=sys.stderr)
    for question in questions_of(random.Random(arguments.seed), arguments.program, arguments.count):
        print(question.json())
    return 0


if __name__ == "__main__":
    sys.exit(main())

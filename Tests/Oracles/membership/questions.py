"""Questions of membership: is A = X Y^T with supp X in I and supp Y in J, over the reals? JSON lines, rational numbers as strings."""

import json
import sys
from dataclasses import dataclass
from fractions import Fraction


@dataclass
class Question:
    name: str
    left: list[str]
    right: list[str]
    matrix: list[list[Fraction]]
    extra: dict

    @property
    def width(self):
        return len(self.left[0])

    def cells(self):
        """Each cell (i, j) with the supports that cover it."""
        for i, row in enumerate(self.left):
            for j, column in enumerate(self.right):
                yield i, j, [k for k in range(self.width) if row[k] == column[k] == "1"]

    def entries(self):
        """The unknowns ("x", i, k) and ("y", j, k)."""
        for factor, mask in (("x", self.left), ("y", self.right)):
            for line, row in enumerate(mask):
                for k, cell in enumerate(row):
                    if cell == "1":
                        yield factor, line, k

    def json(self):
        record = {"name": self.name, "I": self.left, "J": self.right, "A": [[str(a) for a in row] for row in self.matrix]}
        return json.dumps(record | self.extra, separators=(",", ":"))


def read(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                record = json.loads(line)
                matrix = [[Fraction(a) for a in row] for row in record["A"]]
                extra = {key: value for key, value in record.items() if key not in ("name", "I", "J", "A")}
                yield Question(record["name"], record["I"], record["J"], matrix, extra)


def product(x, y):
    """X Y^T of lists of rows."""
    return [[sum((a * b for a, b in zip(row, column)), Fraction(0)) for column in y] for row in x]


# Failures that are printed; more help no reader.
SHOWN = 20


def status(failures):
    """Prints the first failures; the exit status."""
    for failure in failures[:SHOWN]:
        print(failure, file=sys.stderr)
    if len(failures) > SHOWN:
        print(f"{len(failures) - SHOWN} more", file=sys.stderr)
    return 1 if failures else 0

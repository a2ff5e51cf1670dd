"""Holds verdicts of the table of random masks against other means, where sizes are small.

    crosscheck.py TOOLS FOLDER [--sizes 8,32] [--table TABLE.csv]

Not closed: the part of each certificate in its window, if that has at most 8 lines, is written to FOLDER, for Tests/Oracles/z3_not_closed.py: the witness is no
product there, and the curve tends to it. Closed: `supportcheck member` is asked about limits of products, each a product on masks that were uncrossed: two
supports S_1, S_2 become (A_1 ∪ A_2) × (B_1 ∩ B_2) and (A_1 ∩ A_2) × (B_1 ∪ B_2), and all products of these are limits of products of the old ones. A limit
that is no product would refute the verdict. Exits 1 if one is.
"""

import argparse
import collections
import csv
import json
import pathlib
import random
import sys
import tempfile

import random_masks
import tool

WINDOW_LINES = 8
QUESTIONS = 2
UNCROSSINGS = 6


def read_masks(path):
    """I and J of a mask file as `supportcheck generate` writes it."""
    blocks = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.endswith(":"):
            rows = blocks[line[:-1]] = []
        elif blocks and line:
            rows.append(line)
    return blocks["I"], blocks["J"]


def in_window(certificate):
    """The certificate on the rows, columns and supports that meet its window, with new numbers."""
    rows, columns = certificate["window"]["rows"], certificate["window"]["columns"]
    left = [certificate["instance"]["I"][i] for i in rows]
    right = [certificate["instance"]["J"][j] for j in columns]
    live = [k for k in range(len(left[0])) if any(row[k] == "1" for row in left) and any(row[k] == "1" for row in right)]
    row, column, support = ({name: place for place, name in enumerate(names)} for names in (rows, columns, live))
    witness = certificate["witness"]
    lower, upper = witness["layers"]
    return {
        "verdict": "not-closed",
        "instance": {"I": ["".join(r[k] for k in live) for r in left], "J": ["".join(r[k] for k in live) for r in right]},
        "witness": {
            "A": [[row[i], column[j], value] for i, j, value in witness["A"]],
            "layers": [[[support[k], column[j], terms] for k, j, terms in lower], [[row[i], support[k], terms] for i, k, terms in upper]],
        },
    }


def limit(left, right, generator):
    """A matrix in the closure: a product on masks that were uncrossed at random."""
    width = len(left[0])
    supports = [
        [{i for i, row in enumerate(left) if row[k] == "1"}, {j for j, row in enumerate(right) if row[k] == "1"}] for k in range(width)]
    for _ in range(UNCROSSINGS if width > 1 else 0):
        k, l = generator.sample(range(width), 2)
        (a, b), (c, d) = supports[k], supports[l]
        supports[k], supports[l] = [a | c, b & d], [a & c, b | d]
    matrix = [[0] * len(right) for _ in left]
    for rows, columns in generator.sample(supports, min(width, 5)):
        x = {i: generator.choice((-1, 0, 1, 1, 2)) for i in sorted(rows)}
        y = {j: generator.choice((-1, 0, 0, 1, 3)) for j in sorted(columns)}
        for i, u in x.items():
            for j, v in y.items():
                matrix[i][j] += u * v
    return [[str(entry) for entry in row] for row in matrix]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tools", help="the folder of supportcheck")
    parser.add_argument("folder", type=pathlib.Path, help="where the parts of certificates go")
    parser.add_argument("--table", type=pathlib.Path, default=random_masks.TABLE)
    parser.add_argument("--sizes", default="8,32")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    runner = tool.Tool(arguments.tools, timeout=10)
    generator = random.Random(20)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with open(arguments.table, encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if int(line["size"]) in sizes]
    written, questions, names = 0, [], []
    for line in lines:
        instance = random_masks.key(line)
        with tempfile.TemporaryDirectory() as folder:
            masks, certificate = pathlib.Path(folder, "masks.txt"), pathlib.Path(folder, "certificate.json")
            random_masks.generate(runner, instance, masks)
            if line["verdict"] == "closed" and instance[0] == min(sizes):
                left, right = read_masks(masks)
                for _ in range(QUESTIONS):
                    names.append(instance)
                    questions.append({"I": left, "J": right, "A": limit(left, right, generator)})
            if line["verdict"] == "not-closed":
                runner.certify(masks, certificate)
                whole = json.loads(certificate.read_text(encoding="utf-8"))
                if len(whole["window"]["rows"]) + len(whole["window"]["columns"]) <= WINDOW_LINES:
                    (arguments.folder / f"{'-'.join(map(str, instance))}.json").write_text(json.dumps(in_window(whole)), encoding="utf-8")
                    written += 1
    count = sum(line["verdict"] == "not-closed" for line in lines)
    print(f"not closed: {written} of {count} certificates have a window of at most {WINDOW_LINES} lines; their parts are written")
    answers = runner.members(questions, timeout=1)
    tally = collections.Counter(answers)
    print(f"closed: {len(questions)} limits of products: " + ", ".join(f"{answer} {count}" for answer, count in sorted(tally.items())))
    for instance, answer in zip(names, answers):
        if answer == "not-member":
            print(f"  a limit that is no product: {instance}", file=sys.stderr)
    return 1 if tally["not-member"] or len(answers) != len(questions) else 0


if __name__ == "__main__":
    sys.exit(main())

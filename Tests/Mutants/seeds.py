"""Writes certificates of many kinds into a folder, made by the tool from random instances: what mutants are made of.

usage: seeds.py TOOL FOLDER [--seed N]

Kernels of width four, random masks and networks, direct sums (SC205), classes that few lines fill (SC202), membership questions, and
renamings of one kernel whose normal forms need case distinctions that are impossible or solved for a parameter, or faces.
"""

import argparse
import fractions
import json
import pathlib
import random
import subprocess
import tempfile

# A closed kernel of width four whose proof splits on polynomials in parameters.
SPLITTING = ([[0, 1], [0, 2], [1, 3], [0, 2, 3]], [[0, 1, 3], [0, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]])

# A closed kernel of width four whose normal forms contract to matrices in the interior.
CONTRACTING = ([[0, 1], [0, 1, 2], [2, 3], [0, 2, 3]], [[0, 1, 3], [1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]])


def mask(rng, rows, columns, density):
    return ["".join("1" if rng.random() < density else "0" for _ in range(columns)) for _ in range(rows)]


def masks_of(kernel, rng):
    """The masks of a kernel with rows, columns and supports in a random order, transposed or not."""
    supports = rng.sample(range(4), 4)
    sides = [["".join("1" if supports[k] in line else "0" for k in range(4)) for line in rng.sample(side, len(side))] for side in kernel]
    if rng.random() < 0.5:
        sides.reverse()
    return {"I": sides[0], "J": sides[1]}


RANK_ONE = (["1", "1", "1"], ["1", "1", "1"])
CROSSING = (["10", "11", "11"], ["11", "11", "01"])


def direct_sum(rng, parts):
    """Block diagonal masks, the rows and columns in a random order."""
    width = sum(len(left[0]) for left, _ in parts)
    sides, offset = ([], []), 0
    for part in parts:
        tail = width - offset - len(part[0][0])
        for side, rows in zip(sides, part):
            side += ["0" * offset + row + "0" * tail for row in rows]
        offset += len(part[0][0])
    for side in sides:
        rng.shuffle(side)
    return {"I": sides[0], "J": sides[1]}


def instances(rng, closed):
    for _ in range(1_200):
        layers, size = [], rng.randint(1, 4)
        density = rng.choice([0.45, 0.6, 0.75])
        for _ in range(rng.randint(2, 4)):
            outputs = rng.randint(1, 4)
            layers.append(mask(rng, outputs, size, density))
            size = outputs
        yield {"layers": layers}
    for _ in range(1_000):
        m, n, r = rng.randint(2, 4), rng.randint(2, 4), rng.randint(2, 6)
        density = rng.choice([0.3, 0.5, 0.7])
        yield {"I": mask(rng, m, r, density), "J": mask(rng, n, r, density)}
    for _ in range(900):
        yield direct_sum(rng, [rng.choice(closed), rng.choice(closed + [RANK_ONE, CROSSING])])
    for _ in range(700):
        yield direct_sum(rng, [few_cells(rng), rank_one(rng)])
    for _ in range(40):
        yield masks_of(SPLITTING, rng)
    for _ in range(20):
        yield masks_of(CONTRACTING, rng)
    for _ in range(300):
        yield wide(rng)
    for _ in range(500):
        yield with_spare_neurons(rng)


def wide(rng):
    """Sparse masks with many supports: often everything by homes (SC310)."""
    m, n = rng.randint(4, 7), rng.randint(4, 7)
    r, density = rng.randint(2 * max(m, n), 5 * max(m, n)), rng.uniform(0.15, 0.4)
    return {"I": mask(rng, m, r, density), "J": mask(rng, n, r, density)}


def with_spare_neurons(rng):
    """Three layers that are wide inside: now and then everything by a part of their neurons (SC509)."""
    outputs, second, first, inputs = rng.randint(2, 4), rng.randint(4, 8), rng.randint(6, 14), rng.randint(3, 6)
    density = rng.uniform(0.25, 0.5)
    return {"layers": [mask(rng, first, inputs, density), mask(rng, second, first, density), mask(rng, outputs, second, density)]}


def few_cells(rng):
    """k − 1 supports on a square of k lines whose diagonal is free: k − 1 observed cells a row."""
    k = rng.randint(3, 5)
    rows = ["1" * (k - 1) + "".join("1" if i == d else "0" for d in range(k)) for i in range(k)]
    return rows, rows


def rank_one(rng):
    return ["1"] * rng.randint(2, 4), ["1"] * rng.randint(2, 4)


def questions(rng):
    """Products of random factors, some with an entry changed."""
    for _ in range(800):
        m, n, r = rng.randint(2, 4), rng.randint(2, 4), rng.randint(2, 4)
        left, right = mask(rng, m, r, 0.65), mask(rng, n, r, 0.65)
        values = [-2, -1, 1, 1, 2, 3]
        x = [[rng.choice(values) * int(c) for c in row] for row in left]
        y = [[rng.choice(values) * int(c) for c in row] for row in right]
        a = [[sum(p * q for p, q in zip(u, v)) for v in y] for u in x]
        for _ in range(rng.choice([0, 1, 1, 2])):
            i, j = rng.randrange(m), rng.randrange(n)
            if any(p == "1" == q for p, q in zip(left[i], right[j])):
                a[i][j] = rng.choice([0, a[i][j] + 1, -a[i][j]])
        yield {"I": left, "J": right, "A": [[str(value) for value in row] for row in a]}


def without_real_zeros(rng, count):
    """A polynomial (λ_t + a)² + b with b > 0, as the format has it, and the identity that says so."""
    t, a, b = rng.randrange(count), rng.randint(-2, 2), rng.randint(1, 4)
    power = lambda e: [e if u == t else 0 for u in range(count)]
    terms = [[1, power(2)], [2 * a, power(1)], [a * a + b, power(0)]]
    polynomial = [[str(c), e] for c, e in terms if c]
    root = [[str(c), e] for c, e in [[1, power(1)], [a, power(0)]] if c]
    value = {"constant": str(b), "exponents": [0] * count, "factors": []}
    return polynomial, {"multipliers": [[0, [["1", power(0)]]]], "value": value, "squares": [["1", root]]}


def with_impossible_splits(certificate, rng):
    """The certificate with a split at every end that rests on factors alone: one more polynomial, which is never zero."""
    changed = 0

    def visit(part):
        nonlocal changed
        if isinstance(part, list):
            return [visit(member) for member in part]
        if not isinstance(part, dict):
            return part
        part = {key: visit(value) for key, value in part.items()}
        if part.get("parameters") and "factors" in part.get("cases", {}):
            polynomial, impossible = without_real_zeros(rng, len(part["parameters"]))
            part["cases"] = {"split": polynomial, "zero": {"impossible": impossible}, "nonzero": part["cases"]}
            changed += 1
        return part

    result = visit(certificate)
    return result if changed else None


def answers(tool, command, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps({"name": f"seed-{number}", **line}) + "\n" for number, line in enumerate(lines))
        file.flush()
        with open(file.name, encoding="utf-8") as given:
            run = subprocess.run([tool, command, "--quiet", "--timeout", "5"], stdin=given, stdout=subprocess.PIPE, text=True, check=False)
    return [json.loads(line) for line in run.stdout.splitlines()]


def census(tool, *options):
    with tempfile.TemporaryDirectory() as kernels:
        subprocess.run([tool, "census", *options, "--certificates", kernels, "--quiet"], stdout=subprocess.DEVNULL, check=True)
        return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(pathlib.Path(kernels).iterdir())]


def scaled(question, rng):
    """The question with the lines of its matrix multiplied by numbers that are not zero: the answer is the same."""
    rows, columns = ([fractions.Fraction(rng.choice([1, 2, 3, -1, -2]), rng.choice([1, 2])) for _ in question["A"]], [rng.choice([1, 2, -1, -3]) for _ in question["A"][0]])
    matrix = [[str(fractions.Fraction(value) * u * v) for value, v in zip(row, columns)] for row, u in zip(question["A"], rows)]
    return {**question, "A": matrix}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    width_three, width_four = census(arguments.tool, "--width", "3", "--reduced"), census(arguments.tool, "--width", "4", "--rows", "3", "--columns", "3")
    theorems = ("SC303", "SC304", "SC305")
    closed = [(c["instance"]["I"], c["instance"]["J"]) for c in width_three if any(rule in json.dumps(c) for rule in theorems)]
    certificates = width_three[::4] + width_four[::4]
    certificates += [answer["closedness"]["certificate"] for answer in answers(arguments.tool, "batch", instances(rng, closed))]
    cases = pathlib.Path(__file__).parents[2] / "Cases" / "complex-only.jsonl"
    complex_only = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    asked = list(questions(rng)) + [scaled(question, rng) for question in complex_only for _ in range(80)]
    certificates += [answer.get("certificate") for answer in answers(arguments.tool, "member", asked)]
    split = [with_impossible_splits(certificate, rng) for certificate in width_three + width_four for _ in range(7)]
    certificates += split
    written = 0
    for certificate in certificates:
        if certificate:
            (arguments.folder / f"{written:05}.json").write_text(json.dumps(certificate, ensure_ascii=False), encoding="utf-8")
            written += 1
    print(f"{written} certificates, seed {arguments.seed}")


main()

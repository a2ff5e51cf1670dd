"""Writes certificates of many kinds into a folder, made by the tool from random instances: what mutants are made of.

usage: seeds.py TOOL FOLDER [--seed N]

Kernels of width four, random masks and networks, direct sums (SC205), classes that few lines fill (SC202), membership questions, and
renamings of one kernel whose normal forms need case distinctions that are impossible or solved for a parameter.
"""

import argparse
import json
import pathlib
import random
import subprocess
import tempfile

# A closed kernel of width four whose proof splits on polynomials in parameters.
SPLITTING = ([[0, 1], [0, 2], [1, 3], [0, 2, 3]], [[0, 1, 3], [0, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]])


def mask(rng, rows, columns, density):
    return ["".join("1" if rng.random() < density else "0" for _ in range(columns)) for _ in range(rows)]


def masks_of(kernel, rng):
    """The masks of a kernel with rows, columns and supports in a random order, transposed or not."""
    supports = rng.sample(range(4), 4)
    sides = [["".join("1" if supports[k] in line else "0" for k in range(4)) for line in rng.sample(side, len(side))] for side in kernel]
    if rng.random() < 0.5:
        sides.reverse()
    return {"I": sides[0], "J": sides[1]}


def direct_sum(rng, parts):
    """Block diagonal masks."""
    width = sum(len(left[0]) for left, _ in parts)
    left, right, offset = [], [], 0
    for i, j in parts:
        tail = width - offset - len(i[0])
        left += ["0" * offset + row + "0" * tail for row in i]
        right += ["0" * offset + row + "0" * tail for row in j]
        offset += len(i[0])
    rng.shuffle(left)
    return {"I": left, "J": right}


def instances(rng):
    for _ in range(1_500):
        layers, size = [], rng.randint(1, 4)
        density = rng.choice([0.45, 0.6, 0.75])
        for _ in range(rng.randint(2, 4)):
            outputs = rng.randint(1, 4)
            layers.append(mask(rng, outputs, size, density))
            size = outputs
        yield {"layers": layers}
    for _ in range(1_500):
        m, n, r = rng.randint(2, 6), rng.randint(2, 6), rng.randint(2, 7)
        density = rng.choice([0.3, 0.5, 0.7])
        yield {"I": mask(rng, m, r, density), "J": mask(rng, n, r, density)}
    for _ in range(700):
        # Nested parts that share no cell: each has a proof of its own.
        parts = [(mask(rng, 3, 2, 0.8), mask(rng, 3, 2, 0.8)) for _ in range(rng.randint(2, 3))]
        yield direct_sum(rng, parts)
    for _ in range(900):
        yield few_cells(rng)
    for _ in range(260):
        yield masks_of(SPLITTING, rng)


def few_cells(rng):
    """A class of two supports on a rectangle most of whose cells a complete class makes free."""
    m, n = rng.randint(3, 5), rng.randint(3, 5)
    rows, columns = rng.randint(1, m - 2), rng.randint(1, n - 2)
    wide = min(rows, columns) if rng.random() < 0.9 else 1
    left = ["11" + ("1" if i >= rows else "0") * wide for i in range(m)]
    right = ["11" + ("1" if j >= columns else "0") * wide for j in range(n)]
    extra = mask(rng, m, 1, 0.3), mask(rng, n, 1, 0.3)
    return {"I": [a + b for a, b in zip(left, extra[0])], "J": [a + b for a, b in zip(right, extra[1])]}


def questions(rng):
    """Products of random factors, some with an entry changed."""
    for _ in range(1_500):
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


def answers(tool, command, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps({"name": f"seed-{number}", **line}) + "\n" for number, line in enumerate(lines))
        file.flush()
        with open(file.name, encoding="utf-8") as given:
            run = subprocess.run([tool, command, "--quiet", "--timeout", "10"] if command == "batch" else [tool, command, file.name, "--quiet", "--timeout", "10"],
                                 stdin=given if command == "batch" else None, stdout=subprocess.PIPE, text=True, check=False)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    certificates = [answer["closedness"]["certificate"] for answer in answers(arguments.tool, "batch", instances(rng))]
    complex_only = pathlib.Path(__file__).parents[2] / "Cases" / "complex-only.jsonl"
    asked = list(questions(rng)) + [json.loads(line) for line in complex_only.read_text(encoding="utf-8").splitlines()]
    certificates += [answer.get("certificate") for answer in answers(arguments.tool, "member", asked)]
    with tempfile.TemporaryDirectory() as kernels:
        subprocess.run([arguments.tool, "census", "--width", "4", "--rows", "3", "--columns", "3", "--certificates", kernels, "--quiet"], stdout=subprocess.DEVNULL, check=True)
        files = sorted(pathlib.Path(kernels).iterdir())
        certificates += [json.loads(file.read_text(encoding="utf-8")) for file in files[:: 4]]
    written = 0
    for certificate in certificates:
        if certificate:
            (arguments.folder / f"{written:05}.json").write_text(json.dumps(certificate, ensure_ascii=False), encoding="utf-8")
            written += 1
    print(f"{written} certificates, seed {arguments.seed}")


main()

"""Families of masks that people use: what is decided of them, in how many seconds, and whether the certificate is accepted.

Low rank plus diagonal and plus sparse, block-sparse layers, square networks, LeNet-300-100, products of triangles, bands, convolutions and butterflies, grouped
layers with shuffles, factor models. Prints a table and writes all figures as JSON lines. Random masks come from Python's seeded generator.
"""

import argparse
import collections
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import random
import sys
import tempfile

import tool

SEED = 1


# Masks are lists of rows, strings of 0 and 1; networks lists of masks, input side first, each outputs × inputs.


def pair(left, right):
    return {"I": left, "J": right}


def network(layers):
    return {f"layer {number}": mask for number, mask in enumerate(layers, 1)}


def mask(rows, columns, inside):
    return ["".join("1" if inside(i, j) else "0" for j in range(columns)) for i in range(rows)]


def ones(rows, columns):
    return ["1" * columns] * rows


def identity(size):
    return ["0" * i + "1" + "0" * (size - i - 1) for i in range(size)]


def beside(*masks):
    """Columns of several masks side by side."""
    return ["".join(rows) for rows in zip(*masks)]


def of_density(rows, columns, density, generator):
    return mask(rows, columns, lambda i, j: generator.random() < density)


def of_count(rows, columns, count, generator):
    """A mask with so many entries in random places, as what is left of random weights by magnitude."""
    kept = set(generator.sample(range(rows * columns), count))
    return mask(rows, columns, lambda i, j: i * columns + j in kept)


def low_rank_plus_diagonal(n, r):
    side = beside(ones(n, r), identity(n))
    return pair(side, side)


def low_rank_plus_sparse(n, r, density, generator):
    """L Rᵀ + S: each entry of S is a support of its own."""
    cells = [(i, j) for i in range(n) for j in range(n) if generator.random() < density]
    singles = []
    for side in (0, 1):
        rows = [bytearray(b"0" * len(cells)) for _ in range(n)]
        for number, cell in enumerate(cells):
            rows[cell[side]][number] = ord("1")
        singles.append([row.decode() for row in rows])
    return pair(beside(ones(n, r), singles[0]), beside(ones(n, r), singles[1]))


def block_sparse(sizes, block, density, generator):
    """Layers of full blocks, some of them kept."""
    layers = []
    for columns, rows in zip(sizes, sizes[1:]):
        kept = {(i, j) for i in range(rows // block) for j in range(columns // block) if generator.random() < density}
        layers.append(mask(rows, columns, lambda i, j: (i // block, j // block) in kept))
    return network(layers)


def square(units, depth, density, generator):
    return network([of_density(units, units, density, generator) for _ in range(depth)])


def lenet(densities, generator):
    sizes = (784, 300, 100, 10)
    return network([of_count(m, n, round(p * m * n), generator) for n, m, p in zip(sizes, sizes[1:], densities)])


def erdos_renyi(sparsity):
    """Densities of the layers of LeNet-300-100 in proportion to (inputs + outputs) / (inputs · outputs), none above one."""
    shapes = ((784, 300), (300, 100), (100, 10))
    wanted = (1 - sparsity) * sum(n * m for n, m in shapes)
    full = set()
    while True:
        rest = [shape for shape in shapes if shape not in full]
        scale = (wanted - sum(n * m for n, m in full)) / sum(n + m for n, m in rest)
        beyond = {(n, m) for n, m in rest if scale * (n + m) > n * m}
        if not beyond:
            return [1.0 if (n, m) in full else scale * (n + m) / (n * m) for n, m in shapes]
        full |= beyond


def triangles(n):
    """L U L."""
    lower, upper = mask(n, n, lambda i, j: j <= i), mask(n, n, lambda i, j: j >= i)
    return network([lower, upper, lower])


def bands(n, depth):
    return network([mask(n, n, lambda i, j: abs(i - j) <= 1)] * depth)


def convolutions(size, channels, depth):
    """3 × 3 convolutions of pictures with a margin of zeros; the masks forget that weights are shared."""
    def touches(i, j):
        (y, x), (v, u) = divmod(i % size**2, size), divmod(j % size**2, size)
        return abs(y - v) <= 1 and abs(x - u) <= 1

    return network([mask(channels * size**2, channels * size**2, touches)] * depth)


def butterflies(n):
    """A butterfly times a butterfly, each of log2 n factors."""
    factors = []
    distance = 1
    while distance < n:
        factors.append(mask(n, n, lambda i, j: i == j or i ^ j == distance))
        distance *= 2
    return network(factors * 2)


def shuffles(n, groups, depth):
    """Layers of groups, and between them the shuffle that deals a group out to all."""
    size = n // groups
    grouped = mask(n, n, lambda i, j: i // size == j // size)
    shuffled = [grouped[(i % groups) * size + i // groups] for i in range(n)]
    return network([shuffled] * (depth - 1) + [grouped])


def traits_by_methods(count):
    """Each of count² variables has a trait and a method."""
    side = mask(count**2, 2 * count, lambda i, j: j == i // count or j == count + i % count)
    return pair(side, side)


def complete_graph(vertices, variables):
    """A factor for each edge, or for each vertex: variables are the others."""
    edges = [(i, j) for i in range(vertices) for j in range(i + 1, vertices)]
    side = mask(vertices, len(edges), lambda i, j: i in edges[j])
    if variables == "edges":
        side = ["".join(column) for column in zip(*side)]
    return pair(side, side)


def families():
    """(family, parameters, a function that makes the masks) of each instance."""
    def seeded(make, *arguments):
        # A generator of its own for each instance: which others are made is no matter.
        return lambda: make(*arguments, random.Random(f"{SEED} {make.__name__} {arguments}"))

    for r in (1, 2, 4, 8, 16, 32, 64):
        for n in sorted({2 * r + 1, 128, 512} - set(range(2 * r + 1))):
            yield "low rank + diagonal", f"n = {n}, r = {r}", lambda n=n, r=r: low_rank_plus_diagonal(n, r)
    for n in (128, 256, 512, 1024):
        for percent in (1, 10):
            if n * n * percent <= 3_000_000:
                yield "low rank + sparse", f"n = {n}, r = 8, {percent} %", seeded(low_rank_plus_sparse, n, 8, percent / 100)
    yield "block sparse", "512–2048–512, 32 × 32 blocks, 10 %", seeded(block_sparse, (512, 2048, 512), 32, 0.1)
    for units in (64, 128, 512):
        for depth in (3, 5, 8):
            for percent in (1, 5, 10, 20, 50):
                yield "square network", f"{units} units, depth {depth}, {percent} %", seeded(square, units, depth, percent / 100)
    yield "LeNet-300-100", "by magnitude, 50 %", seeded(lenet, (0.5, 0.5, 0.5))
    yield "LeNet-300-100", "Erdős–Rényi, sparsity 95 %", seeded(lenet, tuple(erdos_renyi(0.95)))
    for n in (8, 16, 64):
        yield "L U L", f"n = {n}", lambda n=n: triangles(n)
    yield "tridiagonal^4", "n = 16", lambda: bands(16, 4)
    yield "convolutions", "3 × 3 on 8 × 8, 4 channels, twice", lambda: convolutions(8, 4, 2)
    for n in (8, 64):
        yield "butterfly · butterfly", f"n = {n}", lambda n=n: butterflies(n)
    yield "shuffles", "n = 16, 4 groups, three factors", lambda: shuffles(16, 4, 3)
    yield "factor model", "three traits by three methods", lambda: traits_by_methods(3)
    for variables in ("vertices", "edges"):
        yield "factor model", f"K_5, variables are {variables}", lambda variables=variables: complete_graph(5, variables)


def write(masks, path):
    with open(path, "w", encoding="utf-8") as file:
        for name, rows in masks.items():
            file.write(f"{name}:\n")
            file.writelines(row + "\n" for row in rows)


def record(runner, instance):
    family, parameters, make = instance
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "masks.txt")
        write(make(), path)
        return {"family": family, "parameters": parameters} | runner.answer(path).fields


def row(*cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tools", help="the folder of supportcheck and supportcheck-verify")
    parser.add_argument("--timeout", type=float, default=10, help="seconds for an instance (standard: 10)")
    parser.add_argument("--effort", choices=("normal", "high"), help="handed to the tool")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="*", help="families whose names match this pattern")
    parser.add_argument("--log", default="families.jsonl", help="all figures, as JSON lines")
    arguments = parser.parse_args()
    runner = tool.Tool(arguments.tools, arguments.timeout, ["--effort", arguments.effort] if arguments.effort else [])
    instances = [instance for instance in families() if fnmatch.fnmatchcase(instance[0], arguments.only)]
    counts = collections.Counter()
    row("family", "masks", "verdict", "rule", "seconds", "certificate")
    row("---", "---", "---", "---", "---:", "---")
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool, open(arguments.log, "w", encoding="utf-8") as file:
        for line in pool.map(lambda instance: record(runner, instance), instances):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            counts[line["verdict"]] += 1
            counts["refused"] += line["verified"] is False
            accepted = {True: "accepted", False: "NOT ACCEPTED", None: "–"}[line["verified"]]
            cut = f" ({line['cut']})" if line["cut"] else ""
            row(line["family"], line["parameters"], line["verdict"] + cut, line["rule"] or "–", f"{line['seconds']:.2f}", accepted)
    print(f"\n{sum(counts[verdict] for verdict in tool.VERDICTS.values())} instances: {counts['closed']} closed, {counts['not-closed']} not closed, {counts['undecided']} undecided")
    return 1 if counts["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Random small instances for `supportcheck batch`, one JSON line each.

    small_instances.py COUNT [--side 4] [--seed 1] > instances.jsonl

Rows of I, rows of J and the width are uniform in 1..SIDE, and so is the density of each mask in [0, 1]; cells are
independent. The same arguments give the same bytes.
"""

import argparse
import random
import sys


def mask(source: random.Random, rows: int, columns: int) -> str:
    density = source.random()
    cells = ("".join("1" if source.random() < density else "0" for _ in range(columns)) for _ in range(rows))
    return ",".join(f'"{row}"' for row in cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--side", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    for _ in range(arguments.count):
        rows, columns, width = (source.randint(1, arguments.side) for _ in range(3))
        left, right = mask(source, rows, width), mask(source, columns, width)
        sys.stdout.write(f'{{"I":[{left}],"J":[{right}]}}\n')


if __name__ == "__main__":
    main()

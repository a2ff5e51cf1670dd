"""The table of random masks: what is decided at which size, width and density.

855 instances, m = n: five sizes, widths of a quarter, once and four times the size, nineteen densities, three seeds, from `supportcheck generate random`, whose
generator is the same everywhere. Each is analysed within a time limit, and its certificate is checked. The table of verdicts (CSV) is compared with the one on
record: a verdict that turned into its opposite, or a certificate that is not accepted, is an error; a verdict that was lost is named. Prints a summary.
"""

import argparse
import collections
import concurrent.futures
import csv
import json
import os
import pathlib
import sys
import tempfile

import tool

SIZES = (8, 32, 128, 512, 1024)
WIDTHS = ("n/4", "n", "4n")
DENSITIES = (1, *range(5, 91, 5))
SEEDS = (1, 2, 3)
COLUMNS = ("size", "width", "density", "seed", "verdict", "rule", "verified")
HERE = pathlib.Path(__file__).resolve().parent
TABLE = HERE / "random-masks.csv"


def width(size, name):
    return {"n/4": size // 4, "n/2": size // 2, "n": size, "2n": 2 * size, "4n": 4 * size}[name]


def grid(sizes, seeds):
    """(size, width, density in percent, seed) of each instance, in the order of the table."""
    return [(size, width(size, name), density, seed) for size in sizes for name in WIDTHS for density in DENSITIES for seed in seeds]


def generate(runner, instance, path):
    size, r, density, seed = instance
    runner.generate(path, "random", size, size, r, "--density", f"{density / 100}", "--seed", seed)


def record(runner, instance):
    """The line of an instance."""
    with tempfile.TemporaryDirectory() as folder:
        masks = pathlib.Path(folder, "masks.txt")
        generate(runner, instance, masks)
        return dict(zip(COLUMNS, instance)) | runner.answer(masks).fields


def records(runner, instances, jobs, log):
    """All lines, in order, written to the log as they come."""
    result = []
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool, open(log, "w", encoding="utf-8") as file:
        for line in pool.map(lambda instance: record(runner, instance), instances):
            file.write(json.dumps(line) + "\n")
            file.flush()
            result.append(line)
            if sys.stderr.isatty():
                print(f"\r{len(result)} of {len(instances)} ", end="", file=sys.stderr, flush=True)
    return result


def is_expected_not_closed(line):
    """Whether the theorems on swap witnesses promise one: at most as many supports as lines, and more gaps than supports."""
    return line["width"] <= line["size"] and 2 * line["size"] * (100 - line["density"]) >= 110 * line["width"]


def print_counts(title, lines, name, values):
    cells = [f"{value}: {sum(line[name] == value for line in lines)}" for value in values]
    print(f"  {title:14}{'  '.join(cells)}")


def summary(lines):
    """Prints what is decided, and what is not, by size, width and density."""
    counts = collections.Counter(line["verdict"] for line in lines)
    print(f"{len(lines)} instances: {counts['closed']} closed, {counts['not-closed']} not closed, {counts['undecided']} undecided")
    undecided = [line | {"ratio": line["width"] / line["size"]} for line in lines if line["verdict"] == "undecided"]
    print("undecided")
    print_counts("by size", undecided, "size", sorted({line["size"] for line in lines}))
    print_counts("by width / n", undecided, "ratio", sorted({line["width"] / line["size"] for line in lines}))
    print_counts("by density", undecided, "density", DENSITIES)
    expected = sum(map(is_expected_not_closed, undecided))
    print(f"  with r <= n and 2n (1 - density) >= 1.1 r: {expected} of {sum(map(is_expected_not_closed, lines))}")
    print(f"  cut by the time limit: {sum(line['cut'] != '' for line in lines)}")
    if undecided:
        slowest = max(undecided, key=lambda line: line["seconds"])
        small = [line for line in undecided if 2 * line["size"] < 256 and line["width"] < 256]
        print(f"  slowest: {slowest['seconds']} s (size {slowest['size']}, width {slowest['width']}, density {slowest['density']} %)")
        if small:
            late = sum(line["seconds"] > 1 for line in small)
            print(f"  below 256 lines: {late} of {len(small)} take more than a second, the slowest {max(line['seconds'] for line in small)} s")
    decided = [line for line in lines if line["verdict"] != "undecided"]
    rules = collections.Counter(line["rule"] for line in decided)
    print("decided by " + ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())))
    print(f"certificates accepted: {sum(line['verified'] is True for line in decided)} of {len(decided)}")
    if decided:
        print(f"slowest decided: {max(line['seconds'] for line in decided)} s, slowest check: {max(line['checking'] for line in decided)} s")


def key(line):
    return tuple(int(line[name]) for name in COLUMNS[:4])


def compared(lines, table):
    """Prints what changed against the table on record; whether nothing contradicts it."""
    if not table.exists():
        return True
    with open(table, encoding="utf-8", newline="") as file:
        known = {key(line): line["verdict"] for line in csv.DictReader(file)}
    changes = collections.Counter()
    contradictions = []
    for line in lines:
        before, now = known.get(key(line)), line["verdict"]
        if before is None or before == now:
            continue
        changes["gained" if before == "undecided" else "lost" if now == "undecided" else "turned"] += 1
        if before != "undecided":
            contradictions.append((key(line), before, now))
    print("against the table on record: " + ", ".join(f"{name} {changes[name]}" for name in ("gained", "lost", "turned")))
    for place, before, now in contradictions:
        print(f"  size {place[0]}, width {place[1]}, density {place[2]} %, seed {place[3]}: {before} before, {now} now")
    return changes["turned"] == 0


def write(lines, table):
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([["" if line[name] is None else str(line[name]).lower() if name == "verified" else line[name] for name in COLUMNS] for line in lines])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tools", help="the folder of supportcheck and supportcheck-verify")
    parser.add_argument("--timeout", type=float, default=10, help="seconds for an instance (standard: 10)")
    parser.add_argument("--effort", choices=("normal", "high"), help="handed to the tool")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="a part of the sizes; then no table is written")
    parser.add_argument("--seeds", default=",".join(map(str, SEEDS)), help="a part of the seeds; then no table is written")
    parser.add_argument("--log", default="random-masks.jsonl", help="all figures, as JSON lines")
    parser.add_argument("--table", type=pathlib.Path, default=TABLE, help="the table of verdicts, compared with, and written anew")
    arguments = parser.parse_args()
    runner = tool.Tool(arguments.tools, arguments.timeout, ["--effort", arguments.effort] if arguments.effort else [])
    instances = grid([int(size) for size in arguments.sizes.split(",")], [int(seed) for seed in arguments.seeds.split(",")])
    lines = records(runner, instances, arguments.jobs, arguments.log)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    summary(lines)
    agrees = compared(lines, arguments.table)
    if agrees and [key(line) for line in lines] == grid(SIZES, SEEDS):
        write(lines, arguments.table)
    return 0 if agrees and all(line["verified"] is not False for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())

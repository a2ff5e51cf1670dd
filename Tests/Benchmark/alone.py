"""Figures of the README that the tool has alone: what it decides and how long that takes. No other program is needed.

    alone.py [--quick] [--census-4] [--json FILE]

SUPPORTCHECK_TOOLS is the folder of the built programs. --quick leaves out what takes more than a few seconds; --census-4 makes the census of width four
and nothing else. Every certificate that is written is checked; exits 1 if one is rejected.
"""

import argparse
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

TOOLS = pathlib.Path(os.environ["SUPPORTCHECK_TOOLS"])
TOOL, CHECKER = TOOLS / "supportcheck", TOOLS / "supportcheck-verify"
SEED = 7
# As many paths as a command line surely takes.
AT_ONCE = 500


def timed(words, text=None, good=(0, 1, 3)):
    """Standard output, and seconds; an error for an exit status that is not among the good ones."""
    began = time.perf_counter()
    run = subprocess.run([str(word) for word in words], input=text, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    if run.returncode not in good:
        raise SystemExit(f"{' '.join(map(str, words[:8]))}: status {run.returncode}: {run.stderr.strip()[-300:]}")
    return run.stdout, seconds


def checked(paths):
    """Seconds of checking certificates, all of which have to be verified."""
    paths = sorted(paths)
    return sum(timed([CHECKER, "--quiet", *paths[begin:begin + AT_ONCE]], good=(0,))[1] for begin in range(0, len(paths), AT_ONCE))


def census(*options):
    """Kernels by verdict, minimal obstructions, and the seconds with and without the check."""
    with tempfile.TemporaryDirectory() as folder:
        output, seconds = timed([TOOL, "census", *options, "--quiet", "--certificates", folder])
        summary = json.loads(output.splitlines()[-1])["summary"]
        check = checked(pathlib.Path(folder).glob("*.json"))
    counts = ", ".join(f"{count} {verdict}" for verdict, count in summary["verdicts"].items())
    return f"{summary['kernels']} kernels: {counts}; {len(summary['minimalObstructions'])} minimal obstructions; {seconds:.1f} s, the check {check:.1f} s"


def proved(proof, masks):
    """Seconds of checking one certificate. Where it does not hold its masks, which those of large instances do not, with them."""
    holds = json.loads(proof.read_text())["instance"]
    beside = [] if "sizes" not in holds else ["--input", masks]
    return timed([CHECKER, "--quiet", proof, *beside], good=(0,))[1]


def analysis(*family):
    """Verdict and seconds of one analysis of a family's member, with its certificate checked."""
    with tempfile.TemporaryDirectory() as folder:
        masks, proof = pathlib.Path(folder) / "masks.txt", pathlib.Path(folder) / "proof.json"
        timed([TOOL, "generate", *family, "-o", masks], good=(0,))
        output, seconds = timed([TOOL, "analyze", masks, "--format", "json", "--certificate", proof])
        closedness = json.loads(output)["instances"][0]["closedness"]
        check = f", the check {proved(proof, masks):.3f} s" if proof.exists() else ""
    return f"{closedness['verdict']} ({closedness['rule']}), {seconds:.3f} s with reading{check}"


def verdicts(instances):
    """How many of some instances are closed, not closed, undecided, and the seconds."""
    output, seconds = timed([TOOL, "batch", "--quiet"], text="".join(json.dumps(instance) + "\n" for instance in instances), good=(0,))
    counts = {}
    for line in output.splitlines():
        verdict = json.loads(line)["closedness"]["verdict"]
        counts[verdict] = counts.get(verdict, 0) + 1
    return f"{len(instances)}: {', '.join(f'{counts[verdict]} {verdict}' for verdict in sorted(counts))}; {seconds:.1f} s"


def rows(cells, width):
    return ["".join(cells[begin:begin + width]) for begin in range(0, len(cells), width)]


def triples():
    layers = [rows(format(code, "04b"), 2) for code in range(16)]
    return [{"layers": list(triple)} for triple in itertools.product(layers, repeat=3)]


def small_pairs(generator, count):
    """Up to 3 × 3 with 5 to 12 supports."""
    pairs = []
    for _ in range(count):
        width, density = generator.randint(5, 12), generator.choice([0.2, 0.3, 0.4, 0.5, 0.7])
        side = lambda: ["".join("01"[generator.random() < density] for _ in range(width)) for _ in range(generator.randint(1, 3))]
        pairs.append({"I": side(), "J": side()})
    return pairs


def staircases(generator, count):
    """Nested masks up to 12 × 12: rows are beginnings of one order of the supports, columns of another."""
    pairs = []
    for _ in range(count):
        width = generator.randint(2, 12)

        def side():
            order = generator.sample(range(width), width)
            lengths = [generator.randint(0, width) for _ in range(generator.randint(2, 12))]
            return ["".join("1" if support in order[:length] else "0" for support in range(width)) for length in lengths]

        pairs.append({"I": side(), "J": side()})
    return pairs


def recovered(networks):
    output, seconds = timed([TOOL, "solve", "--recover-structure", "--sizes", 256, "--depth", 3, "--sparsity", 3, "--trials", networks, "--format", "csv"])
    return f"{output.splitlines()[0]} / {output.splitlines()[1]}; {seconds:.1f} s"


def measurements(is_quick):
    """What is said, and the function that finds it out."""
    generator = random.Random(SEED)
    yield "census of width at most 3, at most 8 lines", lambda: census("--width", 3, "--lines", 8)
    yield "census of width at most 4, up to 3 × 3", lambda: census("--width", 4, "--rows", 3, "--columns", 3)
    if not is_quick:
        yield "census of width at most 3, every size", lambda: census("--width", 3)
    yield "networks: all triples of 2 × 2 masks", lambda: verdicts(triples())
    yield "random pairs up to 3 × 3, widths 5 to 12", lambda: verdicts(small_pairs(generator, 200 if is_quick else 2000))
    yield "random staircases up to 12 × 12", lambda: verdicts(staircases(generator, 100 if is_quick else 1000))
    for density in ("0.1", "0.3"):
        yield f"random masks, 256 lines, {density}", lambda d=density: analysis("random", 256, 256, 256, "--density", d, "--seed", SEED)
    if not is_quick:
        yield "random masks, 4,096 lines, 0.01", lambda: analysis("random", 4096, 4096, 4096, "--density", "0.01", "--seed", SEED)
        yield "random masks, 1,024 lines, 4,096 supports, 0.15", lambda: analysis("random", 1024, 1024, 4096, "--density", "0.15", "--seed", SEED)
    for exponent in (10, 20):
        yield f"butterfly of size 2^{exponent}", lambda e=exponent: analysis("butterfly", 1 << e)
    for size in (4, 16, 64) if is_quick else (4, 8, 16, 32, 64, 128, 256, 512, 1024):
        yield f"Kaleidoscope of size {size}", lambda n=size: analysis("kaleidoscope", n)
    yield "sparse ±1 networks of 256 units and three layers", lambda: recovered(5 if is_quick else 100)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--census-4", action="store_true")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    chosen = measurements(options.quick)
    if options.census_4:
        chosen = [("census of width at most 4, up to 4 × 4", lambda: census("--width", 4, "--rows", 4, "--columns", 4))]
    figures = []
    for what, find in chosen:
        figures.append({"what": what, "value": find()})
        print(f"{what}: {figures[-1]['value']}", flush=True)
        if options.json:
            options.json.write_text(json.dumps({"figures": figures}, indent=2, ensure_ascii=False) + "\n")


main()

"""Repairs of masks that people have: each certified closed, with its number of changes, the proved bound and the time.

usage: Tests/Benchmark/repairs.py --binary SUPPORTCHECK [--quick]

No peer does this, so times stand alone. Every certificate is verified, and every repaired file is read again.
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Power"))
sys.dont_write_bytecode = True
import families  # noqa: E402


def two_of_four(rows, columns, random_source):
    """A mask with two entries in each group of four cells beside one another."""

    def row():
        groups = []
        for _ in range(columns // 4):
            chosen = set(random_source.sample(range(4), 2))
            groups += ["1" if cell in chosen else "0" for cell in range(4)]
        return "".join(groups)

    return [row() for _ in range(rows)]


def cases(tool, folder, is_quick):
    """Names, files, options."""

    def generated(name, *arguments):
        path = folder / f"{name}.txt"
        subprocess.run([tool, "generate", *arguments, "-o", str(path)], check=True)
        return path

    def written(name, text):
        path = folder / f"{name}.txt"
        families.write(text, str(path))
        return path

    yield "LU 2 × 2", generated("lu2", "lu", "2"), []
    yield "low rank 4 plus diagonal, 64", written("lrd64", low_rank_plus_diagonal(64, 4)), []
    yield "2:4 layer pair, 64 × 64 each", written(
        "nm64", families.network([two_of_four(64, 64, random.Random(3)), two_of_four(64, 64, random.Random(4))])), []
    yield "the same, kept 2:4", folder / "nm64.txt", ["--structure", "2:4"]
    if is_quick:
        return
    yield "LU 64", generated("lu64", "lu", "64"), []
    for sparsity in (95, 98):
        kept = (1 - sparsity / 100,) * 3
        yield f"LeNet-300-100, {sparsity} % pruned", written(
            f"lenet{sparsity}", families.lenet(kept, random.Random(1))), []
    yield "random 1,024², 1 %", generated(
        "r1024", "random", "1024", "1024", "1024", "--density", "0.01", "--seed", "1"), []


def low_rank_plus_diagonal(size, rank):
    factor = families.beside(families.ones(size, rank), families.identity(size))
    return families.pair(factor, factor)


def repaired(tool, path, options, folder):
    """The instance of the report, and the seconds; nothing where there is no repair."""
    output, proof = folder / "repaired.txt", folder / "proof.json"
    start = time.perf_counter()
    run = subprocess.run(
        [tool, "repair", str(path), "--format", "json", "-o", str(output), "--certificate", str(proof), *options],
        capture_output=True, text=True)
    seconds = time.perf_counter() - start
    instance = json.loads(run.stdout)["instances"][0] if run.stdout else {}
    if run.returncode == 0:
        subprocess.run([tool, "verify", str(proof), "--input", str(output)], check=True, stdout=subprocess.DEVNULL)
        again = subprocess.run([tool, "analyze", str(output), "--quiet"], capture_output=True)
        assert again.returncode == 0, f"{path}: the repaired masks are not found closed again"
    return instance, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    failed = False
    figures = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for title, path, options in cases(arguments.binary, folder, arguments.quick):
            instance, seconds = repaired(arguments.binary, path, options, folder)
            found = instance.get("repaired", False)
            failed = failed or not (found or options)
            answer = (
                f"{instance['changes']} changes, at least {instance['lowerBound']} needed, certificate verified"
                if found else f"no repair found, at least {instance.get('lowerBound')} changes needed")
            print(f"{title}: {answer}, {seconds:.1f} s", flush=True)
            figures.append({"what": f"repair, {title}: {answer}; seconds", "value": round(seconds, 1)})
    if "FIGURES" in os.environ:
        pathlib.Path(os.environ["FIGURES"]).write_text(json.dumps({"figures": figures}), encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

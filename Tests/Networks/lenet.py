"""Asks the tool about LeNet-300-100 at several sparsities, from safetensors and from npz: the verdicts must agree, and each run takes seconds.

    lenet.py PATH-OF-SUPPORTCHECK [--limit SECONDS]
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

import numpy
import safetensors.numpy

import networks

STATUS = {"closed": 0, "not-closed": 1, "undecided": 3}


def ask(tool, *arguments):
    """The exit status, the verdict and the seconds of a run."""
    start = time.monotonic()
    run = subprocess.run([tool, "analyze", *arguments, "--format", "json"], capture_output=True, text=True)
    seconds = time.monotonic() - start
    assert run.returncode in STATUS.values(), run.stderr
    report = json.loads(run.stdout)
    verdict = report["instances"][0]["closedness"]["verdict"]
    assert STATUS[verdict] == run.returncode, (verdict, run.returncode)
    assert report["input"]["files"][0]["layerOrder"] == "input-side-first"
    return run.returncode, verdict, seconds, report["instances"][0]["shape"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--limit", type=float, default=30)
    options = parser.parse_args()
    print(f"{'pruning':10} {'sparsity':>8}  {'verdict':11} {'status':>6} {'safetensors':>12} {'npz':>8}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for pruning in ("random", "magnitude"):
            for sparsity in (0.5, 0.8, 0.9, 0.95, 0.98):
                weights = networks.lenet(sparsity, pruning)
                safetensors.numpy.save_file(weights, folder / "lenet.safetensors")
                numpy.savez_compressed(folder / "lenet.npz", **weights)
                first = ask(options.tool, folder / "lenet.safetensors", "--from-weights")
                second = ask(options.tool, folder / "lenet.npz", "--from-weights")
                assert first[:2] == second[:2] and first[3] == second[3], (first, second)
                assert max(first[2], second[2]) < options.limit, (first, second)
                print(f"{pruning:10} {sparsity:8.0%}  {first[1]:11} {first[0]:6} {first[2]:10.2f} s {second[2]:6.2f} s", flush=True)

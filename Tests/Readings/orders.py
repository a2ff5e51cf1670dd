"""The orders of layers that the tool finds by shapes, against all permutations: sets of layers with names of words alone, in three formats. Seeded.

Where no order chains the tool has to refuse; where one does it has to take that one; where several do it has to refuse, and to list exactly these.

    orders.py PATH-OF-SUPPORTCHECK
"""

import concurrent.futures
import itertools
import json
import os
import pathlib
import shlex
import sys
import tempfile

import numpy
import safetensors.numpy

import masktext
import toolrun

SEED = 20261127
SETS = 150
SIZES = (2, 3, 4)
MOST_LISTED = 24
MOST_COMMANDS = 3
WORDS = (
    "encoder", "decoder", "input", "body", "head", "stem", "neck", "trunk", "classifier", "features", "squeeze", "expand", "bridge", "tail", "mixer",
    "final",
)


def random_set(generator):
    """Layers in an order that says nothing: half of the sets come from a network, the others have any shapes."""
    count = int(generator.integers(2, 6))
    names = [str(name) for name in generator.permutation(WORDS)[:count]]
    if generator.random() < 0.5:
        sizes = generator.choice(SIZES if generator.random() < 0.5 else range(2, 9), count + 1)
        shapes = generator.permutation([(sizes[k + 1], sizes[k]) for k in range(count)])
    else:
        shapes = generator.choice(SIZES[: int(generator.integers(1, 4))], (count, 2))
    return {name: generator.random(tuple(int(size) for size in shape)) < 0.6 for name, shape in zip(names, shapes)}


def chains(layers):
    """The orders whose shapes chain, input side first."""
    return {
        order for order in itertools.permutations(layers)
        if all(layers[a].shape[0] == layers[b].shape[1] for a, b in itertools.pairwise(order))
    }


def save_npz(path, layers):
    numpy.savez(path, **layers)


def save_tensors(path, layers):
    safetensors.numpy.save_file({name: mask.astype("f4") for name, mask in layers.items()}, path)


def save_json(path, layers):
    path.write_text(json.dumps({name: mask.astype(int).tolist() for name, mask in layers.items()}))


# The form, what writes it, and what the names of its arrays end in.
FORMATS = (("npz", save_npz, ""), ("safetensors", save_tensors, ".weight_mask"), ("json", save_json, ""))


def check_taken(run, written, layers, order):
    assert run.returncode in (0, 1, 3), f"status {run.returncode}, and only {', '.join(order)} chains: {run.stderr}"
    reading = json.loads(run.stdout)["instances"][0].get("reading", {})
    assert reading.get("order") == "shapes", f"order {reading.get('order')}"
    assert [layer["name"] for layer in reading["layers"]] == list(order), f"the report has the layers {reading['layers']}"
    wrong = masktext.difference(masktext.read(written), [masktext.Instance("", [(name, layers[name]) for name in order])])
    assert wrong is None, wrong


def check_listed(tool, run, folder, layers, orders):
    """The error lists the orders, and gives commands for the first of them; the first command does what it says."""
    assert run.returncode == 2, f"status {run.returncode}, and {len(orders)} orders chain"
    listed = toolrun.listed_orders(run.stderr, layers)
    assert len(set(listed)) == len(listed), f"an order is listed twice: {run.stderr}"
    if len(orders) <= MOST_LISTED:
        assert set(listed) == orders, f"{len(orders)} orders chain, {len(listed)} are listed, {len(orders & set(listed))} of both: {run.stderr}"
    else:
        assert len(listed) == MOST_LISTED and set(listed) <= orders, f"{len(orders)} orders chain, {len(listed)} are listed: {run.stderr}"
        assert "more than" in run.stderr or f"and {len(orders) - MOST_LISTED} more" in run.stderr, f"nothing says that there are more: {run.stderr}"
    commands = [(line, shlex.split(line)) for line in toolrun.commands(run.stderr)]
    chosen = {tuple(words[words.index("--layer") + 1].split(",")): line for line, words in commands if "--layer" in words}
    for order in listed[:MOST_COMMANDS]:
        assert order in chosen, f"no command chooses {', '.join(order)}: {run.stderr}"
    order = listed[0]
    pasted = tool.paste(chosen[order], folder)
    assert pasted.returncode in (0, 1, 3), f"status {pasted.returncode} of {chosen[order]}: {pasted.stderr}"
    wrong = masktext.difference(masktext.read(folder / "written.txt"), [masktext.Instance("", [(name, layers[name]) for name in order])])
    assert wrong is None, f"{chosen[order]}: {wrong}"


def check(tool, folder, layers):
    """Holds one set against its permutations in every format; the number of orders that chain, and complaints."""
    complaints = []
    for ending, save, suffix in FORMATS:
        here = folder / ending
        here.mkdir(parents=True)
        named = {name + suffix: mask for name, mask in layers.items()}
        orders = chains(named)
        save(here / f"net.{ending}", named)
        run = tool.analyze([f"net.{ending}", "--format", "json", "--write-masks", "written.txt", *toolrun.ANALYZE_ONLY], here)
        try:
            if len(orders) == 1:
                check_taken(run, here / "written.txt", named, next(iter(orders)))
            elif orders:
                check_listed(tool, run, here, named, orders)
            else:
                assert run.returncode == 2, f"status {run.returncode}, and no order chains"
                assert not toolrun.listed_orders(run.stderr, named), f"orders are listed, and none chains: {run.stderr}"
        except AssertionError as error:
            complaints.append(f"{ending}: {error}")
    return len(chains(layers)), complaints


def main():
    generator = numpy.random.default_rng(SEED)
    sets = [random_set(generator) for _ in range(SETS)]
    counts, failed = {"none chains": 0, "one chains": 0, "several chain": 0, f"more than {MOST_LISTED} chain": 0}, 0
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        top = pathlib.Path(name)
        tool = toolrun.Tool(sys.argv[1], top / "bin")
        results = pool.map(lambda item: check(tool, top / str(item[0]), item[1]), enumerate(sets))
        for number, (layers, (count, complaints)) in enumerate(zip(sets, results)):
            counts[list(counts)[min(count, 2) + (count > MOST_LISTED)]] += 1
            for complaint in complaints:
                shapes = ", ".join(f"{name} {mask.shape[0]} × {mask.shape[1]}" for name, mask in layers.items())
                print(f"FAIL seed {SEED}, set {number} ({shapes}), {complaint}")
            failed += bool(complaints)
    print(f"seed {SEED}: {SETS} sets of layers, {', '.join(f'{words}: {count}' for words, count in counts.items())}")
    print(f"{SETS - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

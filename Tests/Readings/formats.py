"""The same network in five formats is read as the same: what `--write-masks` writes is the same to the byte, and it is the network. Seeded.

    formats.py PATH-OF-SUPPORTCHECK
"""

import concurrent.futures
import itertools
import json
import os
import pathlib
import sys
import tempfile

import numpy
import safetensors.numpy

import masktext
import toolrun

SEED = 20261128
NETWORKS = 300
MOST_SIZE = 6
MOST_JOINED = 4
WORDS = (
    "encoder", "decoder", "input", "body", "head", "stem", "neck", "trunk", "classifier", "features", "squeeze", "expand", "bridge", "tail", "mixer",
    "final",
)
DTYPES = ("?", "i1", "u1", "i4", "i8", "f2", "f4", "f8")


# MARK: Networks


def numbered_names(generator, depth):
    """fc2, fc9, fc10: in their order, with gaps."""
    return [f"fc{number}" for number in sorted(generator.choice(14, depth, replace=False) + 1)]


def nested_names(generator, depth):
    """block1.layer1, block1.layer2, block10.layer1: blocks of any number of layers."""
    names, block = [], int(generator.integers(0, 10))
    while len(names) < depth:
        count = min(int(generator.integers(1, 4)), depth - len(names))
        first = int(generator.integers(0, 10))
        names += [f"block{block}.layer{first + k}" for k in range(count)]
        block += int(generator.integers(1, 3))
    return names


def worded_names(generator, depth):
    return [str(name) for name in generator.permutation(WORDS)[:depth]]


def chain_count(shapes):
    """How many orders chain."""
    return sum(all(a[0] == b[1] for a, b in itertools.pairwise(order)) for order in itertools.permutations(shapes))


def are_alike(names):
    """Whether blocks of several layers have as many each: they could be copies of a network, and which is meant has to be said."""
    counts = [len(list(group)) for _, group in itertools.groupby(names, key=lambda name: name.split(".")[0])]
    return len(counts) > 1 and len(set(counts)) == 1 and counts[0] > 1


def random_network(generator):
    """Layers in their order, the kind of their names, and whether these or the shapes tell the order."""
    kind = ("numbered", "worded", "nested")[int(generator.integers(0, 3))]
    depth = int(generator.integers(2, 7))
    names = {"numbered": numbered_names, "worded": worded_names, "nested": nested_names}[kind](generator, depth)
    if kind == "worded" and generator.random() < 0.5:
        # Sizes that differ: most of these chain in one order.
        sizes = [int(size) for size in (list(generator.permutation(MOST_SIZE)) + [int(generator.integers(0, MOST_SIZE))])[: depth + 1]]
    else:
        sizes = [int(size) for size in generator.integers(0, MOST_SIZE if generator.random() < 0.5 else 2, depth + 1)]
    shapes = [(sizes[k + 1] + 1, sizes[k] + 1) for k in range(depth)]
    layers = [(name, generator.random(shape) < 0.6) for name, shape in zip(names, shapes)]
    return kind, layers, chain_count(shapes) == 1 if kind == "worded" else not are_alike(names)


# MARK: Formats


def shuffled(generator, layers):
    return [layers[k] for k in generator.permutation(len(layers))]


def stored(generator, mask):
    """The mask as an array of some type, in rows or in columns."""
    return numpy.asarray(mask.astype(generator.choice(DTYPES)), order=str(generator.choice(["C", "F"])))


def write_npz(folder, stem, layers, generator):
    save = (numpy.savez, numpy.savez_compressed)[int(generator.integers(0, 2))]
    save(folder / f"{stem}.npz", **{name: stored(generator, mask) for name, mask in shuffled(generator, layers)})
    return [f"{stem}.npz"]


def write_tensors(folder, stem, layers, generator):
    tensors = {name: numpy.ascontiguousarray(stored(generator, mask)) for name, mask in shuffled(generator, layers)}
    safetensors.numpy.save_file(tensors, folder / f"{stem}.safetensors")
    return [f"{stem}.safetensors"]


def write_files(folder, stem, layers, generator):
    """A file for each layer, given in their order: the instance has the name that joins theirs."""
    for name, mask in layers:
        numpy.save(folder / f"{name}.npy", stored(generator, mask))
    return [f"{name}.npy" for name, _ in layers]


def write_text(folder, stem, layers, generator):
    between = str(generator.choice(["", " "]))
    lines = [line for name, mask in layers for line in (f"layer {name}:", *masktext.rows(mask, between))]
    (folder / f"{stem}.txt").write_text("\n".join(lines) + "\n")
    return [f"{stem}.txt"]


def write_json(folder, stem, layers, generator):
    values = {name: mask.tolist() if generator.random() < 0.2 else mask.astype(int).tolist() for name, mask in shuffled(generator, layers)}
    (folder / f"{stem}.json").write_text(json.dumps(values))
    return [f"{stem}.json"]


FORMATS = {"npz": write_npz, "safetensors": write_tensors, "npy": write_files, "text": write_text, "json": write_json}


def joined(names):
    """The name of an instance in files of these names."""
    return "+".join(names) if len(names) <= MOST_JOINED else f"{names[0]}+…+{names[-1]}"


def check(tool, folder, number, layers, is_known):
    """Complaints about the readings of one network."""
    names = [name for name, _ in layers]
    options = [] if is_known else ["--layer", ",".join(names)]
    truth = [masktext.Instance("", layers)]
    complaints, texts = [], {}
    for form, (format_name, write) in enumerate(FORMATS.items()):
        here = folder / format_name
        here.mkdir(parents=True)
        operands = write(here, joined(names), layers, numpy.random.default_rng([SEED, number, form]))
        run = tool.analyze([*operands, *options, "--quiet", "--write-masks", "written.txt", *toolrun.ANALYZE_ONLY], here)
        written = here / "written.txt"
        if run.returncode not in (0, 1, 3) or not written.exists():
            complaints.append(f"{format_name}: status {run.returncode} of {' '.join([*operands, *options])}: {run.stderr.strip()}")
            continue
        wrong = masktext.difference(masktext.read(written), truth)
        if wrong is not None:
            complaints.append(f"{format_name}: {wrong}")
        texts.setdefault(written.read_bytes(), []).append(format_name)
    if len(texts) > 1:
        parts = [f"{', '.join(formats)}: {text.splitlines()[0].decode()}" for text, formats in texts.items()]
        complaints.append("what is written differs: " + "; ".join(parts))
    return complaints


def main():
    generator = numpy.random.default_rng(SEED)
    networks = [random_network(generator) for _ in range(NETWORKS)]
    counts, failed = {}, 0
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        top = pathlib.Path(name)
        tool = toolrun.Tool(sys.argv[1], top / "bin")
        results = pool.map(lambda item: check(tool, top / str(item[0]), item[0], *item[1][1:]), enumerate(networks))
        for number, ((kind, layers, is_known), complaints) in enumerate(zip(networks, results)):
            described = f"{kind}, order {'known' if is_known else 'given'}"
            counts[described] = counts.get(described, 0) + 1
            shapes = ", ".join(f"{name} {mask.shape[0]} × {mask.shape[1]}" for name, mask in layers)
            for complaint in complaints:
                print(f"FAIL seed {SEED}, network {number} ({shapes}): {complaint}")
            failed += bool(complaints)
    print(f"seed {SEED}: {NETWORKS} networks in {len(FORMATS)} formats, {', '.join(f'{words}: {count}' for words, count in sorted(counts.items()))}")
    print(f"{NETWORKS - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""Files as people have them whose reading is easily wrong, written with the libraries that people use, each with the truth.

Wrong readings are silent where masks are square: then every order of layers chains, and a layer that is left out is not missed. So most masks
here are square, and no two of a case are alike.

    cases.py FOLDER

writes every case into a folder of its own: the files, the command line in `arguments`, the truth in `truth.txt`, or `refused`.
"""

import dataclasses
import io
import json
import pathlib
import shlex
import sys

import huggingface_hub
import ml_dtypes
import numpy
import safetensors.numpy
import scipy.io
import scipy.sparse

import masktext

SEED = 11
TRUTH = "truth.txt"


@dataclasses.dataclass
class Case:
    """What the tool is asked, and the right answer."""

    name: str
    arguments: list
    # The instances that are right to read; None: a refusal is the only right answer.
    truth: list | None
    # Whether a refusal is a right answer too, although it offers no command.
    refusal_will_do: bool = False
    # What a report has to say.
    says: tuple = ()


REFUSED = None


def network(*layers, name=""):
    return masktext.Instance(name, [(layer, numpy.asarray(mask, dtype=bool)) for layer, mask in layers])


def factorization(left, right):
    return masktext.Instance("", [("I", numpy.asarray(left, dtype=bool)), ("J", numpy.asarray(right, dtype=bool))])


# MARK: Masks


def lower(size):
    return numpy.tril(numpy.ones((size, size), dtype=bool))


def upper(size):
    return lower(size).T


def full(rows, columns):
    return numpy.ones((rows, columns), dtype=bool)


def staircase(rows, columns, width=2):
    """Ones in a band that goes down to the right."""
    i, j = numpy.indices((rows, columns))
    return (j >= i * columns // rows - (width - 1)) & (j <= i * columns // rows + width - 1)


def scattered(rows, columns, seed, density=0.5):
    """Random ones, at least one in each row and in each column, and one zero."""
    mask = numpy.random.default_rng([SEED, seed]).random((rows, columns)) < density
    mask[numpy.arange(max(rows, columns)) % rows, numpy.arange(max(rows, columns)) % columns] = True
    mask[0, columns - 1] = False
    return mask


def weights(mask, seed):
    """Numbers that are not zero on a mask, and zero elsewhere."""
    values = numpy.random.default_rng([SEED, 1000, seed]).standard_normal(mask.shape).astype("f4")
    return numpy.where(mask, values + numpy.sign(values) * 0.1, 0).astype("f4")


def dense(rows, columns, seed):
    return weights(full(rows, columns), seed)


def pruned(name, mask, seed):
    """What torch.nn.utils.prune leaves of a linear layer in a state dictionary."""
    return {
        f"{name}.bias": numpy.zeros(mask.shape[0], dtype="f4"), f"{name}.weight_orig": dense(*mask.shape, seed),
        f"{name}.weight_mask": mask.astype("f4"),
    }


def save_tensors(path, tensors):
    safetensors.numpy.save_file({name: numpy.ascontiguousarray(tensor) for name, tensor in tensors.items()}, path, metadata={"format": "pt"})


# MARK: A layer without a mask between masked ones


def unmasked_layers(folder):
    def between(path, names, masks, decoys=None):
        tensors = dict(decoys or {})
        for k, (name, mask) in enumerate(zip(names, masks)):
            if mask is None:
                tensors |= {f"{name}.weight": dense(3, 3, k), f"{name}.bias": numpy.zeros(3, dtype="f4")}
            else:
                tensors |= pruned(name, mask, k)
        save_tensors(path, tensors)
        return network(*[(name, full(3, 3) if mask is None else mask) for name, mask in zip(names, masks)])

    triangles = (lower(3), None, upper(3))
    here = folder("a-unmasked-words")
    tensors = {"a.weight_mask": lower(3).astype("f4"), "b.weight": dense(3, 3, 1), "c.weight_mask": upper(3).astype("f4")}
    save_tensors(here / "net.safetensors", tensors)
    truth = network(("a", lower(3)), ("b", full(3, 3)), ("c", upper(3)))
    yield Case(here.name, ["net.safetensors"], [truth])

    here = folder("a-unmasked-numbered")
    yield Case(here.name, ["net.safetensors"], [between(here / "net.safetensors", ("fc1", "fc2", "fc3"), triangles)], says=("fc2.weight",))

    here = folder("a-unmasked-sequential")
    norms = {f"model.1.{name}": numpy.ones(3, dtype="f4") for name in ("weight", "bias", "running_mean", "running_var")}
    norms["model.1.num_batches_tracked"] = numpy.array(7)
    truth = between(here / "net.safetensors", ("model.0", "model.2", "model.4"), triangles, norms)
    yield Case(here.name, ["net.safetensors"], [truth], says=("model.2.weight",))

    here = folder("a-unmasked-last")
    truth = between(here / "net.safetensors", ("layers.9", "layers.10", "layers.11"), (lower(3), upper(3), None))
    yield Case(here.name, ["net.safetensors"], [truth], says=("layers.11.weight",))

    # The shapes tell the order; the head is the layer that nobody prunes.
    here = folder("a-unmasked-shapes")
    stem, trunk = staircase(4, 3), scattered(5, 4, 1)
    head = {"head.weight": dense(2, 5, 3), "head.bias": numpy.zeros(2)}
    save_tensors(here / "net.safetensors", pruned("trunk", trunk, 1) | pruned("stem", stem, 2) | head)
    truth = network(("stem", stem), ("trunk", trunk), ("head", full(2, 5)))
    yield Case(here.name, ["net.safetensors"], [truth], says=("head.weight",))

    here = folder("a-unmasked-npz")
    arrays = {"fc1.weight_mask": lower(3), "fc2.weight": dense(3, 3, 5), "fc2.bias": numpy.zeros(3), "fc3.weight_mask": upper(3)}
    numpy.savez(here / "net.npz", **arrays)
    yield Case(here.name, ["net.npz"], [network(("fc1", lower(3)), ("fc2", full(3, 3)), ("fc3", upper(3)))], says=("fc2.weight",))

    # Masks of convolutions are no matrices, and the network goes through them.
    here = folder("a-unmasked-convolution")
    convolution = {f"conv1.{name}": numpy.ones((4, 3, 3, 3), dtype="f4") for name in ("weight_mask", "weight_orig")}
    save_tensors(here / "net.safetensors", convolution | pruned("fc1", lower(4), 6) | pruned("fc2", upper(4), 7))
    yield Case(here.name, ["net.safetensors"], REFUSED)


# MARK: The order of the alphabet


def alphabetical(folder):
    def torch(name, *names):
        here = folder(name)
        masks = [(lower(3), upper(3), staircase(3, 3), scattered(3, 3, 2))[k] for k in range(len(names))]
        tensors = {}
        for k, (layer, mask) in enumerate(zip(names, masks)):
            tensors |= pruned(layer, mask, k)
        save_tensors(here / "net.safetensors", tensors)
        return Case(name, ["net.safetensors"], [network(*zip(names, masks))])

    yield torch("b-encoder-decoder", "encoder", "decoder")
    yield torch("b-input-body-head", "input", "body", "head")
    yield torch("b-features-classifier", "features", "classifier")
    yield torch("b-numbers-in-words", "stem.0", "blocks.0", "blocks.1")
    yield torch("b-gpt-mlp", "h.0.mlp.c_fc", "h.0.mlp.c_proj")

    here = folder("b-npz-in-its-order")
    numpy.savez(here / "net.npz", encoder=lower(3), decoder=upper(3))
    yield Case(here.name, ["net.npz"], [network(("encoder", lower(3)), ("decoder", upper(3)))])

    here = folder("b-files-of-a-star")
    for name, mask in (("squeeze", lower(4)), ("expand", upper(4))):
        numpy.save(here / f"{name}.npy", mask)
    yield Case(here.name, ["expand.npy", "squeeze.npy"], [network(("squeeze", lower(4)), ("expand", upper(4)))])

    # Not the order of a star: someone chose it.
    here = folder("b-files-in-order")
    for name, mask in (("squeeze", lower(4)), ("expand", upper(4))):
        numpy.save(here / f"{name}.npy", mask)
    yield Case(here.name, ["squeeze.npy", "expand.npy"], [network(("squeeze", lower(4)), ("expand", upper(4)))])

    here = folder("b-shapes-decide")
    down, up = staircase(2, 5), scattered(5, 2, 3)
    head = scattered(3, 5, 4)
    save_tensors(here / "net.safetensors", pruned("head", head, 1) | pruned("encoder", down, 2) | pruned("decoder", up, 3))
    yield Case(here.name, ["net.safetensors"], [network(("encoder", down), ("decoder", up), ("head", head))])

    here = folder("b-json-object")
    (here / "net.json").write_text(json.dumps({"decoder": upper(3).astype(int).tolist(), "encoder": lower(3).astype(int).tolist()}))
    yield Case(here.name, ["net.json"], [network(("encoder", lower(3)), ("decoder", upper(3)))])

    # Keras numbers its layers from the second on.
    here = folder("b-first-without-number")
    numpy.savez(here / "net.npz", dense_1=upper(3), dense=lower(3))
    yield Case(here.name, ["net.npz"], [network(("dense", lower(3)), ("dense_1", upper(3)))])


# MARK: Pairs by other names


def pairs(folder):
    left, right = lower(3), scattered(3, 3, 5)
    truth = [factorization(left, right)]
    for name, first, second in (("c-x-y-capital", "X", "Y"), ("c-x-y", "x", "y"), ("c-i-j", "i", "j")):
        here = folder(name)
        numpy.savez(here / "pair.npz", **{first: left, second: right})
        yield Case(name, ["pair.npz"], truth)

    here = folder("c-second-first")
    numpy.savez_compressed(here / "pair.npz", Y=right.astype("i8"), X=left.astype("i8"))
    yield Case(here.name, ["pair.npz"], truth)

    here = folder("c-tensors")
    save_tensors(here / "pair.safetensors", {"y": right.astype("u1"), "x": left.astype("u1"), "loss": numpy.zeros(5, dtype="f4")})
    yield Case(here.name, ["pair.safetensors"], truth)

    here = folder("c-numbers")
    numpy.savez(here / "solution.npz", X=weights(left, 1), Y=weights(right, 2))
    yield Case(here.name, ["solution.npz", "--from-weights"], truth)

    here = folder("c-numbers-without-option")
    numpy.savez(here / "solution.npz", X=weights(left, 1), Y=weights(right, 2))
    yield Case(here.name, ["solution.npz"], truth)

    here = folder("c-files")
    for name, mask in (("x", left), ("y", right)):
        numpy.save(here / f"{name}.npy", mask)
    yield Case(here.name, ["x.npy", "y.npy"], truth)

    here = folder("c-files-of-scipy")
    scipy.io.mmwrite(here / "i.mtx", scipy.sparse.coo_matrix(left.astype(int)), field="pattern")
    scipy.io.mmwrite(here / "j.mtx", scipy.sparse.coo_matrix(right.astype(int)), field="pattern")
    yield Case(here.name, ["i.mtx", "j.mtx"], truth)

    # Rows of Y are the columns of A: 4 × 2 and 5 × 2, which is no chain.
    here = folder("c-not-square")
    numpy.savez(here / "pair.npz", X=staircase(4, 2), Y=scattered(5, 2, 6))
    yield Case(here.name, ["pair.npz"], [factorization(staircase(4, 2), scattered(5, 2, 6))])

    # Stored as factors of a product X Y: width × columns. The transposes of both would be no pair either.
    here = folder("c-product")
    numpy.savez(here / "pair.npz", X=staircase(4, 2), Y=scattered(2, 5, 6))
    yield Case(here.name, ["pair.npz"], REFUSED)


# MARK: Factors from the left


def from_the_left(folder):
    def product(name, left, right, save):
        here = folder(name)
        pair = {left: lower(4), right: scattered(4, 4, 7) if right == "H" else upper(4)}
        arguments = save(here, pair)
        return Case(name, arguments, [network((right, pair[right]), (left, pair[left]))])

    def archive(here, pair):
        numpy.savez(here / "factors.npz", **pair)
        return ["factors.npz"]

    def tensors(here, pair):
        save_tensors(here / "factors.safetensors", {name: mask.astype("f4") for name, mask in pair.items()})
        return ["factors.safetensors"]

    def files(here, pair):
        for name, mask in pair.items():
            numpy.save(here / f"{name}.npy", mask)
        return [f"{name}.npy" for name in pair]

    def sparse_files(here, pair):
        for name, mask in pair.items():
            scipy.io.mmwrite(here / f"{name}.mtx", scipy.sparse.coo_matrix(mask.astype(int)), field="pattern")
        return [f"{name}.mtx" for name in pair]

    yield product("d-nmf", "W", "H", archive)
    yield product("d-lu", "L", "U", archive)
    yield product("d-lu-tensors", "L", "U", tensors)
    yield product("d-lu-files", "L", "U", sparse_files)
    yield product("d-nmf-files", "W", "H", files)

    # A = W H of 6 × 5 and rank 2.
    here = folder("d-nmf-shapes")
    w, h = scattered(6, 2, 8), scattered(2, 5, 9)
    numpy.savez(here / "nmf.npz", W=weights(w, 3) ** 2, H=weights(h, 4) ** 2)
    yield Case(here.name, ["nmf.npz", "--from-weights"], [network(("H", h), ("W", w))])

    def patterns(name, factors, options=("--output-first",)):
        here = folder(name)
        lines = [f"layer factor{k + 1}:\nkron {','.join(map(str, factor))}\n" for k, factor in enumerate(factors)]
        (here / "factors.txt").write_text("".join(lines))
        layers = [(f"factor{k + 1}", masktext.kron(*factor)) for k, factor in enumerate(factors)]
        return Case(name, ["factors.txt", *options], [network(*reversed(layers))])

    butterfly = [(1, 2, 2, 4), (2, 2, 2, 2), (4, 2, 2, 1)]
    yield patterns("d-butterfly", butterfly)
    yield patterns("d-monarch", [(1, 3, 3, 4), (3, 4, 4, 1)])
    # 12 × 8 times 8 × 4 times 4 × 6: from the right it does not chain, and the error has to say what would.
    narrowing = [(1, 3, 2, 4), (2, 4, 2, 1), (2, 2, 3, 1)]
    yield patterns("d-kron-shapes", narrowing)
    yield patterns("d-kron-shapes-unsaid", narrowing, options=())

    here = folder("d-text-rows")
    factors = [("F1", lower(3)), ("F2", staircase(3, 3)), ("F3", upper(3))]
    (here / "factors.txt").write_text("".join(f"layer {name}:\n" + "\n".join(masktext.rows(mask)) + "\n" for name, mask in factors))
    yield Case(here.name, ["factors.txt", "--output-first"], [network(*reversed(factors))])

    # A list of factors saved as it is: arr_0 is the leftmost.
    here = folder("d-list-of-factors")
    masks = [masktext.kron(*factor) for factor in butterfly]
    numpy.savez(here / "factors.npz", *masks)
    yield Case(here.name, ["factors.npz", "--output-first"], [network(*reversed([(f"arr_{k}", mask) for k, mask in enumerate(masks)]))])


# MARK: Not 0 and 1


def not_bits(folder):
    left, right = lower(16), scattered(16, 16, 10)
    packed = numpy.packbits(left, axis=1), numpy.packbits(right, axis=1)

    here = folder("e-packed-pair")
    numpy.savez(here / "packed.npz", I=packed[0], J=packed[1])
    yield Case(here.name, ["packed.npz"], [factorization(left, right)])

    here = folder("e-packed-file")
    numpy.save(here / "packed.npy", packed[0])
    yield Case(here.name, ["packed.npy"], [network(("packed", left))])

    # 16 × 2 twice: as it is stored it does not even chain.
    here = folder("e-packed-network")
    numpy.savez(here / "packed.npz", fc1=packed[0], fc2=packed[1])
    yield Case(here.name, ["packed.npz"], [network(("fc1", left), ("fc2", right))])

    # 8 × 64 becomes 8 × 8, which chains with itself.
    here = folder("e-packed-tensors")
    wide = scattered(8, 64, 11), scattered(8, 8, 12)
    save_tensors(here / "packed.safetensors", {"fc1_mask": numpy.packbits(wide[0], axis=1), "fc2_mask": wide[1].astype("u1")})
    yield Case(here.name, ["packed.safetensors"], [network(("fc1", wide[0]), ("fc2", wide[1]))])

    # Without an axis everything is one vector, and the shape is lost.
    here = folder("e-packed-flat")
    numpy.savez(here / "packed.npz", fc1=numpy.packbits(left), fc2=numpy.packbits(right))
    yield Case(here.name, ["packed.npz"], REFUSED)

    # Quantized with a zero point of 128: what is zero is not 0.
    here = folder("e-codes-zero-point")
    codes = [numpy.where(mask, 90 + 7 * numpy.arange(16, dtype="u1").reshape(4, 4) % 31, 128).astype("u1") for mask in (lower(4), upper(4))]
    numpy.savez(here / "quantized.npz", fc1=codes[0], fc2=codes[1])
    yield Case(here.name, ["quantized.npz"], REFUSED)

    here = folder("e-codes-levels")
    levels = [(numpy.arange(16).reshape(4, 4) % 3 * mask).astype("u1") for mask in (lower(4), upper(4))]
    save_tensors(here / "levels.safetensors", {"fc1.weight_mask": levels[0], "fc2.weight_mask": levels[1]})
    yield Case(here.name, ["levels.safetensors"], REFUSED)

    here = folder("e-soft-masks")
    soft = [1 / (1 + numpy.exp(-4 * weights(mask, 5))) for mask in (lower(4), upper(4))]
    save_tensors(here / "soft.safetensors", {"fc1.weight_mask": soft[0], "fc2.weight_mask": soft[1]})
    yield Case(here.name, ["soft.safetensors"], REFUSED)

    # Weights where masks were expected: the option is the way.
    here = folder("e-weights")
    numpy.savez(here / "weights.npz", fc1=weights(lower(4), 6), fc2=weights(upper(4), 7))
    yield Case(here.name, ["weights.npz"], [network(("fc1", lower(4)), ("fc2", upper(4)))])

    here = folder("e-picture")
    numpy.savez(here / "masks.npz", fc1=lower(4).astype("u1") * 255, fc2=upper(4).astype("u1") * 255)
    yield Case(here.name, ["masks.npz"], [network(("fc1", lower(4)), ("fc2", upper(4)))])


# MARK: Decimal text


def decimal(folder):
    def written(name, text, truth, options=(), refusal_will_do=False):
        here = folder(name)
        (here / "masks.txt").write_text(text)
        return Case(name, ["masks.txt", *options], truth, refusal_will_do)

    def saved(mask, **options):
        text = io.StringIO()
        numpy.savetxt(text, mask.astype(float), **options)
        return text.getvalue()

    two = numpy.array([[1, 0], [1, 1]], dtype=bool)
    pair = [factorization(two, lower(2).T)]
    chain = [network(("fc1", lower(3)), ("fc2", upper(3)))]
    yield written("f-weights", "layer fc1:\n0.1 0.0\n0.3 -0.2\nlayer fc2:\n0.5 0.1\n0.0 2.5\n", [network(("fc1", two), ("fc2", two.T))])
    yield written("f-ones", "I:\n1.0 0.0\n1.0 1.0\nJ:\n1.0 1.0\n0.0 1.0\n", pair)
    yield written("f-points", "I:\n1. 0.\n1. 1.\nJ:\n1. 1.\n0. 1.\n", pair)
    yield written("f-weights-with-option", "I:\n0.5 0\n-3 1e-3\nJ:\n2.5 1\n0.0 4\n", pair, ["--from-weights"])
    yield written("f-savetxt", f"layer fc1:\n{saved(lower(3))}layer fc2:\n{saved(upper(3))}", chain)
    yield written("f-savetxt-pair", f"{saved(two)}\n{saved(two.T)}", pair)
    yield written("f-savetxt-short", f"layer fc1:\n{saved(lower(3), fmt='%g')}layer fc2:\n{saved(upper(3), fmt='%.1f')}", chain)
    yield written("f-savetxt-integers", f"layer fc1:\n{saved(lower(3), fmt='%d')}layer fc2:\n{saved(upper(3), fmt='%d')}", chain)
    commas = {"fmt": "%.1f", "delimiter": ","}
    yield written("f-savetxt-commas", f"I:\n{saved(two, **commas)}J:\n{saved(two.T, **commas)}", pair, refusal_will_do=True)
    counts = [network(("fc1", numpy.array([[1, 0, 0], [1, 1, 0], [1, 0, 1]])), ("fc2", upper(3)))]
    yield written("f-counts", "layer fc1:\n10 0 0\n1 11 0\n10 0 1\nlayer fc2:\n1 1 10\n0 1 1\n0 0 100\n", counts)
    yield written("f-print-floats", f"I:\n{two.astype(float)}\nJ:\n{two.T.astype(float)}\n", pair, refusal_will_do=True)
    integers = f"layer fc1:\n{lower(3).astype(int)}\nlayer fc2:\n{upper(3).astype(int)}\n"
    yield written("f-print-integers", integers, chain, refusal_will_do=True)
    yield written("f-print-repr", f"I:\n{two.astype(float)!r}\nJ:\n{two.T.astype(float)!r}\n", pair, refusal_will_do=True)
    yield written("f-print-booleans", f"I:\n{two}\nJ:\n{two.T}\n", pair, refusal_will_do=True)


# MARK: Numbers in the names


def numbered(folder):
    flax = [("Dense_1", lower(3)), ("Dense_2", scattered(3, 3, 13)), ("Dense_10", upper(3))]
    truth = [network(*flax)]
    for name, order in (("g-npz-alphabet", (0, 2, 1)), ("g-npz-backwards", (2, 1, 0)), ("g-npz-in-order", (0, 1, 2))):
        here = folder(name)
        numpy.savez(here / "net.npz", **dict(flax[k] for k in order))
        yield Case(name, ["net.npz"], truth)

    here = folder("g-tensors")
    save_tensors(here / "net.safetensors", {name: mask.astype("f4") for name, mask in flax})
    yield Case(here.name, ["net.safetensors"], truth)

    here = folder("g-json")
    (here / "net.json").write_text(json.dumps({name: mask.astype(int).tolist() for name, mask in sorted(flax)}))
    yield Case(here.name, ["net.json"], truth)

    here = folder("g-list-of-arrays")
    masks = [scattered(3, 3, 20 + k) for k in range(12)]
    numpy.savez_compressed(here / "net.npz", *masks)
    yield Case(here.name, ["net.npz"], [network(*[(f"arr_{k}", mask) for k, mask in enumerate(masks)])])

    here = folder("g-files-of-a-star")
    for name, mask in flax:
        numpy.save(here / f"{name}.npy", mask)
    yield Case(here.name, sorted(f"{name}.npy" for name, _ in flax), truth)

    here = folder("g-files-backwards")
    for name, mask in flax:
        scipy.io.mmwrite(here / f"{name}.mtx", mask.astype(int))
    yield Case(here.name, ["Dense_10.mtx", "Dense_2.mtx", "Dense_1.mtx"], [network(*reversed(flax))])

    here = folder("g-nested")
    layers = [("block2.fc9", lower(3)), ("block2.fc10", staircase(3, 3)), ("block10.fc1", upper(3))]
    numpy.savez(here / "net.npz", **{name: mask for name, mask in reversed(layers)})
    yield Case(here.name, ["net.npz"], [network(*layers)])

    # The masks of a pruned torch.nn.Sequential: linear layers stand at every second place.
    here = folder("g-sequential")
    tensors, layers = {}, [(str(k), scattered(3, 3, 40 + k)) for k in range(0, 14, 2)]
    for k, (name, mask) in enumerate(layers):
        tensors |= pruned(name, mask, k)
    save_tensors(here / "net.safetensors", tensors)
    yield Case(here.name, ["net.safetensors"], [network(*layers)])

    # A dictionary of masks by the names of the weights, as pruning scripts keep them.
    here = folder("g-masks-by-weights")
    save_tensors(here / "masks.safetensors", {f"layers.{k}.weight": scattered(3, 3, 60 + k).astype("f4") for k in (2, 9, 10)})
    yield Case(here.name, ["masks.safetensors"], [network(*[(f"layers.{k}", scattered(3, 3, 60 + k)) for k in (2, 9, 10)])])

    here = folder("g-point-mask")
    save_tensors(here / "masks.safetensors", {f"fc{k}.mask": scattered(3, 3, 70 + k).astype(bool) for k in (1, 2, 11)})
    yield Case(here.name, ["masks.safetensors"], [network(*[(f"fc{k}", scattered(3, 3, 70 + k)) for k in (1, 2, 11)])])


# MARK: Several networks in a file, one network in several


def several(folder):
    """Adapters, projections, shards."""
    yield from adapters(folder)
    yield from side_by_side(folder)
    yield from shards(folder)


def adapters(folder):
    def modules(here, names, masks, ending="weight", prefix="base_model.model."):
        """A file of adapters, B A of 6 × 6 and rank 2; the truth has them in the order of their names."""
        tensors, truth = {}, []
        for k, (name, (a, b)) in enumerate(zip(names, masks)):
            keys = [f"{prefix}{name}.lora_{side}.{ending}" for side in "AB"]
            values = (a.astype("f4"), b.astype("f4")) if ending.endswith("mask") else (weights(a, 2 * k), weights(b, 2 * k + 1))
            tensors |= dict(zip(keys, values))
            truth.append(network((keys[0], a), (keys[1], b), name=prefix + name))
        save_tensors(here / "adapter_model.safetensors", tensors)
        return Case(here.name, ["adapter_model.safetensors"] + ([] if ending.endswith("mask") else ["--from-weights"]), truth)

    dense_pair = (full(2, 6), full(6, 2))
    attention = [f"model.layers.{k}.self_attn.{side}" for k in (2, 10) for side in ("q_proj", "v_proj")]
    yield modules(folder("h-adapters"), attention, [dense_pair] * 4)
    thin = [(scattered(2, 6, 80 + k), scattered(6, 2, 90 + k)) for k in range(4)]
    yield modules(folder("h-adapters-sparse"), attention, thin)
    yield modules(folder("h-adapters-named"), attention[:2], thin, ending="default.weight")
    yield modules(folder("h-adapters-masks"), ["fc1", "fc2"], thin, ending="weight_mask", prefix="")
    yield modules(folder("h-adapters-square"), ["down_proj", "up_proj"], [(lower(3), upper(3)), (upper(3), staircase(3, 3))], prefix="model.0.")
    case = modules(folder("h-adapters-without-option"), attention, thin)
    yield dataclasses.replace(case, arguments=case.arguments[:1])


def side_by_side(folder):
    def projections(name, names):
        here = folder(name)
        tensors = {}
        for k, layer in enumerate(names):
            tensors |= pruned(layer, scattered(4, 4, 100 + k), k)
        save_tensors(here / "attention.safetensors", tensors)
        return Case(name, ["attention.safetensors"], REFUSED)

    yield projections("h-projections", [f"self_attn.{side}_proj" for side in "qkv"])
    yield projections("h-projections-and-output", [f"model.layers.0.self_attn.{side}_proj" for side in "qkvo"])
    yield projections("h-projections-numbered", [f"layers.{k}.self_attn.q_proj" for k in (0, 1, 2)])
    yield projections("h-query-key-value", [f"bert.encoder.layer.0.attention.self.{side}" for side in ("query", "key", "value")])
    yield projections("h-experts", [f"mlp.experts.{k}.w" for k in (0, 1, 2)])


def sharded(here, tensors, second):
    """Writes a checkpoint in two shards as transformers does, the second of which begins with a tensor after the middle; the names of the shards."""
    names = list(tensors)
    size = sum(tensors[name].nbytes for name in names[: names.index(second)])
    split = huggingface_hub.split_state_dict_into_shards_factory(
        tensors, get_storage_size=lambda tensor: tensor.nbytes, filename_pattern="model{suffix}.safetensors", max_shard_size=size)
    assert [parts[0] for parts in split.filename_to_tensors.values()] == [names[0], second], split.filename_to_tensors
    here.mkdir(parents=True, exist_ok=True)
    for file, names in split.filename_to_tensors.items():
        save_tensors(here / file, {name: tensors[name] for name in names})
    index = {"metadata": split.metadata, "weight_map": split.tensor_to_filename}
    (here / "model.safetensors.index.json").write_text(json.dumps(index, indent=2, sort_keys=True) + "\n")
    return sorted(split.filename_to_tensors)


def shards(folder):
    def chain():
        """One network."""
        tensors, layers = {}, [(f"layers.{k}", scattered(4, 4, 110 + k)) for k in (8, 9, 10, 11)]
        for k, (name, mask) in enumerate(layers):
            tensors |= pruned(name, mask, k)
        return tensors, [network(*layers)]

    def blocks():
        """Three blocks of two layers, among them what is none."""
        tensors, truth = {"embed.weight": dense(9, 4, 1).astype(ml_dtypes.bfloat16)}, []
        for k in (0, 1, 2):
            layers = [(f"layers.{k}.fc{i}", scattered(4, 4, 120 + 10 * k + i)) for i in (1, 2)]
            tensors |= {f"layers.{k}.norm.weight": numpy.ones(4, dtype="f4")}
            for i, (name, mask) in enumerate(layers):
                tensors |= pruned(name, mask, i)
            truth.append(network(*layers, name=f"layers.{k}"))
        return tensors, truth

    divided = "layers.10.bias"
    for name, way in (("h-shards-folder", ["model"]), ("h-shards-index", ["model/model.safetensors.index.json"]), ("h-shards-together", None)):
        here = folder(name)
        tensors, truth = chain()
        files = sharded(here / "model", tensors, divided)
        yield Case(name, way or [f"model/{file}" for file in files], truth)

    for name, place in (("h-shard-alone", 0), ("h-shard-alone-last", -1)):
        here = folder(name)
        yield Case(name, [f"model/{sharded(here / 'model', chain()[0], divided)[place]}"], REFUSED)

    here = folder("h-shard-missing")
    (here / "model" / sharded(here / "model", chain()[0], divided)[1]).unlink()
    yield Case(here.name, ["model"], REFUSED)

    for name, argument in (("h-blocks", "model"), ("h-blocks-index", "model/model.safetensors.index.json")):
        here = folder(name)
        tensors, truth = blocks()
        sharded(here / "model", tensors, "layers.1.fc2.bias")
        yield Case(name, [argument, "--each", "layers.*"], truth)

    here = folder("h-blocks-in-one-file")
    tensors, truth = blocks()
    save_tensors(here / "model.safetensors", tensors)
    yield Case(here.name, ["model.safetensors", "--each", "layers.*"], truth)


KINDS = (unmasked_layers, alphabetical, pairs, from_the_left, not_bits, decimal, numbered, several)


def build(top):
    """Writes every case into a folder of its own, and the truth beside; the cases."""
    top = pathlib.Path(top)

    def folder(name):
        (top / name).mkdir(parents=True)
        return top / name

    cases = [case for kind in KINDS for case in kind(folder)]
    for case in cases:
        (top / case.name / "arguments").write_text(shlex.join(case.arguments) + "\n")
        if case.truth is None:
            (top / case.name / "refused").write_text("No reading is right.\n")
        else:
            (top / case.name / TRUTH).write_text(masktext.text_of(case.truth))
    return cases


if __name__ == "__main__":
    print(f"{len(build(sys.argv[1]))} cases")

"""Writes the cases that come from networks: Cases/convolution-*.txt, recurrent-*.txt, monarch-*.txt, and those of more than two layers in Cases/networks,
whose verdicts stand in Cases/networks/verdicts.

What a case of two layers expects is found here without the tool: by a theorem named in its comments, whose hypotheses are checked on the masks, or by a window.

    cases.py PATH-OF-CASES
"""

import itertools
import pathlib
import sys
import textwrap

import numpy

import networks

CLOSED = {"closedness": "closed", "linear": "optimum-always-exists", "relu": "undecided"}
NOT_CLOSED = {"closedness": "not-closed", "linear": "optimum-may-not-exist", "relu": "optimum-may-not-exist"}
WRITTEN_BY = "Tests/Networks/cases.py"



def rank_one_supports(layers):
    """The rows and the columns of each hidden unit of two layers."""
    first, second = layers
    units = [(frozenset(numpy.flatnonzero(second[:, k])), frozenset(numpy.flatnonzero(first[k]))) for k in range(len(first))]
    return [(k, a, b) for k, (a, b) in enumerate(units) if a and b]


def relation(units):
    pairs = list(itertools.combinations([(a, b) for _, a, b in units], 2))
    if all(p == q or not (p[0] & q[0] and p[1] & q[1]) for p, q in pairs):
        return "disjoint-or-identical"

    def crosses(p, q):
        return not (p[0] & q[0] and p[1] & q[1]) or (p[0] >= q[0] and p[1] <= q[1]) or (p[0] <= q[0] and p[1] >= q[1])

    return "crossing" if all(crosses(p, q) for p, q in pairs) else "overlapping"


def private_window(layers):
    """A hidden unit k, rows i, i' and columns j, j' such that k alone reaches (i,j'), (i',j'), (i',j), and others reach (i,j) too; with these others."""
    units = rank_one_supports(layers)
    reached = {}
    for k, a, b in units:
        for cell in itertools.product(a, b):
            reached.setdefault(cell, []).append(k)
    for k, a, b in units:
        for i, other in itertools.permutations(sorted(a), 2):
            for j, last in itertools.permutations(sorted(b), 2):
                private = all(reached[cell] == [k] for cell in ((i, last), (other, last), (other, j)))
                if private and len(reached[i, j]) > 1:
                    return k, i, other, j, last, [l for l in reached[i, j] if l != k]
    return None


def is_complete(units):
    """Whether some class of equal supports has as many members as its rows or its columns; classes aside that share no cell with others."""
    units = [p for p in units if any(p[1:] != q[1:] and p[1] & q[1] and p[2] & q[2] for q in units)]
    return any(sum(q[1:] == p[1:] for q in units) >= min(len(p[1]), len(p[2])) for p in units)


def has_representatives(mask):
    """Whether the columns have rows of their own, each with a one there: then a matrix on the mask can have independent columns."""
    match = {}

    def augment(j, seen):
        for k in numpy.flatnonzero(mask[:, j]):
            if k not in seen:
                seen.add(k)
                if k not in match or augment(match[k], seen):
                    match[k] = j
                    return True
        return False

    return all(augment(j, set()) for j in range(mask.shape[1]))


def comment(text):
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, 116, break_on_hyphens=False))


def body(layers):
    blocks = []
    for name, mask in layers.items():
        rows = mask if isinstance(mask, str) else "\n".join("".join(str(int(cell != 0)) for cell in row) for row in mask)
        blocks.append(f"layer {name}:\n{rows}\n")
    return "\n".join(blocks)


def write(path, source, why, expected, layers):
    lines = "".join(f"# expect {key}: {expected[key]}\n" for key in ("closedness", "relation", "tractability", "landscape", "linear", "relu") if key in expected)
    path.write_text(f"# source: {source}; written by {WRITTEN_BY}\n{comment(why)}{lines}{body(layers)}")


def write_not_closed(path, source, layers):
    masks = [mask != 0 for mask in layers.values()]
    units = rank_one_supports(masks)
    k, i, other, j, last, rest = private_window(masks)
    assert relation(units) == "overlapping"
    assert not is_complete(units), path
    why = (
        f"Outputs {i}, {other} and inputs {j}, {last}: hidden unit {k} alone connects ({i},{last}), ({other},{last}) and ({other},{j}) (output, input), while "
        f"({i},{j}) is connected through {rest} too. Set all else to zero: ({i},{j}) takes every value, and x yT on the three other cells has the limit 1, 0, 1, "
        "which is not attained. Units share the cell and do not cross; no class that shares a cell with another is complete."
    )
    write(path, source, why, NOT_CLOSED | {"relation": "overlapping", "tractability": "not-established", "landscape": "not-established"}, layers)


def convolutions(folder):
    source = "own: a convolution of a 4 x 4 picture with two 2 x 2 kernels, unrolled (weights are not shared), and a dense layer of 5 outputs"
    for pruning, seed in (("random", 5), ("magnitude", 80)):
        write_not_closed(
            folder / f"convolution-{pruning}.txt", f"{source}; half of each layer pruned {'at random' if pruning == 'random' else 'by magnitude'}",
            networks.convolution(0.5, pruning, seed=seed))
    layers = networks.convolution(0, "random")
    assert has_representatives(layers["conv"] != 0)
    units = rank_one_supports([mask != 0 for mask in layers.values()])
    assert relation(units) == "overlapping" and not is_complete(units)
    why = (
        "The 16 inputs have hidden units of their own, one each, whose patch holds the input: so the first layer can have rank 16, and then every 5 x 16 matrix is a "
        "product. All A_k are equal, and patches overlap without being nested; a patch has two units, one for each kernel, and there are 5 outputs and 4 inputs, so no class is complete."
    )
    write(folder / "convolution-dense.txt", source, why,
          CLOSED | {"relation": "overlapping", "tractability": "not-established", "landscape": "not-established"}, layers)


def recurrent(folder, deep):
    seeds = {"random": 16, "magnitude": 4}
    source = "own: the recurrent cell h_t = W_hh h_(t-1) + W_xh x_t of 4 states and 2 inputs, {} steps unrolled (weights are not shared, and inputs that wait are scaled)"
    disjoint = CLOSED | {"relation": "disjoint-or-identical", "tractability": "tractable", "landscape": "benign"}
    layers = networks.recurrent(0, "random", 2)
    assert relation(rank_one_supports([mask != 0 for mask in layers.values()])) == "disjoint-or-identical"
    write(folder / "recurrent-dense.txt", source.format(2),
          "The states of step 1 have all outputs and the inputs h_0, x_1; each input that waits has all outputs and itself alone: equal or disjoint.", disjoint, layers)
    for pruning, seed in seeds.items():
        write_not_closed(
            folder / f"recurrent-{pruning}.txt", f"{source.format(2)}; half of each matrix pruned {'at random' if pruning == 'random' else 'by magnitude'}",
            networks.recurrent(0.5, pruning, 2, seed=seed))
    write(deep / "recurrent-dense-3.txt", source.format(3),
          "Separated layers (SC502): the states of step 2 have all outputs and reach h_0, x_1, x_2, the inputs that wait reach themselves; so for step 1.",
          {}, networks.recurrent(0, "random", 3))
    for pruning in ("random", "magnitude"):
        write(deep / f"recurrent-{pruning}-3.txt", f"{source.format(3)}; half of each matrix pruned {'at random' if pruning == 'random' else 'by magnitude'}",
              "No argument is known here, either way; two steps of it are not closed (../recurrent-" + pruning + ".txt), which proves nothing for three.",
              {}, networks.recurrent(0.5, pruning, 3, seed=seeds[pruning]))


def kron(*patterns):
    """Layers from patterns (a, b, c, d), output side first as products are written."""
    return {f"factor{len(patterns) - k}": f"kron {a},{b},{c},{d}" for k, (a, b, c, d) in reversed(list(enumerate(patterns)))}


def kronecker_sparse(folder, deep):
    for a, b, c, d in ((2, 2, 2, 2), (3, 2, 4, 2), (4, 4, 4, 4)):
        write(folder / f"monarch-{a}-{b}-{c}-{d}.txt",
              f"Monarch (Dao et al. 2022), as in Le, Zheng, Riccietti, Gribonval (arXiv 2411.04506): 1_({a} x {b}) x I_{c} and I_{b} x 1_({c} x {d})",
              "Two Kronecker-sparse factors: columns of the left support are equal or disjoint, and so are rows of the right one; hence the rank-one supports are pairwise "
              "disjoint or identical.",
              CLOSED | {"relation": "disjoint-or-identical", "tractability": "tractable", "landscape": "benign"},
              {"right": f"kron {b},{c},{d},1", "left": f"kron 1,{a},{b},{c}"})
    write(folder / "kaleidoscope-2.txt", "own: the Kaleidoscope of size two, a butterfly factor times a transposed one",
          "Two full 2 x 2 layers: every 2 x 2 matrix. Both supports are the whole square.",
          CLOSED | {"relation": "disjoint-or-identical", "tractability": "tractable", "landscape": "benign"}, kron((1, 2, 2, 1), (1, 2, 2, 1)))
    chainable = "Chainable Kronecker-sparse factors (SC501)."
    for exponent in (3, 4, 6, 10):
        factors = [(1 << l, 2, 2, 1 << (exponent - 1 - l)) for l in range(exponent)]
        write(deep / f"butterfly-{1 << exponent}.txt", "the square dyadic butterfly, as in Le, Zheng, Riccietti, Gribonval (arXiv 2411.04506)", chainable,
              {}, kron(*factors))
    write(deep / "deformable-butterfly-12-12-12.txt", "deformable butterfly (Lin et al. 2021), as in Le, Zheng, Riccietti, Gribonval (arXiv 2411.04506)", chainable,
          {}, kron((1, 3, 3, 4), (3, 2, 2, 2), (6, 2, 2, 1)))
    for exponent in (2, 3):
        down = [(1 << l, 2, 2, 1 << (exponent - 1 - l)) for l in range(exponent)]
        write(deep / f"kaleidoscope-{1 << exponent}.txt", "own: the Kaleidoscope (Dao et al. 2020), a butterfly times a transposed butterfly",
              "Not chainable; whether its set of products is closed is not known here.", {}, kron(*down, *reversed(down)))


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    deep = folder / "networks"
    deep.mkdir(exist_ok=True)
    convolutions(folder)
    recurrent(folder, deep)
    kronecker_sparse(folder, deep)

"""Random sparse ReLU networks in .npz files: what the tool says of their path embedding, against NumPy.

    networks.py TOOL [NETWORKS]
"""

import collections
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np


def network(rng):
    """Weights (outputs × inputs) and biases of each layer, in single or double precision, some of them zero."""
    sizes = rng.integers(1, 5, rng.integers(2, 6))
    kind = rng.choice(["float32", "float64"])
    layers = []
    for inputs, outputs in itertools.pairwise(sizes):
        W = rng.standard_normal((outputs, inputs)) * (rng.random((outputs, inputs)) < 0.8)
        layers.append((W.astype(kind).astype(float), rng.standard_normal(outputs).astype(kind).astype(float)))
    return layers


def save(path, layers):
    np.savez(path, **{f"fc{l}.{part}": array for l, layer in enumerate(layers) for part, array in zip(["weight", "bias"], layer)})


def analyse(tool, path, layers, *options):
    names = ",".join(f"fc{l}.weight" for l in range(len(layers)))
    command = [tool, "analyze", path, "--from-weights", "--layer", names, "--embedding", "--format", "json", "--exit-zero", *options]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["instances"][0]["embedding"]


def paths(layers, biases):
    """Each path as a list of (layer, output, input), where the bias has the input -1."""
    found = [[[]] for _ in range(layers[0][0].shape[1])]
    for l, (W, b) in enumerate(layers):
        following = []
        for o in range(len(b)):
            here = [path + [(l, o, i)] for i in range(W.shape[1]) if W[o, i] for path in found[i]]
            following.append(here + ([[(l, o, -1)]] if biases else []))
        found = following
    return [path for unit in found for path in unit]


def differential(layers, found):
    def value(l, o, i):
        return layers[l][1][o] if i < 0 else layers[l][0][o, i]

    edges = {edge: place for place, edge in enumerate(sorted({edge for path in found for edge in path}))}
    J = np.zeros((len(found), max(len(edges), 1)))
    for row, path in enumerate(found):
        for edge in path:
            J[row, edges[edge]] = np.prod([value(*other) for other in path if other != edge])
    return J


def path_norm(layers, biases, power):
    z = np.ones(layers[0][0].shape[1])
    for W, b in layers:
        z = np.abs(W) ** power @ z + (np.abs(b) ** power if biases else 0)
    return z.sum() ** (1 / power)


def rescaled(layers, scales):
    full = [np.ones(layers[0][0].shape[1]), *scales, np.ones(len(layers[-1][1]))]
    return [(full[l + 1][:, None] * W / full[l], full[l + 1] * b) for l, (W, b) in enumerate(layers)]


def permuted(layers, orders):
    full = [np.arange(layers[0][0].shape[1]), *orders, np.arange(len(layers[-1][1]))]
    return [(W[np.ix_(full[l + 1], full[l])], b[full[l + 1]]) for l, (W, b) in enumerate(layers)]


def check_masks(said, layers, biases):
    found = paths(layers, biases)
    rank = np.linalg.matrix_rank(differential(layers, found)) if found else 0
    assert said["jacobian"]["dimension"] == rank, (said["jacobian"], rank)
    assert said["functions"]["dimension"] <= rank


def check_norms(values, layers, biases):
    assert np.isclose(values["pathNorm"]["l1"], path_norm(layers, biases, 1), rtol=1e-12, atol=0)
    assert np.isclose(values["pathNorm"]["l2"], path_norm(layers, biases, 2), rtol=1e-12, atol=0)
    assert values["rescaling"]["invariant"]


def check_balance(values, layers, dead):
    """Where no unit is dead, the scales make what comes into each hidden unit as long as what goes out."""
    balanced = values["balanced"]
    assert balanced["converged"]
    if dead:
        return
    new = rescaled(layers, [np.array(level) for level in balanced["scales"]])
    for (W, b), (V, _) in itertools.pairwise(new):
        assert np.allclose(np.sqrt((W**2).sum(1) + b**2), np.sqrt((V**2).sum(0)), rtol=1e-11, atol=0)
    assert np.isclose(sum((W**2).sum() + (b**2).sum() for W, b in new), balanced["squaresAfter"], rtol=1e-12, atol=0)


def other_network(rng, layers):
    """Another network, and the verdict that it must have where no unit is dead and no two have proportional values coming in."""
    sizes = [len(b) for _, b in layers[:-1]]
    scaled = rescaled(layers, [2.0 ** rng.integers(-9, 10, size) for size in sizes])
    orders = [rng.permutation(size) for size in sizes]
    moved = any((order != np.arange(len(order))).any() for order in orders)
    kind = rng.integers(4)
    if kind == 0 or kind == 1 and not moved:
        return scaled, "equivalent"
    if kind == 1:
        return permuted(scaled, orders), "equivalent-in-another-order"
    # One value: a bit of it, or its sign. The last layer has no free scale on one side, and biases fix the other.
    W = scaled[-1][0]
    places = np.argwhere(W)
    if not len(places):
        return scaled, "equivalent"
    place = tuple(places[rng.integers(len(places))])
    W[place] = np.nextafter(W[place], np.inf) if kind == 2 else -W[place]
    return scaled, "not-equivalent"


def main():
    tool, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rng = np.random.default_rng(7)
    tally = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        first, second = pathlib.Path(folder) / "first.npz", pathlib.Path(folder) / "second.npz"
        for number in range(count):
            layers = network(rng)
            other, verdict = other_network(rng, layers)
            save(first, layers)
            save(second, other)
            said = analyse(tool, first, layers, "--against", str(second))
            dead = any(unit["why"] == "no-path-to-an-output" for unit in said["deadUnits"])
            check_masks(said, layers, True)
            check_norms(said["values"], layers, True)
            check_balance(said["values"], layers, dead)
            without = analyse(tool, first, layers, "--no-bias")
            check_masks(without, layers, False)
            check_norms(without["values"], layers, False)
            answer = said["values"]["against"]
            if dead:
                expected = {"equivalent": [True], "not-equivalent": [False]}.get(verdict, [True, False])
                assert answer["verdict"] == "degenerate" and answer["equivalentOnPaths"] in expected, (number, answer, verdict)
                tally["degenerate"] += 1
            elif answer["verdict"] == "undecided":
                # Units that a bias alone reaches are told apart by its sign alone.
                assert verdict != "equivalent", number
                tally["undecided"] += 1
            else:
                assert answer["verdict"] == verdict, (number, answer, verdict)
                tally[verdict] += 1
    print(f"{count} networks agree with NumPy: {', '.join(f'{times} {verdict}' for verdict, times in sorted(tally.items()))}")


if __name__ == "__main__":
    main()

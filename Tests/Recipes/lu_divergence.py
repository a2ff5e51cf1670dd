"""What the verdict predicts, seen in training: gradient descent on A ≈ X Yᵀ with fixed masks, for masks whose set of products is not closed and for masks
whose set is. In the first case the loss falls towards an infimum that nothing attains, while the factors grow without end; in the others both settle.

    lu_divergence.py PATH-OF-SUPPORTCHECK
"""

import json
import subprocess
import sys

import numpy

SEED = 4
RUNS = 8
CHECKPOINTS = [10**k for k in range(2, 6)]


def verdict(tool, left, right):
    """Asks for the verdict on the masks."""
    question = json.dumps({"I": rows(left), "J": rows(right)})
    run = subprocess.run([tool, "batch"], input=question + "\n", capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["closedness"]["verdict"]


def rows(mask):
    return ["".join(str(int(cell)) for cell in row) for row in mask]


def descend(left, right, target, checkpoints, generator):
    """Gradient descent on ½ ‖X Yᵀ − A‖² from several starts at once, each with steps as short as its factors are large: losses and norms at the checkpoints."""
    left, right = (numpy.array(mask, dtype=float) for mask in (left, right))
    x = generator.standard_normal((RUNS, *left.shape)) * left
    y = generator.standard_normal((RUNS, *right.shape)) * right
    losses, norms = [], []
    for step in range(checkpoints[-1] + 1):
        error = x @ y.transpose(0, 2, 1) - target
        size = (x * x).sum(axis=(1, 2)) + (y * y).sum(axis=(1, 2))
        if step in checkpoints:
            losses.append((error * error).sum(axis=(1, 2)) / 2)
            norms.append(numpy.sqrt(size))
        rate = (0.5 / (size + 1))[:, None, None]
        x, y = x - rate * (error @ y) * left, y - rate * (error.transpose(0, 2, 1) @ x) * right
    return numpy.array(losses), numpy.array(norms)


def report(name, answer, checkpoints, losses, norms):
    print(f"{name}: {answer}")
    for step, loss, norm in zip(checkpoints, losses, norms):
        print(f"  after {step:7} steps: loss {loss.min():.1e} to {loss.max():.1e}, norm of the factors {norm.min():7.3f} to {norm.max():7.3f}")


def diverges(losses, norms):
    """From each power of ten to the next the loss falls to less than two fifths, and the norm grows by a quarter at least: a power law that does not end."""
    assert (losses[1:] < 0.4 * losses[:-1]).all(), losses
    assert (norms[1:] > 1.25 * norms[:-1]).all(), norms
    assert (losses[-1] < 5e-3).all() and (losses > 0).all(), losses


def settles(losses, norms):
    """The last nine tenths of the run change nothing, and the norms are what they were early on."""
    assert numpy.allclose(norms[-1], norms[-2], rtol=1e-6) and (norms < 5).all(), norms
    assert numpy.allclose(losses[-1], losses[-2], rtol=1e-6, atol=1e-12), losses


TARGET = numpy.array([[0.0, 1.0], [1.0, 0.0]])
CASES = {
    "LU": ([[1, 0], [1, 1]], [[1, 0], [1, 1]], "not-closed"),
    "crossing supports": ([[1, 1], [1, 0]], [[1, 1], [0, 1]], "closed"),
    "disjoint supports": ([[1, 0], [0, 1]], [[0, 1], [1, 0]], "closed"),
    "rank one": ([[1], [1]], [[1], [1]], "closed"),
}

if __name__ == "__main__":
    print(f"gradient descent towards [[0, 1], [1, 0]], {RUNS} starts, seed {SEED}")
    for name, (left, right, expected) in CASES.items():
        answer = verdict(sys.argv[1], left, right)
        assert answer == expected, (name, answer)
        checkpoints = CHECKPOINTS if answer == "not-closed" else CHECKPOINTS[:-1]
        losses, norms = descend(left, right, TARGET, checkpoints, numpy.random.default_rng(SEED))
        report(name, answer, checkpoints, losses, norms)
        if answer == "not-closed":
            diverges(losses[1:], norms[1:])
        else:
            settles(losses, norms)

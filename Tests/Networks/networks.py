"""Pruned networks as people have them: weights whose zeros are the pruned ones, input side first, each outputs × inputs. Seeded: the same numbers each time.

LeNet-300-100 (a name of the layers' sizes, 784-300-100-10), a convolution unrolled to its matrix and followed by a dense layer, and a recurrent cell
unrolled over a few steps. Masks of the last two forget that weights are shared: they stand for the larger set in which each entry has its own.
"""

import numpy

LENET = (784, 300, 100, 10)


def pruned(weights, sparsity, pruning, generator):
    """Weights with the fraction `sparsity` of each layer set to zero: at random, or the smallest in magnitude."""
    result = []
    for weight in weights:
        score = generator.random(weight.shape) if pruning == "random" else numpy.abs(weight)
        count = round(sparsity * weight.size)
        kept = numpy.ones(weight.size, dtype=bool)
        kept[numpy.argsort(score, axis=None, kind="stable")[:count]] = False
        result.append((weight * kept.reshape(weight.shape)).astype("f4"))
    return result


def initial(sizes, generator):
    """Normal weights with the variance 2 / inputs."""
    return [generator.standard_normal((m, n)) * numpy.sqrt(2 / n) for n, m in zip(sizes, sizes[1:])]


def digits(count, generator):
    """Ten classes of pictures of 28 × 28 with a dark margin: a pattern each, and noise."""
    inside = numpy.zeros((28, 28))
    inside[4:24, 4:24] = 1
    patterns = (generator.random((10, 784)) < 0.2) * inside.reshape(-1)
    labels = generator.integers(0, 10, count)
    return patterns[labels] + 0.3 * generator.standard_normal((count, 784)) * inside.reshape(-1), labels


def trained(weights, generator, steps=200, rate=0.05, batch=64):
    """Weights after some steps of stochastic gradient descent: ReLU between the layers, softmax and cross entropy at the end."""
    weights = [weight.copy() for weight in weights]
    pictures, labels = digits(4_096, generator)
    for _ in range(steps):
        chosen = generator.integers(0, len(labels), batch)
        values = [pictures[chosen]]
        for weight in weights:
            values.append(values[-1] @ weight.T if weight is weights[-1] else numpy.maximum(values[-1] @ weight.T, 0))
        scores = numpy.exp(values[-1] - values[-1].max(axis=1, keepdims=True))
        error = scores / scores.sum(axis=1, keepdims=True)
        error[numpy.arange(batch), labels[chosen]] -= 1
        for k in reversed(range(len(weights))):
            gradient = error.T @ values[k] / batch
            error = (error @ weights[k]) * (values[k] > 0)
            weights[k] -= rate * gradient
    return weights


def lenet(sparsity, pruning, seed=300_100):
    """LeNet-300-100: trained a little where pruning is by magnitude."""
    generator = numpy.random.default_rng(seed)
    weights = initial(LENET, generator)
    if pruning == "magnitude":
        weights = trained(weights, generator)
    return dict(zip(("fc1.weight", "fc2.weight", "fc3.weight"), pruned(weights, sparsity, pruning, generator)))


def unrolled(kernels, height, width):
    """The matrix of a convolution (outputs × 1 × a × b) of pictures of one channel, without padding: doubly block Toeplitz."""
    channels, _, a, b = kernels.shape
    rows, columns = height - a + 1, width - b + 1
    matrix = numpy.zeros((channels, rows, columns, height, width), dtype=kernels.dtype)
    for i in range(rows):
        for j in range(columns):
            matrix[:, i, j, i : i + a, j : j + b] = kernels[:, 0]
    return matrix.reshape(channels * rows * columns, height * width)


def convolution(sparsity, pruning, channels=2, size=4, kernel=2, outputs=5, seed=5):
    """A convolution whose kernels keep their zeros at every place, and a dense layer after it."""
    generator = numpy.random.default_rng(seed)
    kernels = generator.standard_normal((channels, 1, kernel, kernel))
    places = channels * (size - kernel + 1) ** 2
    kernels, dense = pruned([kernels, generator.standard_normal((outputs, places))], sparsity, pruning, generator)
    return {"conv": unrolled(kernels, size, size), "dense": dense}


def recurrent(sparsity, pruning, steps, state=4, inputs=2, seed=7):
    """h_t = W_hh h_(t−1) + W_xh x_t over some steps: layer t maps (h_(t−1), x_t, x_(t+1), …) to (h_t, x_(t+1), …)."""
    generator = numpy.random.default_rng(seed)
    again, first = pruned(
        [generator.standard_normal((state, state)), generator.standard_normal((state, inputs))], sparsity, pruning, generator)
    layers = {}
    for t in range(1, steps + 1):
        waiting = inputs * (steps - t)
        layer = numpy.zeros((state + waiting, state + inputs + waiting), dtype="f4")
        layer[:state, : state + inputs] = numpy.hstack([again, first])
        layer[state:, state + inputs :] = numpy.eye(waiting)
        layers[f"step{t}"] = layer
    return layers

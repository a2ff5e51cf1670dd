"""Networks to ask about, each a list of masks, input side first, of outputs × inputs strings; and the tool's answers."""

import json
import random
import subprocess

SMALL = [[f"{bits >> 2:02b}", f"{bits & 3:02b}"] for bits in range(16)]


def triples():
    """All 4,096 triples of 2 × 2 masks."""
    return [[a, b, c] for a in SMALL for b in SMALL for c in SMALL]


def random_network(generator, depth, largest):
    sizes = [generator.randint(2, largest) for _ in range(depth + 1)]
    density = generator.uniform(0.45, 0.75)
    return [["".join("01"[generator.random() < density] for _ in range(n)) for _ in range(m)] for n, m in zip(sizes, sizes[1:])]


def random_networks(seed, count, depths, largest=4):
    generator = random.Random(seed)
    return [random_network(generator, generator.choice(depths), largest) for _ in range(count)]


def kaleidoscope(tool, size):
    """The layers of the family, as the tool writes them."""
    text = subprocess.run([tool, "generate", "kaleidoscope", str(size)], stdout=subprocess.PIPE, text=True, check=True).stdout
    layers = []
    for line in text.splitlines():
        words = line.split("#")[0].strip()
        if words.startswith("layer"):
            layers.append([])
        elif layers and words:
            layers[-1].append(words)
    return layers


def answers(tool, networks, seconds=20):
    """The closedness of each network's report."""
    lines = "".join(json.dumps({"layers": masks}) + "\n" for masks in networks)
    output = subprocess.run([tool, "batch", "--quiet", "--timeout", str(seconds)], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    result = [json.loads(line)["closedness"] for line in output.splitlines()]
    if len(result) != len(networks):
        raise RuntimeError(f"{len(networks)} networks, {len(result)} answers")
    return result

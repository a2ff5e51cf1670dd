"""The text form of masks, written and read without the tool: what a test holds the tool's reading against."""

import dataclasses

import numpy


@dataclasses.dataclass
class Instance:
    """A network, input side first, or a factorization, whose blocks are named I and J."""

    name: str
    blocks: list

    @property
    def is_factorization(self):
        return [name for name, _ in self.blocks] == ["I", "J"]


def kron(a, b, c, d):
    """The mask of a Kronecker-sparse factor: I_a ⊗ 1_{b×c} ⊗ I_d."""
    ones = numpy.ones((b, c), dtype=bool)
    return numpy.kron(numpy.kron(numpy.eye(a, dtype=bool), ones), numpy.eye(d, dtype=bool)).astype(bool)


def rows(mask, between=""):
    return [between.join(str(int(cell)) for cell in row) for row in numpy.asarray(mask, dtype=bool)]


def text_of(instances):
    """A mask file of instances; those without a name have none in the file."""
    lines = []
    for instance in instances:
        lines += [f"instance {instance.name}"] if instance.name else []
        for name, mask in instance.blocks:
            lines += [f"{name}:" if instance.is_factorization else f"layer {name}:", *rows(mask)]
        lines.append("")
    return "\n".join(lines)


def read(path):
    """The instances of a mask file that the tool wrote, or of a truth."""
    instances = []
    blocks = None
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        word, _, rest = line.partition(" ")
        if word == "instance":
            instances.append(Instance(rest, []))
        elif line in ("I:", "J:") or word == "layer":
            if not instances:
                instances.append(Instance("", []))
            blocks = instances[-1].blocks
            blocks.append((line[:-1] if word != "layer" else rest.removesuffix(":"), []))
        elif word == "kron":
            blocks[-1][1].extend(kron(*(int(number) for number in rest.split(","))).tolist())
        else:
            assert set(line) <= set("01"), f"{path}: {line}"
            blocks[-1][1].append([cell == "1" for cell in line])
    return [Instance(instance.name, [(name, numpy.array(mask, dtype=bool)) for name, mask in instance.blocks]) for instance in instances]


ENDINGS = (".weight_mask", "_mask", ".mask", ".weight")


def stem(name):
    """A layer's name without what says that the array is its mask or its weights."""
    while True:
        ending = next((ending for ending in ENDINGS if name.endswith(ending)), None)
        if ending is None:
            return name
        name = name[: -len(ending)]


def is_short_for(short, name):
    """Whether a name is another, or its last parts."""
    return short == name or name.endswith("." + short)


def difference(found, true, with_names=True):
    """In which way instances differ from the true ones, in a few words; None if they do not."""
    if len(found) != len(true):
        return f"{len(found)} instances in place of {len(true)}"
    for a, b in zip(found, true):
        if len(true) > 1 and with_names and not (is_short_for(a.name, b.name) or is_short_for(b.name, a.name)):
            return f"instance {a.name} in place of {b.name}"
        if a.is_factorization != b.is_factorization:
            return f"read as a {'factorization' if a.is_factorization else 'network'}"
        if len(a.blocks) != len(b.blocks):
            return f"{len(a.blocks)} layers ({', '.join(name for name, _ in a.blocks)}) in place of {len(b.blocks)}"
        for place, ((name, mask), (true_name, true_mask)) in enumerate(zip(a.blocks, b.blocks)):
            if with_names and not is_short_for(stem(name), stem(true_name)):
                return f"layer {place + 1} is {name} in place of {true_name}"
            if mask.shape != true_mask.shape or (mask != true_mask).any():
                return f"block {true_name} is another mask"
    return None

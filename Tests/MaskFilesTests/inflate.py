"""Holds the tool's reading of deflated arrays against zlib's: what zlib deflates, at every level and by every strategy, is read as it was; damaged streams are
each refused with one line and status 2, or read as they were. Seeded.

    inflate.py PATH-OF-SUPPORTCHECK
"""

import io
import itertools
import pathlib
import subprocess
import sys
import tempfile
import zlib

import numpy

import deflated

SEED = 20261122
SIZE = 64
LEVELS = range(10)
STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED)
WINDOWS = ((-9, 1), (-12, 4), (-15, 8), (-15, 9))


def arrays(generator):
    """Square arrays of different nature: what zlib makes of them differs in literals, lengths and distances."""
    pruned = generator.random((SIZE, SIZE)) < 0.1
    yield "bits", pruned
    yield "weights", generator.standard_normal((SIZE, SIZE)).astype("f4") * pruned
    yield "noise", generator.integers(0, 256, (SIZE, SIZE), dtype="u1") * (generator.random((SIZE, SIZE)) < 0.9)
    yield "doubles", numpy.round(generator.standard_normal((SIZE, SIZE)), 1) * (generator.random((SIZE, SIZE)) < 0.5)
    yield "periods", numpy.arange(SIZE * SIZE).reshape(SIZE, SIZE) % 7 * numpy.ones(1, dtype="i8")
    yield "zeros", numpy.zeros((SIZE, SIZE), dtype="f8")


def masks(tool, path, folder):
    """What the tool reads: a mask for each array."""
    written = folder / "masks.txt"
    run = subprocess.run(
        [tool, "analyze", path, "--from-weights", "--quiet", "--exit-zero", "--timeout", "0.001", "--write-masks", written], capture_output=True, text=True, timeout=60)
    if run.returncode != 0:
        return run, None
    rows, found = [], []
    for line in written.read_text().splitlines() + ["layer"]:
        line = line.strip()
        if line and set(line) <= set("01 "):
            rows.append([int(cell) for cell in line.replace(" ", "")])
        elif line.startswith("layer") and rows:
            found.append(numpy.array(rows, dtype=bool))
            rows = []
    return run, found


def content_of(array):
    content = io.BytesIO()
    numpy.save(content, array)
    return content.getvalue()


def round_trips(tool, folder, generator):
    count = 0
    for kind, array in arrays(generator):
        files = [
            (f"a{k:03d}.npy", content_of(array), (level, zlib.DEFLATED, window, memory, strategy))
            for k, (level, strategy, (window, memory)) in enumerate(itertools.product(LEVELS, STRATEGIES, WINDOWS))
        ]
        path = folder / "arrays.npz"
        deflated.write_zip(path, files)
        run, found = masks(tool, path, folder)
        assert found is not None, f"seed {SEED}, {kind}: {run.stderr}"
        assert len(found) == len(files), f"seed {SEED}, {kind}: {len(found)} of {len(files)} layers"
        for (name, _, parameters), mask in zip(files, found):
            assert (mask == (array != 0)).all(), f"seed {SEED}, {kind}: {name} {parameters}"
        count += len(files)
    return count


def large_array(tool, folder, generator):
    """An array of several pieces and windows, with repetitions as long and as far as they get."""
    array = (generator.random((2_048, 2_048)) < 0.05) * generator.integers(1, 2**62, (2_048, 2_048))
    array[512:1024] = array[:512]
    path = folder / "large.npz"
    for level in (1, 6):
        deflated.write_zip(path, [("a.npy", content_of(array), (level, zlib.DEFLATED, -15, 8, 0))])
        run, found = masks(tool, path, folder)
        assert found is not None and (found[0] == (array != 0)).all(), f"seed {SEED}, level {level}: {run.stderr}"


def damaged(tool, folder, generator, rounds):
    """Truncated and changed streams, each with a directory that fits its length: the fault shows in the stream itself, or in the check sum."""
    kinds = list(arrays(generator))
    counts = {"refused": 0, "read as it was": 0}
    for round in range(rounds):
        kind, array = kinds[round % len(kinds)]
        strategy = STRATEGIES[round // len(kinds) % len(STRATEGIES)]
        path = folder / "damaged.npz"
        deflated.write_zip(path, [("a.npy", content_of(array), (int(generator.integers(0, 10)), zlib.DEFLATED, -15, 8, strategy))])
        content = bytearray(path.read_bytes())
        start, end = 30 + len("a.npy"), content.index(b"PK\x01\x02")
        if round % 3 == 0:
            cut = int(generator.integers(1, end - start + 1))
            del content[end - cut : end]
            size = end - start - cut
            for place in (18, end - cut + 20):
                content[place : place + 4] = size.to_bytes(4, "little")
            last = content.rindex(b"PK\x05\x06")
            content[last + 16 : last + 20] = (end - cut).to_bytes(4, "little")
        else:
            for bit in generator.integers(8 * start, 8 * end, 1 + round % 3):
                content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        run, found = masks(tool, path, folder)
        place = f"seed {SEED}, round {round} ({kind})"
        if found is not None:
            assert (found[0] == (array != 0)).all(), place
            counts["read as it was"] += 1
        else:
            assert run.returncode == 2, f"{place}: status {run.returncode}"
            assert run.stderr.count("\n") == 1 and run.stderr.startswith(str(path)), f"{place}: {run.stderr}"
            counts["refused"] += 1
    assert counts["refused"] > 0.95 * rounds, counts
    return counts


if __name__ == "__main__":
    generator = numpy.random.default_rng(SEED)
    tool = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print(f"{round_trips(tool, folder, generator)} streams of zlib are read as they were")
        large_array(tool, folder, generator)
        print(f"damaged streams: {damaged(tool, folder, generator, 900)}")

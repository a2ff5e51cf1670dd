"""Large files of weights, nine tenths of them zero, in every form: the tool may hold the masks, and not the file. Prints seconds and the largest resident memory.

    scale.py PATH-OF-SUPPORTCHECK [ROWS]    (ROWS × ROWS numbers of four bytes: 8192 take 256 MiB, 16384 one GiB)
"""

import gzip
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

# What the program takes whatever it reads, and what a mask of one bit a number may take: itself, and what is made of it.
OWN_MEMORY = 40 << 20
BITS_HELD = 4
FILES = ("weights.npy", "weights.npy.gz", "weights.safetensors", "stored.npz", "compressed.npz")


def write(folder, size):
    """Writes the files. A process of its own, so that its memory is not counted."""
    import numpy
    import safetensors.numpy

    import deflated

    generator = numpy.random.default_rng(size)
    weights = generator.standard_normal((size, size), dtype="f4")
    weights *= generator.random((size, size), dtype="f4") < 0.1
    numpy.save(folder / "weights.npy", weights)
    numpy.save(folder / "mask.npy", (weights != 0).astype("f4"))
    with open(folder / "weights.npy", "rb") as plain, gzip.open(folder / "weights.npy.gz", "wb", 1) as packed:
        shutil.copyfileobj(plain, packed, 1 << 22)
    safetensors.numpy.save_file({"weight": weights}, folder / "weights.safetensors")
    numpy.savez(folder / "stored.npz", weight=weights)
    content = io.BytesIO()
    numpy.save(content, weights)
    deflated.write_zip(folder / "compressed.npz", [("weight.npy", content.getbuffer(), (1, zlib.DEFLATED, -15, 8, 0))])


def measured(arguments, folder):
    start = time.monotonic()
    process = subprocess.Popen(arguments, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.monotonic() - start, usage.ru_maxrss << 10


if __name__ == "__main__":
    tool, size = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8_192
    if len(sys.argv) > 3:
        write(pathlib.Path(sys.argv[3]), size)
        sys.exit()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, __file__, tool, str(size), name], check=True)
        for file in (*FILES, "mask.npy"):
            options = [] if file == "mask.npy" else ["--from-weights"]
            status, seconds, memory = measured([tool, "analyze", file, *options, "--quiet"], folder)
            print(f"{file:20} {(folder / file).stat().st_size >> 20:5} MiB: status {status}, {seconds:5.2f} s, {memory >> 20:4} MiB resident", flush=True)
            assert status in (0, 1, 3), file
            assert memory < OWN_MEMORY + BITS_HELD * size * size // 8, file

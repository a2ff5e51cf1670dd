"""Targets in every type, order and version that NumPy writes, solved by the tool: the factor of a full layer is the target itself.

    files.py TOOL
"""

import gzip
import pathlib
import subprocess
import sys
import tempfile

import numpy as np


def written(path, A, version):
    with open(path, "wb") as file:
        np.lib.format.write_array(file, A, version=version)


def main():
    tool = sys.argv[1]
    rng = np.random.default_rng(1)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        masks, path, out = folder / "masks.txt", folder / "A.npy", folder / "factors.npz"
        masks.write_text("layer one:\n" + "11111\n" * 3)
        for kind in ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]:
            for order in "<>":
                for layout in "CF":
                    for version in [(1, 0), (2, 0), (3, 0)]:
                        dtype = np.dtype(kind if kind == "?" else order + kind)
                        A = rng.integers(0, 100, (3, 5)) * (1 + (1j if dtype.kind == "c" else 0)) / (1 if dtype.kind in "iub" else 4)
                        A = np.array(A, dtype, order=layout)
                        written(path, A, version)
                        subprocess.run([tool, "solve", masks, "--target", path, "-o", out, "--quiet"], check=True)
                        with np.load(out) as factors:
                            B = factors["one"]
                        expected = {"f2": np.float32, "f4": np.float32, "c8": np.complex64, "c16": np.complex128}.get(kind, np.float64)
                        assert B.dtype == expected, (B.dtype, kind)
                        assert (B == A.astype(expected)).all(), kind
                        count += 1
        A = rng.standard_normal((3, 5))
        np.savez_compressed(folder / "A.npz", A=A)
        with gzip.open(folder / "A.npy.gz", "wb") as file:
            np.save(file, A)
        for name in ["A.npz", "A.npy.gz"]:
            subprocess.run([tool, "solve", masks, "--target", folder / name, "-o", out, "--quiet"], check=True)
            with np.load(out) as factors:
                assert (factors["one"] == A).all()
            count += 1
        A[1, 2] = np.nan
        np.save(path, A)
        out.unlink()
        done = subprocess.run([tool, "solve", masks, "--target", path, "-o", out], capture_output=True, text=True)
        assert done.returncode == 2 and "entry (1,2)" in done.stderr and not out.exists(), done
        assert done.stdout == ""
    print(f"{count} files are read as NumPy wrote them; a NaN is named")


main()

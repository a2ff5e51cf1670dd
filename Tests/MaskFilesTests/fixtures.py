"""Writes the fixtures with the libraries that people use, and checks that each is read back as written.

Every fixture holds the supports I and J, or the layers fc1 and fc2, that MaskFilesTests/FixtureTests.swift knows.
"""

import gzip
import io
import json
import pathlib
import sys
import zipfile
import zlib

import ml_dtypes
import numpy
import safetensors.numpy
import scipy.io
import scipy.sparse

import deflated

I = numpy.array([[1, 0, 0], [1, 1, 0], [0, 1, 1], [1, 0, 1]], dtype=bool)
J = numpy.array([[1, 1, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, 0, 0]], dtype=bool)
FC1 = numpy.array([[1, 1, 0], [0, 1, 1]], dtype=bool)
FC2 = numpy.array([[1, 1]], dtype=bool)
WEIGHTS = numpy.array([[0.5, -1e-30, 0.0], [-0.0, numpy.inf, -2.0]])
LARGE = (numpy.arange(300 * 70).reshape(300, 70) * 2654435761 >> 7) % 3 == 0

DTYPES = {
    "bool": "|b1", "i1": "|i1", "u1": "|u1", "i2": "<i2", "u2": ">u2", "i4": ">i4", "u4": "<u4", "i8": "<i8", "u8": ">u8",
    "f2": "<f2", "f2big": ">f2", "f4": "<f4", "f4big": ">f4", "f8": "<f8", "f8big": ">f8",
}


def npy(folder):
    for name, dtype in DTYPES.items():
        order = "F" if name in ("i2", "f4", "f8big") else "C"
        numpy.save(folder / f"fc1-{name}.npy", numpy.asarray(FC1.astype(dtype), order=order))
        assert (numpy.load(folder / f"fc1-{name}.npy") == FC1).all()
    numpy.save(folder / "weights.npy", WEIGHTS)
    numpy.save(folder / "nan.npy", numpy.array([[1, 0, 0], [0, 0, numpy.nan]], dtype="f4"))
    numpy.save(folder / "vector.npy", numpy.ones(5))
    numpy.save(folder / "scalar.npy", numpy.float64(1))
    numpy.save(folder / "convolution.npy", numpy.ones((2, 1, 3, 3), dtype="i1"))
    numpy.save(folder / "objects.npy", numpy.array([[1, None]], dtype=object))
    numpy.save(folder / "complex.npy", numpy.ones((2, 2), dtype=complex))
    numpy.save(folder / "records.npy", numpy.zeros((2, 2), dtype=[("a", "i4")]))
    for name in ("bfloat16", "float8_e4m3fn", "float8_e5m2"):
        numpy.save(folder / f"fc1-{name}.npy", FC1.astype(getattr(ml_dtypes, name)))
    numpy.save(folder / "fc1-255.npy", FC1.astype("u1") * 255)
    numpy.save(folder / "packed.npy", numpy.packbits(LARGE[:20], axis=1))
    numpy.save(folder / "tiny.npy", numpy.array([[1, 2**-19, 2**-21], [0, -(2**-30), 1e-45]], dtype="f4"))
    with gzip.GzipFile(folder / "fc1.npy.gz", "wb", mtime=0) as file:
        numpy.save(file, FC1)
    for version in ((2, 0), (3, 0)):
        with open(folder / f"fc1-version{version[0]}.npy", "wb") as file:
            numpy.lib.format.write_array(file, FC1, version=version)


def npz(folder):
    numpy.savez(folder / "factors.npz", I=I, J=J)
    numpy.savez_compressed(folder / "factors-compressed.npz", I=I, J=J.astype("f4"))
    numpy.savez_compressed(folder / "network.npz", fc1=FC1, fc2=FC2)
    numpy.savez_compressed(folder / "large.npz", I=LARGE, J=LARGE.astype("f8"))
    # Deflated without compression, and by fixed codes: the other two kinds of blocks.
    with zipfile.ZipFile(folder / "levels.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array, level in (("I", I, 0), ("J", J, 1)):
            content = io.BytesIO()
            numpy.save(content, array)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(), zipfile.ZIP_DEFLATED, level)
    strategies(folder / "strategies.npz")
    for name in ("factors", "factors-compressed", "levels"):
        read = numpy.load(folder / f"{name}.npz")
        assert list(read) == ["I", "J"] and (read["I"] == I).all() and (read["J"] == J).all()


def sparse(folder):
    """The supports FC1 and LARGE[:40, :30] in every form of SciPy, one with a zero that is stored."""
    for form in ("csr", "csc", "coo", "bsr", "dia"):
        scipy.sparse.save_npz(folder / f"sparse-{form}.npz", scipy.sparse.csr_array(FC1.astype("f4")).asformat(form), compressed=form != "csc")
        large = scipy.sparse.csr_matrix(LARGE[:40, :30])
        scipy.sparse.save_npz(folder / f"sparse-large-{form}.npz", large.tobsr((4, 5)) if form == "bsr" else large.asformat(form))
        assert (scipy.sparse.load_npz(folder / f"sparse-large-{form}.npz").toarray() == LARGE[:40, :30]).all()
    zero = scipy.sparse.csr_array(FC1.astype("i8"))
    zero.data[1] = 0
    scipy.sparse.save_npz(folder / "sparse-zero.npz", zero)
    twice = scipy.sparse.coo_array((numpy.ones(2), ([0, 0], [1, 1])), shape=(2, 3))
    scipy.sparse.save_npz(folder / "sparse-twice.npz", twice)
    scipy.sparse.save_npz(folder / "sparse-weights.npz", scipy.sparse.csr_array(numpy.where(FC1, -0.25, 0)))
    # By hand, as SciPy writes none of these: every one is refused.
    good = {"format": b"csr", "shape": (2, 3), "data": numpy.ones(4, "i1"), "indices": numpy.array([0, 1, 1, 2]), "indptr": numpy.array([0, 2, 4])}
    faults = {
        "large": {"indices": numpy.array([0, 1, 1, 3])}, "negative": {"indices": numpy.array([0, 1, -1, 2])}, "falling": {"indptr": numpy.array([0, 5, 4])},
        "few": {"indices": numpy.array([0, 1, 1])}, "short": {"indptr": numpy.array([0, 4])}, "form": {"format": b"lil"},
        "float": {"indices": numpy.array([0.0, 1, 1, 2])}, "shape": {"shape": (2, 3, 1)},
        "offsets": {"format": b"dia", "data": numpy.ones((2, 3), "i1"), "offsets": numpy.array([1, 1])},
    }
    for name, fault in faults.items():
        numpy.savez_compressed(folder / f"sparse-bad-{name}.npz", **(good | fault))
    diagonals = scipy.sparse.dia_array((numpy.asfortranarray([[1.0, 1, 1], [1, 1, 1]]), [0, 1]), shape=(2, 3))
    assert (diagonals.toarray() == FC1).all()
    scipy.sparse.save_npz(folder / "sparse-fortran.npz", diagonals)


def compressed_files(folder):
    """Files that gzip compressed: in one member and in two, and text."""
    (folder / "I.mtx.gz").write_bytes(gzip.compress((folder / "I.mtx").read_bytes(), mtime=0))
    content = (folder / "J.mtx").read_bytes()
    (folder / "J.mtx.gz").write_bytes(gzip.compress(content[:20], mtime=0) + gzip.compress(content[20:], 1, mtime=0))
    (folder / "factors.npz.gz").write_bytes(gzip.compress((folder / "factors.npz").read_bytes(), mtime=0))
    (folder / "network.json.gz").write_bytes(gzip.compress((folder / "network.json").read_bytes(), mtime=0))
    (folder / "twice.mtx.gz").write_bytes(gzip.compress((folder / "I.mtx.gz").read_bytes(), mtime=0))


def strategies(path):
    """The same mask under every strategy of zlib at three levels, with windows and memories of several sizes: arrays s00, s01, …"""
    square = LARGE[:70]
    arrays = []
    for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED):
        for level, window, memory in ((1, -15, 8), (6, -9, 1), (9, -12, 9)):
            content = io.BytesIO()
            numpy.save(content, square * (1 + numpy.arange(70 * 70).reshape(70, 70) % 11).astype("u1"))
            arrays.append((f"s{len(arrays):02d}.npy", content.getvalue(), (level, zlib.DEFLATED, window, memory, strategy)))
    deflated.write_zip(path, arrays)
    read = numpy.load(path)
    assert len(read) == 15 and all(((array != 0) == square).all() for array in read.values())


def mtx(folder):
    sparse = scipy.sparse.coo_matrix
    scipy.io.mmwrite(folder / "I.mtx", sparse(I.astype(int)), field="pattern")
    scipy.io.mmwrite(folder / "J.mtx", J.astype(float))
    scipy.io.mmwrite(folder / "fc1.mtx", sparse(FC1.astype("f4") * -0.25), comment="weights")
    scipy.io.mmwrite(folder / "fc2.mtx", FC2.astype(int))
    symmetric = numpy.array([[1, 0, 1], [0, 0, 1], [1, 1, 1]])
    scipy.io.mmwrite(folder / "symmetric.mtx", sparse(symmetric), symmetry="symmetric")
    scipy.io.mmwrite(folder / "symmetric-array.mtx", symmetric.astype(float), symmetry="symmetric")
    skew = numpy.array([[0, 0, -1.5], [0, 0, 2], [1.5, -2, 0]])
    scipy.io.mmwrite(folder / "skew.mtx", sparse(skew), symmetry="skew-symmetric")
    scipy.io.mmwrite(folder / "skew-array.mtx", skew, symmetry="skew-symmetric")
    scipy.io.mmwrite(folder / "complex.mtx", sparse(FC1.astype(complex)))
    for name, matrix in (("I", I), ("J", J), ("fc2", FC2), ("symmetric", symmetric), ("symmetric-array", symmetric), ("skew-array", skew)):
        read = scipy.io.mmread(folder / f"{name}.mtx")
        read = read.toarray() if scipy.sparse.issparse(read) else read
        assert (read == matrix).all(), name


def safetensors_files(folder):
    save = safetensors.numpy.save_file
    save({"fc1.weight_mask": FC1.astype("f4"), "fc2.weight_mask": FC2.astype("u1"), "fc1.bias": numpy.ones(2, dtype="f4")}, folder / "pruned.safetensors")
    save({"fc1.weight": WEIGHTS.astype("f4"), "fc2.weight": FC2.astype("f8"), "fc2.bias": numpy.ones(1)}, folder / "weights.safetensors",
         metadata={"format": "pt"})
    save({"I": I, "J": J.astype("i8")}, folder / "factors.safetensors")
    kinds = {"bool": bool, "i1": "i1", "u1": "u1", "i2": "i2", "u2": "u2", "i4": "i4", "u4": "u4", "i8": "i8", "u8": "u8", "f2": "f2", "f4": "f4",
             "f8": "f8", "bf": ml_dtypes.bfloat16}
    save({f"{name}_mask": numpy.asarray(I[:3] @ numpy.eye(3)).astype(kind) for name, kind in kinds.items()}, folder / "dtypes.safetensors")
    save({"bf.weight": (WEIGHTS * 1e20).astype(ml_dtypes.bfloat16)}, folder / "bfloat16.safetensors")
    save({f"layers.{k}.weight_mask": numpy.eye(2, dtype=bool) for k in (1, 2, 10)}, folder / "numbered.safetensors")
    save({"fc1.weight": numpy.array([[1, 2], [3, numpy.nan]])}, folder / "nan.safetensors")
    save({f"{name}_mask": FC1.astype(getattr(ml_dtypes, name)) for name in ("float8_e4m3fn", "float8_e5m2")}, folder / "float8.safetensors")
    save({"fc1.weight": numpy.array([[1, numpy.nan]]).astype(ml_dtypes.float8_e4m3fn)}, folder / "float8-nan.safetensors")
    save({"fc1.weight_mask": numpy.packbits(FC1, axis=1)}, folder / "packed.safetensors")
    # As compressed-tensors writes "sparse-bitmask".
    tensors = {}
    for name, mask in (("fc1.weight", FC1), ("large.weight", LARGE[:20])):
        counts = mask.sum(axis=-1)
        tensors |= {
            f"{name}.compressed": numpy.full(mask.sum(), 0.5, dtype="f2"), f"{name}.bitmask": numpy.packbits(mask, axis=-1, bitorder="little"),
            f"{name}.shape": numpy.array(mask.shape), f"{name}.row_offsets": numpy.cumsum(counts) - counts,
        }
    save(tensors, folder / "bitmask.safetensors")
    read = safetensors.numpy.load_file(folder / "factors.safetensors")
    assert (read["I"] == I).all() and (read["J"] == J).all()


def json_files(folder):
    def rows(mask):
        return ["".join(str(int(cell)) for cell in row) for row in mask]

    (folder / "factors.json").write_text(json.dumps({"name": "named", "I": rows(I), "J": rows(J)}))
    (folder / "network.json").write_text(json.dumps({"layers": [{"name": "fc1", "mask": rows(FC1)}, rows(FC2)]}, indent=1))
    (folder / "several.json").write_text(json.dumps({"instances": [{"name": "a", "I": rows(I), "J": rows(J)}, {"name": "b", "layers": [rows(FC1)]}]}))
    (folder / "numbers.json").write_text(json.dumps({"fc1": FC1.astype(int).tolist(), "fc2": FC2.tolist()}))


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for write in (npy, npz, sparse, mtx, safetensors_files, json_files, compressed_files):
        write(target)
    print(f"{len(list(target.iterdir()))} fixtures, {sum(file.stat().st_size for file in target.iterdir())} bytes")

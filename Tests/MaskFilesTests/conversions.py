"""Makes a file of every form that the tool refuses, with the library of the form; runs the tool on it, takes the line of Python out of the error, runs that, and
checks that the arrays that came out are those that went in.

    conversions.py PATH-OF-SUPPORTCHECK    (needs h5py, scipy, onnx, gguf, flax, keras with jax, joblib; torch if it is there)
"""

import gzip
import importlib.util
import io
import os
import pathlib
import pickle
import subprocess
import sys
import tarfile
import tempfile
import zipfile

os.environ["KERAS_BACKEND"] = "jax"

import h5py
import numpy
import safetensors.numpy

FC1 = numpy.array([[1, 1, 0], [0, 1, 1]], dtype="f4")
FC2 = numpy.array([[1, 0.5]], dtype="f4")
ARRAYS = {"fc1": FC1, "fc2": FC2}


def hdf5(path):
    with h5py.File(path, "w") as file:
        file["fc1"] = FC1
        file["fc2"] = FC2
        file["names"] = ["a", "b"]
    return ARRAYS


def hdf5_in_groups(path):
    with h5py.File(path, "w", userblock_size=1024) as file:
        file["dense/kernel:0"] = FC1
        file.create_group("empty")
    return {"dense/kernel:0": FC1}


def matlab73(path):
    """As MATLAB 7.3 stores arrays: transposed, behind a block of 512 bytes that begins with its name."""
    with h5py.File(path, "w", userblock_size=512) as file:
        for name, array in ARRAYS.items():
            file[name] = array.T
            file[name].attrs["MATLAB_class"] = numpy.bytes_("single")
    with open(path, "r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + b"\x00\x02IM")
    return ARRAYS


def matlab(path):
    import scipy.io
    import scipy.sparse

    scipy.io.savemat(path, {"fc1": FC1, "fc2": scipy.sparse.csc_matrix(FC2.astype("f8"))})
    return ARRAYS


def matlab4(path):
    import scipy.io

    scipy.io.savemat(path, ARRAYS, format="4")
    return ARRAYS


def keras_model(path):
    import keras

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, use_bias=False)])
    model.set_weights([FC1.T])
    model.save(path)
    with zipfile.ZipFile(path) as archive, h5py.File(io.BytesIO(archive.read("model.weights.h5"))) as file:
        names = []
        file.visititems(lambda name, item: names.append(name) if isinstance(item, h5py.Dataset) else None)
    kernel = next(name for name in names if name.startswith("layers/"))
    return {kernel: FC1.T}


def onnx_model(path):
    import onnx
    import onnx.helper
    import onnx.numpy_helper

    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Gemm", ["x", "fc1"], ["y"], transB=1), onnx.helper.make_node("Gemm", ["y", "fc2"], ["z"], transB=1)], "g",
        [onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1, 3])], [onnx.helper.make_tensor_value_info("z", onnx.TensorProto.FLOAT, [1, 1])],
        [onnx.numpy_helper.from_array(array, name) for name, array in ARRAYS.items()])
    onnx.save(onnx.helper.make_model(graph, producer_name="test"), path)
    return ARRAYS


def gguf_file(path):
    import gguf

    writer = gguf.GGUFWriter(path, "test")
    arrays = {"blk.0.weight": FC1, "half.weight": FC2.astype("f2"), "quantized.weight": numpy.eye(2, 32, dtype="f4")}
    for name, array in arrays.items():
        kind = gguf.GGMLQuantizationType.Q8_0 if name.startswith("quantized") else None
        writer.add_tensor(name, gguf.quantize(array, kind) if kind else array, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    kind = gguf.GGMLQuantizationType.Q8_0
    return arrays | {"quantized.weight": gguf.dequantize(gguf.quantize(arrays["quantized.weight"], kind), kind)}


def flax_file(path):
    import flax.serialization

    path.write_bytes(flax.serialization.msgpack_serialize({"params": {"Dense_0": {"kernel": FC1.T}, "Dense_1": {"kernel": FC2.T}}}))
    return {"params/Dense_0/kernel": FC1.T, "params/Dense_1/kernel": FC2.T}


def flax_of_many_layers(path):
    import flax.serialization

    arrays = {f"Dense_{k}": FC1 + k for k in range(20)}
    path.write_bytes(flax.serialization.msgpack_serialize(arrays))
    return arrays


def pickled(protocol):
    def write(path):
        path.write_bytes(pickle.dumps(ARRAYS, protocol))
        return ARRAYS

    return write


def joblib_file(path):
    import joblib

    joblib.dump(ARRAYS, path)
    return ARRAYS


def torch_file(is_zip):
    def write(path):
        import torch

        torch.save({name: torch.tensor(array) for name, array in ARRAYS.items()}, path, _use_new_zipfile_serialization=is_zip)
        return ARRAYS

    return write


def packed(path):
    numpy.save(path, numpy.packbits(numpy.eye(3, 16, dtype=bool), axis=1))
    return {None: numpy.eye(3, 16)}


def packed_with_a_key(path):
    numpy.savez(path, fc1=numpy.packbits(numpy.eye(3, 16, dtype=bool), axis=1))
    return {"fc1": numpy.eye(3, 16)}


def packed_and_compressed(path):
    with gzip.open(path, "wb") as file:
        numpy.save(file, numpy.packbits(numpy.eye(3, 16, dtype=bool), axis=1))
    return {None: numpy.eye(3, 16)}


def packed_tensor(path):
    safetensors.numpy.save_file({"fc1_mask": numpy.packbits(numpy.eye(3, 16, dtype=bool), axis=1)}, path)
    return {"fc1_mask": numpy.eye(3, 16)}


# A file's name, what writes it, and what the error calls it. Names are those that need care.
FORMS = [
    ("model.h5", hdf5, "HDF5"), ("it's \"one\" \\ $HOME.hdf5", hdf5_in_groups, "HDF5"), ("no-extension", hdf5, "HDF5"), ("v73.mat", matlab73, "MATLAB"),
    ("v5.mat", matlab, "MATLAB"), ("v4.mat", matlab4, "MATLAB"), ("model.keras", keras_model, "Keras"), ("model.onnx", onnx_model, "ONNX"),
    ("model.bin", onnx_model, "ONNX"), ("model.gguf", gguf_file, "GGUF"), ("model.msgpack", flax_file, "MessagePack"),
    ("many.flax", flax_of_many_layers, "MessagePack"), ("new.bin", pickled(4), "pickled"), ("two.bin", pickled(2), "pickled"), ("old.pkl", pickled(0), "pickled"),
    ("one.pickle", pickled(1), "pickled"), ("a.joblib", joblib_file, "pickled"), ("packed.npy", packed, "packbits"), ("packed.npz", packed_with_a_key, "packbits"),
    ("packed.npy.gz", packed_and_compressed, "packbits"), ("packed.safetensors", packed_tensor, "packbits"),
]
if importlib.util.find_spec("torch"):
    FORMS += [("model.pt", torch_file(True), "pickled"), ("model.bin", torch_file(True), "pickled"), ("old.pth", torch_file(False), "pickled")]


def converted(tool, folder, name, word):
    """The arrays that the line of the error on a file writes."""
    arguments = ["--layer", "fc1_mask"] if name.endswith(".safetensors") else []
    run = subprocess.run([tool, "analyze", name, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)
    assert run.returncode == 2 and word in run.stderr, f"{name}: status {run.returncode}, {run.stderr}"
    command = next(line.strip() for line in run.stderr.splitlines() if "python3 -c '" in line)
    command = command[command.index("python3 -c '"):]
    # As a reader runs it: in a shell, with a Python that has the libraries.
    path = os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=300, env=os.environ | {"PATH": path})
    assert done.returncode == 0, f"{name}: {command}: {done.stderr}"
    if (folder / "masks.safetensors").exists():
        return safetensors.numpy.load_file(folder / "masks.safetensors")
    if (folder / "masks.npy").exists():
        return {None: numpy.load(folder / "masks.npy")}
    with numpy.load(folder / "masks.npz") as archive:
        return dict(archive)


def refused(tool, folder):
    """Files that are to be unpacked first."""
    (folder / "a").write_bytes(b"instance x\n")
    with tarfile.open(folder / "a.tar", "w") as archive:
        archive.add(folder / "a", "a")
    import bz2
    import lzma

    (folder / "a.xz").write_bytes(lzma.compress(b"10\n"))
    (folder / "a.bz2").write_bytes(bz2.compress(b"10\n"))
    (folder / "a.tgz").write_bytes(gzip.compress((folder / "a.tar").read_bytes()))
    (folder / "a.h5.gz").write_bytes(gzip.compress(b"\x89HDF\r\n\x1a\n"))
    for name, word in (("a.tar", "tar -xf"), ("a.xz", "unxz"), ("a.bz2", "bunzip2"), ("a.h5.gz", "gunzip")):
        run = subprocess.run([tool, "analyze", name], cwd=folder, capture_output=True, text=True, timeout=60)
        assert run.returncode == 2 and word in run.stderr, f"{name}: {run.stderr}"


if __name__ == "__main__":
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    failures = []
    for name, write, word in FORMS:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            try:
                expected = write(folder / name)
                found = converted(tool, folder, name, word)
                assert found.keys() == expected.keys(), f"{name}: {list(found)}"
                for key, array in expected.items():
                    assert found[key].shape == array.shape and (found[key] == array).all(), f"{name}: {key}"
            except (AssertionError, StopIteration) as failure:
                failures.append(f"{name}: {failure!r}")
    with tempfile.TemporaryDirectory() as folder:
        refused(tool, pathlib.Path(folder))
    print(f"{len(FORMS) - len(failures)} of {len(FORMS)} forms are converted as the errors say")
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)

extension ForeignFormat {
    /// Why a file is not read, with a line of Python that writes one that is.
    ///
    /// The line has no single quotes and no line ends. `Tests/MaskFilesTests/conversions.py` runs each on a file of its
    /// library.
    func refusal(_ origin: FileOrigin) -> MaskFilesError {
        guard let python = python(pythonLiteral(origin.path)) else {
            return origin.context.error("\(name) is not read: unpack it first\(unpacking.map { " (\($0))" } ?? "")")
        }
        let reason =
            isPickled
            ? "pickled data is not read, because loading it runs whatever code it holds" : "\(name) is not read"
        guard !origin.isInflated else {
            return origin.context.error("\(reason), and less so what gzip compressed: unpack it first (gunzip)")
        }
        let advice =
            isPickled
            ? "where you trust it, write the arrays with one line of Python:"
            : "write the arrays with one line of Python:"
        return origin.context.error("\(reason); \(advice)", details: details, remedies: [.python(python)])
    }

    /// What an error calls the form.
    var name: String {
        switch self {
        case .hdf5: "HDF5"
        case .matlab73: "a MATLAB file (7.3)"
        case .matlab: "a MATLAB file"
        case .keras: "a Keras model"
        case .onnx: "an ONNX model"
        case .gguf: "GGUF"
        case .messagePack: "MessagePack"
        case .pickle, .joblib: "a pickled file"
        case .torch: "a PyTorch file"
        case .tar: "a tar archive"
        case .xz: "a file that xz compressed"
        case .bzip2: "a file that bzip2 compressed"
        case .zstandard: "a file that zstd compressed"
        }
    }

    private var isPickled: Bool { !hasSignature }

    private var unpacking: String? {
        switch self {
        case .tar: "tar -xf"
        case .xz: "unxz"
        case .bzip2: "bunzip2"
        case .zstandard: "unzstd"
        default: nil
        }
    }

    /// What to know of the arrays that come out: how they are stored is not told by their shapes.
    private var details: [String] {
        switch self {
        case .keras: ["Keras stores the kernels of dense layers inputs × outputs: --transpose"]
        case .messagePack: ["Flax stores the kernels of dense layers inputs × outputs: --transpose"]
        case .onnx:
            [
                "a MatMul, and a Gemm without transB, stores its weight inputs × outputs: --transpose; a Gemm with transB outputs × inputs"
            ]
        default: []
        }
    }

    /// - Parameter file: the path, as a literal of Python.
    private func python(_ file: String) -> String? {
        let visit =
            "lambda n, d: a.update({n: d[()]}) if getattr(d, \"dtype\", None) is not None and d.dtype.kind in \"biuf\" else None"
        let visitTurned = visit.replacing("d[()]", with: "d[()].T")
        switch self {
        case .hdf5:
            return
                "import h5py, numpy; a = {}; h5py.File(\(file)).visititems(\(visit)); numpy.savez(\"masks.npz\", **a)"
        case .matlab73:
            return
                "import h5py, numpy; a = {}; h5py.File(\(file)).visititems(\(visitTurned)); numpy.savez(\"masks.npz\", **a)"
        case .matlab:
            return
                "import numpy, scipy.io; numpy.savez(\"masks.npz\", **{k: v.toarray() if hasattr(v, \"toarray\") else v "
                + "for k, v in scipy.io.loadmat(\(file)).items() if not k.startswith(\"__\")})"
        case .keras:
            return
                "import h5py, io, numpy, zipfile; a = {}; h5py.File(io.BytesIO(zipfile.ZipFile(\(file)).read(\"model.weights.h5\"))).visititems(\(visit)); "
                + "numpy.savez(\"masks.npz\", **a)"
        case .onnx:
            return
                "import numpy, onnx.numpy_helper; numpy.savez(\"masks.npz\", **{t.name: onnx.numpy_helper.to_array(t) "
                + "for t in onnx.load(\(file)).graph.initializer})"
        case .gguf:
            return
                "import gguf, numpy; numpy.savez(\"masks.npz\", **{t.name: gguf.dequantize(t.data, t.tensor_type) for t in gguf.GGUFReader(\(file)).tensors})"
        case .messagePack:
            return "import flax.serialization, flax.traverse_util, numpy; numpy.savez(\"masks.npz\", "
                + "**flax.traverse_util.flatten_dict(flax.serialization.msgpack_restore(open(\(file), \"rb\").read()), sep=\"/\"))"
        case .pickle: return "import pickle, numpy; numpy.savez(\"masks.npz\", **pickle.load(open(\(file), \"rb\")))"
        case .joblib: return "import joblib, numpy; numpy.savez(\"masks.npz\", **joblib.load(\(file)))"
        case .torch:
            return
                "import torch, safetensors.torch as s; s.save_file(torch.load(\(file), weights_only=True), \"masks.safetensors\")"
        case .tar, .xz, .bzip2, .zstandard: return nil
        }
    }
}

/// Why pickled files are refused, and what to do instead.
enum PickleRefusal {
    private static let reason = "pickled data is not read, because loading it runs whatever code it holds"

    /// For an array of NumPy whose entries are Python objects.
    static let objectArray = "\(reason) (the array has entries of type object); write it again from Python as numbers: "
        + "numpy.savez('masks.npz', I=I.astype(bool), J=J.astype(bool))"

    /// For a file that is pickled as a whole.
    static func file(_ path: String) -> String {
        let name = path.lowercased()
        let isTorch = [".pt", ".pth", ".ckpt"].contains { name.hasSuffix($0) }
        let source = path.unicodeScalars.allSatisfy { isPrintable($0) && $0 != "'" && $0 != "\\" } && path.utf8.count <= 200 ? path : "FILE"
        let line = isTorch
            ? "import torch, safetensors.torch as s; s.save_file(torch.load('\(source)', weights_only=True), 'masks.safetensors')"
            : "import pickle, numpy; numpy.savez('masks.npz', **pickle.load(open('\(source)', 'rb')))"
        return "\(reason); where you trust it, write the arrays with one line of Python: \(line)"
    }
}

import SupportMasks

/// Reads zip files of NumPy's arrays: `numpy.savez`, `numpy.savez_compressed`, `scipy.sparse.save_npz`.
enum NPZReader {
    /// The arrays with their names, in the order of the file; or the matrix that arrays of SciPy are.
    ///
    /// - Throws: for an entry that is no array, and for one that is damaged as far as it is looked at.
    static func contents(of file: MappedFile, _ entries: [ZipEntry], origin: FileOrigin, limits: MaskLimits)
        throws(MaskFilesError) -> FileContents
    {
        var arrays: [(name: String, array: NPYArray)] = []
        for entry in entries {
            guard entry.name.hasSuffix(".npy") else {
                throw origin.context.error(
                    "expected arrays of NumPy (names that end in .npy) in the zip file, found \(quoted(entry.name))")
            }
            let name = String(entry.name.dropLast(4))
            let context = origin.context("array", name)
            arrays.append(
                (name, try NPYArray(ZippedBytes(file: file, entry: entry, context: context), context: context)))
        }
        guard !arrays.isEmpty else { throw origin.context.error("expected an array, found a zip file without any") }
        if let sparse = try SparseArrays(arrays, origin: origin) { return .matrix(sparse.storedArray(limits: limits)) }
        for (_, array) in arrays where array.header.shape.count != 2 || (try? array.header.format.get()) == nil {
            // What is no matrix is not read later. Its check sum is held now, so that no matrix is passed over because
            // its header is damaged.
            try array.checkBytes()
        }
        return .arrays(arrays.map { StoredArray(name: $0, $1, limits: limits, unpacking: origin.unpacking(.npz)) })
    }
}

import SupportMasks

/// Reads the arrays of a zip file of NumPy (`numpy.savez`, `numpy.savez_compressed`).
enum NPZReader {
    /// The masks with the names of their arrays, in the order of the file, or of the patterns if there are some.
    static func read(_ bytes: ByteView, file: String, options: MaskFilesOptions) throws(MaskFilesError) -> [NamedMask] {
        let context = ReadingContext(file: file)
        let entries = try ZipDirectory.entries(of: bytes, context: context)
        var names: [String] = []
        for entry in entries {
            guard entry.name.hasSuffix(".npy") else {
                throw context.error("expected arrays of NumPy (names that end in .npy) in the zip file, found \(quoted(entry.name))")
            }
            names.append(String(entry.name.dropLast(4)))
        }
        guard !names.isEmpty else { throw context.error("expected an array, found a zip file without any") }
        let chosen = try LayerChoice.indices(of: options.layerPatterns, in: names, kind: "an array", context: context) ?? Array(names.indices)
        var masks: [NamedMask] = []
        var budget = CellBudget(options.limits)
        for index in chosen {
            let item = ReadingContext(file: file, item: "array \(quoted(names[index]))")
            var stream = NPYStream(context: item, declaredSize: entries[index].size, limits: options.limits, budget: budget)
            try entries[index].forEachPiece(of: bytes, context: item) { piece throws(MaskFilesError) in try stream.take(piece) }
            let (mask, left) = try stream.finish()
            budget = left
            masks.append(NamedMask(name: names[index], mask: mask))
        }
        return masks
    }
}

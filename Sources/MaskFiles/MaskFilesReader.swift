import SupportMasks

/// Reads instances from the files that people have: NumPy, MatrixMarket, safetensors and JSON.
///
/// - A file is mapped; memory is that of its masks, one bit a cell. Lengths, shapes and counts are held against the size of the file before
///   anything is allocated.
/// - Arrays of the names I and J alone are a factorization; all else is a network, its layers with the input side first.
/// - An entry is inside the support when it is not zero. NaN is refused.
///
/// Time is linear in the number of bytes.
public enum MaskFilesReader {
    /// The instances of a file, or of several files that hold a matrix each.
    ///
    /// - Parameters:
    ///   - paths: one file, or several `.npy` and `.mtx` files in the order of the layers, input side first (I and J where these are the
    ///     names of two files).
    ///   - options: what to take.
    /// - Throws: the first fault.
    public static func read(_ paths: [String], options: MaskFilesOptions = MaskFilesOptions()) throws(MaskFilesError) -> [MaskInstance] {
        guard let path = paths.first else { return [] }
        let format = MaskFileFormat(path: path)
        if format.holdsOneMatrix { return [try matrices(paths, options)] }
        guard paths.count == 1 else { throw MaskFilesError(file: path, message: "expected a file of its own, found it among files of one matrix each") }
        if format == .pickle { throw MaskFilesError(file: path, message: PickleRefusal.file(path)) }
        return try withMappedFile(path) { bytes throws(MaskFilesError) in
            let masks: [NamedMask]
            switch format {
            case .npz: masks = try NPZReader.read(bytes, file: path, options: options)
            case .safeTensors: masks = try SafeTensorsReader.read(bytes, file: path, options: options)
            case .json: return try MaskJSONReader.read(bytes, file: path, options: options)
            default: throw MaskFilesError(file: path, message: "expected .npy, .npz, .mtx, .safetensors or .json as the file's extension")
            }
            let context = ReadingContext(file: path)
            return [try MaskInstance(name: baseName(path), masks, isTransposed: options.isTransposed, context: context)]
        }
    }

    private static func matrices(_ paths: [String], _ options: MaskFilesOptions) throws(MaskFilesError) -> MaskInstance {
        // Files of the same name in different folders are told apart by their paths.
        let stems = paths.map(baseName)
        let names = Set(stems).count == stems.count ? stems : paths
        var masks: [NamedMask] = []
        var cells = 0
        for (name, path) in zip(names, paths) {
            let mask = try matrix(path, options)
            cells += mask.rowCount * mask.columnCount
            guard cells <= options.limits.maxTotalCells else {
                throw MaskFilesError(file: path, message: "expected at most \(options.limits.maxTotalCells) cells in all masks together, found more")
            }
            masks.append(NamedMask(name: name, mask: mask))
        }
        let context = ReadingContext(file: paths.count <= 4 ? paths.joined(separator: ", ") : paths[0] + ", …, " + paths[paths.count - 1])
        return try MaskInstance(name: instanceName(stems), masks, isTransposed: options.isTransposed, context: context)
    }

    private static func matrix(_ path: String, _ options: MaskFilesOptions) throws(MaskFilesError) -> BitMatrix {
        try withMappedFile(path) { bytes throws(MaskFilesError) in
            switch MaskFileFormat(path: path) {
            case .matrixMarket:
                return try MatrixMarketReader.read(bytes, file: path, limits: options.limits)
            case .npy:
                var stream = NPYStream(
                    context: ReadingContext(file: path), declaredSize: bytes.count, limits: options.limits, budget: CellBudget(options.limits))
                try bytes.forEachPiece { piece throws(MaskFilesError) in try stream.take(piece) }
                return try stream.finish().mask
            default:
                throw MaskFilesError(file: path, message: "expected a file of one matrix (.npy, .mtx) among such files")
            }
        }
    }

    /// The names of up to four files, joined; of more, the first and the last.
    private static func instanceName(_ stems: [String]) -> String {
        stems.count <= 4 ? stems.joined(separator: "+") : stems[0] + "+…+" + stems[stems.count - 1]
    }
}

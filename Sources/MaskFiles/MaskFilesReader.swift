import SupportMasks

/// Reads instances from the files that people have: NumPy, MatrixMarket, safetensors and JSON.
///
/// - A file is mapped; memory is that of its masks, one bit a cell. Lengths, shapes and counts are held against the size of the file before
///   anything is allocated.
/// - Arrays of the names I and J alone are a factorization; all else is a network, its layers with the input side first.
/// - The entries of masks are 0 and 1. Of weights, those that are not zero are inside the support. NaN is refused.
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
        guard paths.count == 1 else { return [try matrices(paths, options)] }
        let context = ReadingContext(file: path)
        switch try FileContents.open(path, entries: options.entries, limits: options.limits) {
        case .instances(let instances): return instances
        case .matrix: return [try matrices(paths, options)]
        case .arrays(let arrays): return [try MaskInstance(name: baseName(path), masks(arrays, options, context), isTransposed: options.isTransposed, context: context)]
        case .text, .shardIndex: throw context.error("expected .npy, .npz, .mtx, .safetensors or .json as the file's extension")
        }
    }

    private static func masks(_ arrays: [StoredArray], _ options: MaskFilesOptions, _ context: ReadingContext) throws(MaskFilesError) -> [NamedMask] {
        let isTensors = MaskFileFormat(path: context.file) == .safeTensors
        let arrays = isTensors ? arrays.sorted { isNaturallyBefore($0.name, $1.name) } : arrays
        let kind = isTensors ? "tensor" : "array"
        var budget = CellBudget(options.limits)
        var masks: [NamedMask] = []
        for index in try chosen(arrays.map(\.name), isTensors: isTensors, options, context) {
            let array = arrays[index]
            let item = ReadingContext(file: context.file, item: "\(kind) \(quoted(array.name))")
            try budget.take(try MatrixShape(array.shape, limits: options.limits, context: item), limits: options.limits, context: item)
            masks.append(NamedMask(name: array.name, mask: try array.read(options.entries).mask))
        }
        return masks
    }

    private static func chosen(
        _ names: [String], isTensors: Bool, _ options: MaskFilesOptions, _ context: ReadingContext
    ) throws(MaskFilesError) -> [Int] {
        if let indices = try LayerChoice.indices(of: options.layerPatterns, in: names, kind: isTensors ? "a tensor" : "an array", context: context) { return indices }
        guard isTensors else { return Array(names.indices) }
        let suffix = options.takesWeights ? "weight" : "_mask"
        let indices = names.indices.filter { names[$0].hasSuffix(suffix) }
        guard !indices.isEmpty else {
            let advice = options.takesWeights ? "name them with --layer" : "name masks with --layer, or take the non-zeros of weights with --from-weights"
            throw context.error("expected tensors whose names end in '\(suffix)', found \(LayerChoice.list(names)); \(advice)")
        }
        return indices
    }

    private static func matrices(_ paths: [String], _ options: MaskFilesOptions) throws(MaskFilesError) -> MaskInstance {
        // Files of the same name in different folders are told apart by their paths.
        let stems = paths.map(baseName)
        let names = Set(stems).count == stems.count ? stems : paths
        var masks: [NamedMask] = []
        var budget = CellBudget(options.limits)
        for (name, path) in zip(names, paths) {
            let context = ReadingContext(file: path)
            guard case .matrix(let array) = try FileContents.open(path, entries: options.entries, limits: options.limits) else {
                throw context.error("expected a file of one matrix (.npy, .mtx) among such files")
            }
            try budget.take(try MatrixShape(array.shape, limits: options.limits, context: context), limits: options.limits, context: context)
            masks.append(NamedMask(name: name, mask: try array.read(options.entries).mask))
        }
        let context = ReadingContext(file: paths.count <= 4 ? paths.joined(separator: ", ") : paths[0] + ", …, " + paths[paths.count - 1])
        return try MaskInstance(name: instanceName(stems), masks, isTransposed: options.isTransposed, context: context)
    }

    /// The names of up to four files, joined; of more, the first and the last.
    private static func instanceName(_ stems: [String]) -> String {
        stems.count <= 4 ? stems.joined(separator: "+") : stems[0] + "+…+" + stems[stems.count - 1]
    }
}

extension MaskFilesOptions {
    fileprivate var entries: EntryRule { takesWeights ? .weights : .mask }
}

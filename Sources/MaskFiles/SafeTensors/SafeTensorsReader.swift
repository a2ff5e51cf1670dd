import SupportMasks

/// Reads masks, or the supports of weights, from a safetensors file.
///
/// The library that writes these files sorts tensors by type and name, so their order says nothing of the layers'. Tensors that one pattern
/// names are taken in the order of their names, with numbers compared as numbers; several patterns give another order.
enum SafeTensorsReader {
    /// The masks with the names of their tensors.
    static func read(_ bytes: ByteView, file: String, options: MaskFilesOptions) throws(MaskFilesError) -> [NamedMask] {
        let context = ReadingContext(file: file)
        let tensors = try SafeTensorsHeader.tensors(of: bytes, context: context).sorted { isNaturallyBefore($0.name, $1.name) }
        var masks: [NamedMask] = []
        var budget = CellBudget(options.limits)
        for index in try chosen(tensors.map(\.name), options, context) {
            masks.append(try mask(tensors[index], in: bytes, options, &budget, file))
        }
        return masks
    }

    private static func chosen(_ names: [String], _ options: MaskFilesOptions, _ context: ReadingContext) throws(MaskFilesError) -> [Int] {
        if let indices = try LayerChoice.indices(of: options.layerPatterns, in: names, kind: "a tensor", context: context) { return indices }
        let suffix = options.takesWeights ? "weight" : "_mask"
        let indices = names.indices.filter { names[$0].hasSuffix(suffix) }
        guard !indices.isEmpty else {
            let advice = options.takesWeights ? "name them with --layer" : "name masks with --layer, or take the non-zeros of weights with --from-weights"
            throw context.error("expected tensors whose names end in '\(suffix)', found \(LayerChoice.list(names)); \(advice)")
        }
        return indices
    }

    private static func mask(
        _ tensor: Tensor, in bytes: ByteView, _ options: MaskFilesOptions, _ budget: inout CellBudget, _ file: String
    ) throws(MaskFilesError) -> NamedMask {
        let context = ReadingContext(file: file, item: "tensor \(quoted(tensor.name))")
        guard let type = elementType(tensor.dtype) else {
            throw context.error("expected entries of bool, integers, float16, bfloat16, float32 or float64, found the dtype \(quoted(tensor.dtype))")
        }
        let shape = try MatrixShape(tensor.shape, limits: options.limits, context: context)
        try budget.take(shape, limits: options.limits, context: context)
        let layout = CellPacker.Layout(
            type: type, isBigEndian: false, lineCount: shape.rows, lineLength: shape.columns, isColumnMajor: false,
            wantsZeroOne: !options.takesWeights)
        var packer = CellPacker(layout, context: context)
        try bytes[tensor.range].forEachPiece { piece throws(MaskFilesError) in try packer.take(piece) }
        guard let mask = packer.mask() else { throw context.error("expected more entries, found the end of the tensor") }
        return NamedMask(name: tensor.name, mask: mask)
    }

    private static func elementType(_ dtype: String) -> ElementType? {
        switch dtype {
        case "BOOL": .bool
        case "U8", "I8": .integer(size: 1)
        case "U16", "I16": .integer(size: 2)
        case "U32", "I32": .integer(size: 4)
        case "U64", "I64": .integer(size: 8)
        case "F16": .float16
        case "BF16": .bfloat16
        case "F32": .float32
        case "F64": .float64
        default: nil
        }
    }
}

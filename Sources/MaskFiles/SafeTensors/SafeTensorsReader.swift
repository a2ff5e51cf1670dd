import SupportMasks

/// Reads a safetensors file.
enum SafeTensorsReader {
    /// The tensors with their names, in the order of their data, which says nothing of layers: the library of the
    /// format sorts them by type and name.
    ///
    /// The tensors that hold a bit mask together are one array (`BitmaskTensors`).
    static func arrays(of file: MappedFile, origin: FileOrigin, limits: MaskLimits) throws(MaskFilesError)
        -> [StoredArray]
    {
        let tensors = try file.withBytes { bytes throws(MaskFilesError) in
            try SafeTensorsHeader.tensors(of: bytes, context: origin.context)
        }
        let groups = BitmaskTensors.groups(in: tensors)
        let grouped = Set(groups.flatMap(\.names))
        var arrays = tensors.filter { !grouped.contains($0.name) }.map {
            StoredArray($0, in: file, origin: origin, limits: limits)
        }
        for group in groups { arrays.append(try group.storedArray(in: file, origin: origin, limits: limits)) }
        return arrays
    }
}

extension StoredArray {
    /// A tensor of a file.
    fileprivate init(_ tensor: Tensor, in file: MappedFile, origin: FileOrigin, limits: MaskLimits) {
        let context = origin.context("tensor", tensor.name)
        self.init(name: tensor.name, shape: tensor.shape) { rule throws(MaskFilesError) in
            let shape = try MatrixShape(tensor.shape, limits: limits, context: context)
            guard let type = ElementType(dtype: tensor.dtype) else {
                throw context.error(
                    "expected entries of bool, integers or floating-point numbers, found the dtype \(quoted(tensor.dtype))"
                )
            }
            let layout = CellPacker.Layout(
                type: type, isBigEndian: false, lineCount: shape.rows, lineLength: shape.columns, arrangement: .rows,
                rule: rule,
                unpacking: origin.unpacking(.safeTensors))
            var packer = CellPacker(layout, context: context)
            try FileRange(file: file, range: tensor.range).forEachPiece { piece throws(MaskFilesError) in
                try packer.take(piece)
            }
            guard let reading = packer.reading() else {
                throw context.error("expected more entries, found the end of the tensor")
            }
            return reading
        }
    }
}

extension ElementType {
    /// The type of a name in a safetensors file; nil for types that are not read.
    init?(dtype: String) {
        switch dtype {
        case "BOOL": self = .bool
        case "U8", "I8": self = .integer(size: 1, isSigned: dtype == "I8")
        case "U16", "I16": self = .integer(size: 2, isSigned: dtype == "I16")
        case "U32", "I32": self = .integer(size: 4, isSigned: dtype == "I32")
        case "U64", "I64": self = .integer(size: 8, isSigned: dtype == "I64")
        case "F8_E4M3": self = .float8E4M3
        case "F8_E5M2": self = .float8E5M2
        case "F16": self = .float16
        case "BF16": self = .bfloat16
        case "F32": self = .float32
        case "F64": self = .float64
        default: return nil
        }
    }
}

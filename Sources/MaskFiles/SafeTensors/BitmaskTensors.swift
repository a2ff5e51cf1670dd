import SupportMasks

/// The tensors by which compressed-tensors stores a sparse matrix as the bits of its support and its values
/// ("sparse-bitmask"): `NAME.compressed`,
/// `NAME.bitmask`, `NAME.shape` and `NAME.row_offsets`.
///
/// The bits of a row fill bytes from the lowest place on (`numpy.packbits(support, axis=-1, bitorder="little")`); the
/// row offsets count those of the rows before.
struct BitmaskTensors {
    let name: String
    let compressed: Tensor
    let bitmask: Tensor
    let shape: Tensor
    let rowOffsets: Tensor

    /// The names of the tensors.
    var names: [String] { [compressed, bitmask, shape, rowOffsets].map(\.name) }

    /// The matrices that are stored so; four tensors each.
    static func groups(in tensors: [Tensor]) -> [BitmaskTensors] {
        let byName = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
        return tensors.compactMap { bitmask in
            guard bitmask.name.hasSuffix(".bitmask") else { return nil }
            let name = String(bitmask.name.dropLast(".bitmask".count))
            guard let compressed = byName[name + ".compressed"], let shape = byName[name + ".shape"],
                let rowOffsets = byName[name + ".row_offsets"],
                byName[name] == nil
            else { return nil }
            return BitmaskTensors(
                name: name, compressed: compressed, bitmask: bitmask, shape: shape, rowOffsets: rowOffsets)
        }
    }

    /// The matrix, whose shape is read from its tensor.
    func storedArray(in file: MappedFile, origin: FileOrigin, limits: MaskLimits) throws(MaskFilesError) -> StoredArray
    {
        let context = origin.context("tensor", name)
        let sizes = try integers(of: shape, in: file, context)
        guard sizes.count == 2, sizes.allSatisfy({ $0 >= 0 }) else {
            throw context.error(
                "expected two sizes in \(quoted(shape.name)), found \(sizes.prefix(4).map(String.init).joined(separator: ", "))"
            )
        }
        let stored = self
        return StoredArray(name: name, shape: sizes) { _ throws(MaskFilesError) in
            let shape = try MatrixShape(sizes, limits: limits, context: context)
            let mask = try file.withBytes { bytes throws(MaskFilesError) in try stored.mask(shape, bytes, context) }
            try stored.checkOffsets(try stored.integers(of: stored.rowOffsets, in: file, context), of: mask, context)
            return EntryReading(mask: mask, tally: EntryTally(zeros: shape.rows * shape.columns - mask.setBitCount))
        }
    }

    private func integers(of tensor: Tensor, in file: MappedFile, _ context: ReadingContext) throws(MaskFilesError)
        -> [Int]
    {
        guard case .integer(let size, let isSigned)? = ElementType(dtype: tensor.dtype) else {
            throw context.error("expected integers in \(quoted(tensor.name)), found the dtype \(quoted(tensor.dtype))")
        }
        var reader = IntegerReader(size: size, isSigned: isSigned, isBigEndian: false)
        try FileRange(file: file, range: tensor.range).forEachPiece { piece throws(MaskFilesError) in
            guard reader.take(piece) else {
                throw context.error(
                    "expected integers that fit in 63 bits in \(quoted(tensor.name)), found a larger one")
            }
        }
        return reader.integers
    }

    private func mask(_ shape: MatrixShape, _ bytes: ByteView, _ context: ReadingContext) throws(MaskFilesError)
        -> BitMatrix
    {
        let bytesPerRow = (shape.columns + 7) / 8
        guard bitmask.dtype == "U8", bitmask.shape == [shape.rows, bytesPerRow] else {
            throw context.error(
                "expected \(shape.rows) × \(bytesPerRow) bytes (U8) in \(quoted(bitmask.name)) for the shape \(shape.rows) × \(shape.columns)"
            )
        }
        let packed = bytes[bitmask.range]
        var mask = BitMatrix(rowCount: shape.rows, columnCount: shape.columns)
        let wordsPerRow = mask.wordsPerRow
        var padding: UInt8 = 0
        mask.withMutableWords { words in
            for row in 0..<shape.rows {
                for place in 0..<bytesPerRow {
                    words[row * wordsPerRow + place / 8] |=
                        UInt64(packed[row * bytesPerRow + place]) << UInt64(8 * (place % 8))
                }
                if shape.columns % 8 != 0 {
                    padding |= packed[row * bytesPerRow + bytesPerRow - 1] >> UInt8(shape.columns % 8)
                }
            }
        }
        guard padding == 0 else {
            throw context.error("expected the bits after the columns of \(quoted(bitmask.name)) to be 0, found others")
        }
        let count = mask.setBitCount
        guard compressed.shape == [count] else {
            throw context.error(
                "expected as many values in \(quoted(compressed.name)) as bits are set in \(quoted(bitmask.name)), \(count), found the shape "
                    + "\(compressed.shape.map(String.init).joined(separator: " × "))")
        }
        return mask
    }

    private func checkOffsets(_ offsets: [Int], of mask: BitMatrix, _ context: ReadingContext) throws(MaskFilesError) {
        var before = 0
        for row in 0..<mask.rowCount {
            guard offsets.count == mask.rowCount, offsets[row] == before else {
                throw context.error(
                    "expected the bits before each row in \(quoted(rowOffsets.name)), found other numbers")
            }
            before += mask.setBitCount(ofRow: row)
        }
    }
}

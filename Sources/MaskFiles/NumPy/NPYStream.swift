import SupportMasks

/// Reads an array of NumPy from bytes that come in pieces: nothing is held but its header and the bits of its mask.
struct NPYStream {
    /// Headers of arrays of numbers have some 100 bytes; those of records with fields can be long.
    private static let longestHeader = 65_536
    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    private let context: ReadingContext
    private let declaredSize: Int
    private let limits: MaskLimits
    private var budget: CellBudget
    private var head: [UInt8] = []
    private var packer: CellPacker?

    /// - Parameters:
    ///   - declaredSize: the number of bytes of the whole, as the file says.
    ///   - budget: the cells that are left for all masks.
    init(context: ReadingContext, declaredSize: Int, limits: MaskLimits, budget: CellBudget) {
        self.context = context
        self.declaredSize = declaredSize
        self.limits = limits
        self.budget = budget
    }

    /// Takes the next bytes.
    mutating func take(_ bytes: UnsafeRawBufferPointer) throws(MaskFilesError) {
        if packer != nil {
            try packer?.take(bytes)
            return
        }
        var start = 0
        while packer == nil {
            let wanted = try headerEnd() - head.count
            guard wanted <= bytes.count - start else {
                head.append(contentsOf: bytes[start...])
                return
            }
            head.append(contentsOf: bytes[start..<start + wanted])
            start += wanted
            if let size = try headSize(), head.count == size { try begin() }
        }
        try packer?.take(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }

    /// The mask and the cells that are left for others.
    func finish() throws(MaskFilesError) -> (mask: BitMatrix, budget: CellBudget) {
        guard let packer else { throw context.error("expected an array of NumPy, found its end in the header") }
        guard let mask = packer.mask() else { throw context.error("expected more entries, found the end of the array") }
        return (mask, budget)
    }

    /// How many bytes have to be there before one can go on.
    private func headerEnd() throws(MaskFilesError) -> Int { try headSize() ?? (head.count < 8 ? 8 : 12) }

    /// The bytes up to the entries; nil as long as they are not known.
    private func headSize() throws(MaskFilesError) -> Int? {
        guard head.count >= 8 else { return nil }
        guard head.starts(with: Self.magic) else { throw context.error("expected an array of NumPy (\\x93NUMPY), found other bytes") }
        let (major, minor) = (head[6], head[7])
        guard (1...3).contains(major), minor == 0 else {
            throw context.error("expected version 1.0, 2.0 or 3.0 of the form of NumPy, found \(major).\(minor)")
        }
        // Every version has 12 bytes here: after two bytes of length, version 1 has at least two of its dictionary.
        guard head.count >= 12 else { return nil }
        let isShort = major == 1
        let length = isShort
            ? Int(head[8]) | Int(head[9]) << 8
            : Int(head[8]) | Int(head[9]) << 8 | Int(head[10]) << 16 | Int(head[11]) << 24
        let size = (isShort ? 10 : 12) + length
        guard length >= 2, length <= Self.longestHeader, size <= declaredSize else {
            throw context.error("expected a header within the array's \(declaredSize) bytes, found one of \(length) bytes")
        }
        return size
    }

    /// Reads the header, and allocates the mask when all sizes agree.
    private mutating func begin() throws(MaskFilesError) {
        let header = try NPYHeader(Array(head[(head[6] == 1 ? 10 : 12)...]), context: context)
        let shape = try MatrixShape(header.shape, limits: limits, context: context)
        let expected = shape.rows * shape.columns * header.type.size
        guard expected == declaredSize - head.count else {
            throw context.error(
                "expected \(expected) bytes of entries for the shape \(shape.rows) × \(shape.columns), found \(declaredSize - head.count)")
        }
        try budget.take(shape, limits: limits, context: context)
        packer = CellPacker(
            CellPacker.Layout(
                type: header.type, isBigEndian: header.isBigEndian, lineCount: header.isColumnMajor ? shape.columns : shape.rows,
                lineLength: header.isColumnMajor ? shape.rows : shape.columns, isColumnMajor: header.isColumnMajor, wantsZeroOne: false),
            context: context)
    }
}

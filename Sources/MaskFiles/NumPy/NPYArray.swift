import SupportMasks

/// An array in NumPy's form, of which only the header was read.
struct NPYArray: Sendable {
    /// Headers of arrays of numbers have some 100 bytes; those of records with fields can be long.
    private static let longestHeader = 65_536
    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    let header: NPYHeader
    private let headSize: Int
    private let source: any ByteSource
    private let context: ReadingContext

    /// Reads the header.
    ///
    /// - Throws: for a header that is none, and for one that does not fit the size of the source.
    init(_ source: any ByteSource, context: ReadingContext) throws(MaskFilesError) {
        var head: [UInt8] = []
        var wanted = 8
        // A piece may end within the header.
        try source.forEachPiece(isStartOnly: true) { piece throws(MaskFilesError) in
            var start = 0
            while head.count < wanted, start < piece.count {
                let end = min(start + wanted - head.count, piece.count)
                head.append(contentsOf: piece[start..<end])
                start = end
                if head.count == wanted { wanted = try Self.wantedBytes(head, of: source.size, context) }
            }
            return head.count < wanted
        }
        guard head.count == wanted else {
            throw context.error("expected an array of NumPy, found its end in the header")
        }
        header = try NPYHeader(Array(head[(head[6] == 1 ? 10 : 12)...]), context: context)
        headSize = head.count
        self.source = source
        self.context = context
        try checkSize()
    }

    /// The bytes of the head, as far as they are known from its first ones.
    private static func wantedBytes(_ head: [UInt8], of size: Int?, _ context: ReadingContext) throws(MaskFilesError)
        -> Int
    {
        guard head.starts(with: magic) else {
            throw context.error("expected an array of NumPy (\\x93NUMPY), found other bytes")
        }
        let (major, minor) = (head[6], head[7])
        guard (1...3).contains(major), minor == 0 else {
            throw context.error("expected version 1.0, 2.0 or 3.0 of the form of NumPy, found \(major).\(minor)")
        }
        // Every version has 12 bytes here: after two bytes of length, version 1 has at least two of its dictionary.
        guard head.count >= 12 else { return 12 }
        let isShort = major == 1
        let length =
            isShort
            ? Int(head[8]) | Int(head[9]) << 8
            : Int(head[8]) | Int(head[9]) << 8 | Int(head[10]) << 16 | Int(head[11]) << 24
        let end = (isShort ? 10 : 12) + length
        guard length >= 2, length <= longestHeader, end <= size ?? .max else {
            throw context.error(
                "expected a header within the array\(size.map { "'s \($0) bytes" } ?? ""), found one of \(length) bytes"
            )
        }
        return end
    }

    /// Requires as many bytes as the shape and the type take, where both are known.
    private func checkSize() throws(MaskFilesError) {
        guard case .success(let format) = header.format else { return }
        let sizes = header.shape.map(String.init).joined(separator: " × ")
        guard let expected = checkedProduct(header.shape + [format.type.size]) else {
            throw context.error("expected a shape whose entries can be counted, found \(sizes)")
        }
        guard let size = source.size, expected != size - headSize else { return }
        throw context.error(
            "expected \(expected) bytes of entries for the shape \(sizes.isEmpty ? "of a single number" : sizes), found \(size - headSize)"
        )
    }

    /// The support of a matrix.
    func reading(_ rule: EntryRule, limits: MaskLimits, unpacking: String?) throws(MaskFilesError) -> EntryReading {
        let shape = try MatrixShape(header.shape, limits: limits, context: context)
        let format = try header.format.get()
        let isColumnMajor = header.isColumnMajor
        return try packed(
            CellPacker.Layout(
                type: format.type, isBigEndian: format.isBigEndian,
                lineCount: isColumnMajor ? shape.columns : shape.rows,
                lineLength: isColumnMajor ? shape.rows : shape.columns, arrangement: isColumnMajor ? .columns : .rows,
                rule: rule, unpacking: unpacking))
    }

    /// Which entries are not zero, as one row, in the order of the file.
    func list(_ rule: EntryRule) throws(MaskFilesError) -> EntryReading {
        let format = try header.format.get()
        // The size was held against the file's, or is as large as the entries that come.
        let count = header.shape.reduce(1, *)
        return try packed(
            CellPacker.Layout(
                type: format.type, isBigEndian: format.isBigEndian, lineCount: count == 0 ? 0 : 1, lineLength: count,
                arrangement: .list, rule: rule))
    }

    private func packed(_ layout: CellPacker.Layout) throws(MaskFilesError) -> EntryReading {
        var packer = CellPacker(layout, context: context)
        try forEachPieceOfEntries { piece throws(MaskFilesError) in try packer.take(piece) }
        guard let reading = packer.reading() else {
            throw context.error("expected more entries, found the end of the array")
        }
        return reading
    }

    /// The bytes of the entries.
    ///
    /// - Parameter count: the most that there may be.
    func bytes(upTo count: Int) throws(MaskFilesError) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachPieceOfEntries { piece throws(MaskFilesError) in
            guard piece.count <= count - bytes.count else {
                throw context.error("expected at most \(count) bytes of entries, found more")
            }
            bytes += piece
        }
        return bytes
    }

    /// The entries of an array of integers of four or eight bytes, or of fewer, in the order of the file.
    func integers() throws(MaskFilesError) -> [Int] {
        guard case .success(let format) = header.format, case .integer(let size, let isSigned) = format.type else {
            throw context.error(
                "expected integers, found \(header.descr.map { "the type \(quoted($0))" } ?? "records with fields")")
        }
        let count = header.shape.reduce(1, *)
        var reader = IntegerReader(size: size, isSigned: isSigned, isBigEndian: format.isBigEndian)
        reader.integers.reserveCapacity(count)
        try forEachPieceOfEntries { piece throws(MaskFilesError) in
            guard reader.take(piece) else {
                throw context.error("expected integers that fit in 63 bits, found a larger one")
            }
        }
        guard reader.isWhole, reader.integers.count == count else {
            throw context.error("expected more entries, found the end of the array")
        }
        return reader.integers
    }

    /// Takes all bytes, so that damage shows.
    func checkBytes() throws(MaskFilesError) { try source.forEachPiece { _ throws(MaskFilesError) in } }

    /// Hands over the bytes of the entries, in the order of the file, in pieces that may end within an entry.
    func forEachPieceOfEntries(_ body: (UnsafeRawBufferPointer) throws(MaskFilesError) -> Void)
        throws(MaskFilesError)
    {
        var left = headSize
        try source.forEachPiece { piece throws(MaskFilesError) in
            let skipped = min(left, piece.count)
            left -= skipped
            try body(UnsafeRawBufferPointer(rebasing: piece[skipped...]))
        }
    }
}

extension StoredArray {
    /// An array of NumPy.
    init(name: String, _ array: NPYArray, limits: MaskLimits, unpacking: String?) {
        self.init(name: name, shape: array.header.shape) { rule throws(MaskFilesError) in
            try array.reading(rule, limits: limits, unpacking: unpacking)
        }
    }
}

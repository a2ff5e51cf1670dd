import SupportMasks

/// Reads the support of a matrix in the MatrixMarket exchange form (Boisvert, Pozo, Remington, NISTIR 5935, 1996).
struct MatrixMarketReader {
    private var scanner: MatrixMarketScanner
    private let context: ReadingContext
    private let header: MatrixMarketHeader
    private var judge: EntryJudge

    private init(_ bytes: ByteView, _ rule: EntryRule, context: ReadingContext) throws(MaskFilesError) {
        self.context = context
        scanner = MatrixMarketScanner(bytes, context: context)
        judge = EntryJudge(rule)
        header = try MatrixMarketHeader(&scanner)
    }

    /// The matrix of a file, with the file's name; only its sizes are read.
    static func storedArray(of file: MappedFile, origin: FileOrigin, limits: MaskLimits) throws(MaskFilesError)
        -> StoredArray
    {
        let context = origin.context
        let head = try file.withBytes { bytes throws(MaskFilesError) in
            let header = try MatrixMarketReader(bytes, .mask, context: context).header
            return (shape: [header.rows, header.columns], isSparse: !header.isArray)
        }
        return StoredArray(name: origin.name, shape: head.shape, isSparse: head.isSparse) {
            rule throws(MaskFilesError) in
            try file.withBytes { bytes throws(MaskFilesError) in
                var reader = try MatrixMarketReader(bytes, rule, context: context)
                return try reader.reading(limits)
            }
        }
    }

    private mutating func reading(_ limits: MaskLimits) throws(MaskFilesError) -> EntryReading {
        if let refusal = header.refusal { throw refusal }
        let shape = try MatrixShape(
            [header.rows, header.columns], isSparse: !header.isArray, limits: limits, context: context)
        try header.check(scanner)
        let mask = header.isArray ? try array(shape) : try coordinates(shape, limits)
        return judge.reading(mask)
    }

    /// Entries in any order, none twice; of a symmetric matrix those of the lower triangle.
    private mutating func coordinates(_ shape: MatrixShape, _ limits: MaskLimits) throws(MaskFilesError) -> BitMatrix {
        let count = try header.entryCount(&scanner)
        guard count <= limits.maxEntries else {
            throw scanner.error("expected at most \(limits.maxEntries) entries of a sparse matrix, found \(count)")
        }
        let beginning = scanner
        var cells = CellCollector(rowCount: shape.rows, columnCount: shape.columns, expected: count)
        do {
            for _ in 0..<count { try takeEntry(into: &cells) }
            try scanner.expectEnd()
        } catch {
            // Whatever else is wrong, a line that came before and repeats a place is told first.
            _ = try support(cells, shape, beginning)
            throw error
        }
        return try support(cells, shape, beginning)
    }

    private mutating func takeEntry(into cells: inout CellCollector) throws(MaskFilesError) {
        let (row, column) = try header.place(&scanner)
        if header.isPattern { try header.endPattern(&scanner) }
        let isInside = try header.isPattern ? true : isInside(row, column)
        cells.take(row: row, column: column, isInside: isInside)
        // An entry that is zero is taken to tell when its place occurs again.
        if isInside, header.symmetry != .general, row != column { cells.take(row: column, column: row) }
        try scanner.endLine()
    }

    /// The cells that were taken.
    ///
    /// - Throws: where a place occurs again; its line is looked for from the beginning of the entries on.
    private func support(_ cells: CellCollector, _ shape: MatrixShape, _ beginning: MatrixMarketScanner)
        throws(MaskFilesError) -> BitMatrix
    {
        do { return try cells.support() } catch {
            var again = self
            again.scanner = beginning
            var before = CellCollector(rowCount: shape.rows, columnCount: shape.columns)
            while before.count < error.place { try again.takeEntry(into: &before) }
            let (row, column) = try header.place(&again.scanner)
            throw again.scanner.error(
                "expected every place once, found \(row + 1) \(column + 1) again: whether entries add up is not guessed"
            )
        }
    }

    /// All entries, column after column; of a symmetric matrix those of the lower triangle.
    private mutating func array(_ shape: MatrixShape) throws(MaskFilesError) -> BitMatrix {
        try header.beginArray(&scanner)
        var mask = BitMatrix(rowCount: shape.rows, columnCount: shape.columns)
        for column in 0..<shape.columns {
            for row in header.listedRows(ofColumn: column) {
                try scanner.skipBlankLines()
                if try isInside(row, column) { set(row, column, in: &mask) }
                try scanner.endLine()
            }
        }
        try scanner.expectEnd()
        return mask
    }

    /// Whether the number that comes next, the entry of a place, is inside the support.
    private mutating func isInside(_ row: Int, _ column: Int) throws(MaskFilesError) -> Bool {
        let number = try scanner.number()
        // The entry on the other side of the diagonal is its opposite: where one is 1, the other is -1.
        if header.symmetry == .skewSymmetric, number != .zero, judge.rule == .mask {
            throw scanner.error(
                "expected 0 or 1 as an entry of a mask, found a skew-symmetric matrix (the non-zeros of weights are taken with --from-weights)",
                remedies: [.fromWeights])
        }
        do { return try judge.isInside(number, count: header.symmetry == .general || row == column ? 1 : 2) } catch {
            throw scanner.error(error.message, remedies: error.remedies)
        }
    }

    private func set(_ row: Int, _ column: Int, in mask: inout BitMatrix) {
        mask[row, column] = true
        if header.symmetry != .general { mask[column, row] = true }
    }
}

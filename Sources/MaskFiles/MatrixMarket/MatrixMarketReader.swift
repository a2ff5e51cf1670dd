import SupportMasks

/// Reads a matrix in the MatrixMarket exchange form (Boisvert, Pozo, Remington, NISTIR 5935, 1996).
struct MatrixMarketReader {
    private enum Symmetry: String {
        case general, symmetric
        case skewSymmetric = "skew-symmetric"
        case hermitian
    }

    private var scanner: MatrixMarketScanner
    private let context: ReadingContext
    private var isArray = false
    private var isPattern = false
    private var symmetry = Symmetry.general
    private var sizes: (rows: Int, columns: Int) = (0, 0)
    /// Why the entries cannot be read.
    private var refusal: MaskFilesError?
    private var judge: EntryJudge

    private init(_ bytes: ByteView, _ rule: EntryRule, context: ReadingContext) throws(MaskFilesError) {
        self.context = context
        scanner = MatrixMarketScanner(bytes, context: context)
        judge = EntryJudge(rule)
        try header()
        try scanner.skipComments()
        sizes = (try scanner.size("the number of rows"), try scanner.size("the number of columns"))
    }

    /// The matrix of a file, with the file's name; only its sizes are read.
    static func storedArray(of file: MappedFile, origin: FileOrigin, limits: MaskLimits) throws(MaskFilesError)
        -> StoredArray
    {
        let context = origin.context
        let head = try file.withBytes { bytes throws(MaskFilesError) in
            let reader = try MatrixMarketReader(bytes, .mask, context: context)
            return (shape: [reader.sizes.rows, reader.sizes.columns], isSparse: !reader.isArray)
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
        if let refusal { throw refusal }
        let shape = try MatrixShape(
            [sizes.rows, sizes.columns], isSparse: !isArray, limits: limits, context: context)
        guard symmetry == .general || shape.rows == shape.columns else {
            throw scanner.error(
                "expected a square matrix, as it is \(symmetry.rawValue), found \(shape.rows) × \(shape.columns)")
        }
        let mask = isArray ? try array(shape) : try coordinates(shape, limits)
        return judge.reading(mask)
    }

    private mutating func header() throws(MaskFilesError) {
        // Some write one sign for two.
        let banner = scanner.word()
        guard banner == "%%matrixmarket" || banner == "%matrixmarket" else {
            throw scanner.error("expected '%%MatrixMarket' in the first line")
        }
        guard scanner.word() == "matrix" else { throw scanner.error("expected 'matrix' after '%%MatrixMarket'") }
        let form = scanner.word()
        guard form == "coordinate" || form == "array" else { throw scanner.error("expected 'coordinate' or 'array'") }
        isArray = form == "array"
        let field = scanner.word()
        switch field {
        case "pattern" where !isArray: isPattern = true
        case "real", "double", "integer", "unsigned-integer": break
        case "complex":
            refusal = scanner.error("expected real entries, found 'complex': supports are those of real matrices")
        default: throw scanner.error("expected 'real', 'integer' or (of a coordinate matrix) 'pattern'")
        }
        guard let symmetry = Symmetry(rawValue: scanner.word()), !(isPattern && symmetry == .skewSymmetric),
            symmetry != .hermitian || refusal != nil
        else {
            throw scanner.error("expected 'general', 'symmetric' or (of numbers) 'skew-symmetric'")
        }
        self.symmetry = symmetry
        try scanner.endLine()
    }

    /// Entries in any order, none twice; of a symmetric matrix those of the lower triangle.
    private mutating func coordinates(_ shape: MatrixShape, _ limits: MaskLimits) throws(MaskFilesError) -> BitMatrix {
        let count = try scanner.size("the number of entries")
        try scanner.endLine()
        // An entry takes a line of four bytes at least ("1 1" and its end, which the last may lack).
        guard count <= scanner.bytesLeft / 4 + 1 else {
            throw scanner.error("expected \(count) entries, found a file that is too short for them")
        }
        guard count <= limits.maxEntries else {
            throw scanner.error("expected at most \(limits.maxEntries) entries of a sparse matrix, found \(count)")
        }
        let beginning = scanner
        var cells = CellCollector(rowCount: shape.rows, columnCount: shape.columns, expected: count)
        do {
            for _ in 0..<count { try takeEntry(shape, into: &cells) }
            try scanner.expectEnd()
        } catch {
            // Whatever else is wrong, a line that came before and repeats a place is told first.
            _ = try support(cells, shape, beginning)
            throw error
        }
        return try support(cells, shape, beginning)
    }

    private mutating func takeEntry(_ shape: MatrixShape, into cells: inout CellCollector) throws(MaskFilesError) {
        let (row, column) = try place(shape)
        let isInside = try isPattern ? isInsidePattern() : isInside(row, column)
        cells.take(row: row, column: column, isInside: isInside)
        // An entry that is zero is taken to tell when its place occurs again.
        if isInside, symmetry != .general, row != column { cells.take(row: column, column: row) }
        try scanner.endLine()
    }

    private mutating func place(_ shape: MatrixShape) throws(MaskFilesError) -> (row: Int, column: Int) {
        try scanner.skipBlankLines()
        let row = try scanner.index("row", upTo: shape.rows)
        let column = try scanner.index("column", upTo: shape.columns)
        guard symmetry == .general || row > column || (row == column && symmetry == .symmetric) else {
            throw scanner.error(
                "expected an entry \(symmetry == .symmetric ? "on or " : "")below the diagonal of a \(symmetry.rawValue) matrix"
            )
        }
        return (row, column)
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
            while before.count < error.place { try again.takeEntry(shape, into: &before) }
            let (row, column) = try again.place(shape)
            throw again.scanner.error(
                "expected every place once, found \(row + 1) \(column + 1) again: whether entries add up is not guessed"
            )
        }
    }

    /// All entries, column after column; of a symmetric matrix those of the lower triangle.
    private mutating func array(_ shape: MatrixShape) throws(MaskFilesError) -> BitMatrix {
        try scanner.endLine()
        let rows = shape.rows
        let count =
            switch symmetry {
            case .general: rows * shape.columns
            case .symmetric, .hermitian: rows * (rows + 1) / 2
            case .skewSymmetric: rows * (rows - 1) / 2
            }
        // An entry takes two bytes at least, its last may lack a line's end.
        guard count <= scanner.bytesLeft / 2 + 1 else {
            throw scanner.error("expected \(count) entries, found a file that is too short for them")
        }
        var mask = BitMatrix(rowCount: rows, columnCount: shape.columns)
        for column in 0..<shape.columns {
            let first =
                switch symmetry {
                case .general: 0
                case .symmetric, .hermitian: column
                case .skewSymmetric: column + 1
                }
            for row in first..<max(first, rows) {
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
        if symmetry == .skewSymmetric, number != .zero, judge.rule == .mask {
            throw scanner.error(
                "expected 0 or 1 as an entry of a mask, found a skew-symmetric matrix (the non-zeros of weights are taken with --from-weights)",
                remedies: [.fromWeights])
        }
        do { return try judge.isInside(number, count: symmetry == .general || row == column ? 1 : 2) } catch {
            throw scanner.error(error.message, remedies: error.remedies)
        }
    }

    /// True: the entries of a pattern are its places. Some write a 1 behind them.
    private mutating func isInsidePattern() throws(MaskFilesError) -> Bool {
        guard !scanner.isAtLineEnd else { return true }
        guard let number = try? scanner.number(), number == .one else {
            throw scanner.error(
                "expected no value, or 1, after the place of an entry of a pattern, found another: whether it counts is not guessed"
            )
        }
        return true
    }

    private func set(_ row: Int, _ column: Int, in mask: inout BitMatrix) {
        mask[row, column] = true
        if symmetry != .general { mask[column, row] = true }
    }
}

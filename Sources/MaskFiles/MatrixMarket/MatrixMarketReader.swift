import SupportMasks

/// Reads a matrix in the MatrixMarket exchange form (Boisvert, Pozo, Remington, NISTIR 5935, 1996): inside the support is what is not zero.
struct MatrixMarketReader {
    private enum Symmetry: String {
        case general, symmetric
        case skewSymmetric = "skew-symmetric"
    }

    private var scanner: MatrixMarketScanner
    private let context: ReadingContext
    private let limits: MaskLimits
    private var isPattern = false
    private var symmetry = Symmetry.general

    private init(_ bytes: ByteView, file: String, limits: MaskLimits) {
        context = ReadingContext(file: file)
        scanner = MatrixMarketScanner(bytes, context: context)
        self.limits = limits
    }

    /// The support of the matrix of a file.
    static func read(_ bytes: ByteView, file: String, limits: MaskLimits) throws(MaskFilesError) -> BitMatrix {
        var reader = MatrixMarketReader(bytes, file: file, limits: limits)
        return try reader.matrix()
    }

    private mutating func matrix() throws(MaskFilesError) -> BitMatrix {
        let isArray = try header()
        try scanner.skipComments()
        let rows = try scanner.size("the number of rows"), columns = try scanner.size("the number of columns")
        let shape = try MatrixShape([rows, columns], limits: limits, context: context)
        guard symmetry == .general || rows == columns else {
            throw scanner.error("expected a square matrix, as it is \(symmetry.rawValue), found \(rows) × \(columns)")
        }
        return isArray ? try array(shape) : try coordinates(shape)
    }

    /// Whether the form is `array`.
    private mutating func header() throws(MaskFilesError) -> Bool {
        guard scanner.word() == "%%matrixmarket" else { throw scanner.error("expected '%%MatrixMarket' in the first line") }
        guard scanner.word() == "matrix" else { throw scanner.error("expected 'matrix' after '%%MatrixMarket'") }
        let form = scanner.word()
        guard form == "coordinate" || form == "array" else { throw scanner.error("expected 'coordinate' or 'array'") }
        let field = scanner.word()
        switch field {
        case "pattern" where form == "coordinate": isPattern = true
        case "real", "double", "integer", "unsigned-integer": break
        case "complex": throw scanner.error("expected real entries, found 'complex': supports are those of real matrices")
        default: throw scanner.error("expected 'real', 'integer' or (of a coordinate matrix) 'pattern'")
        }
        guard let symmetry = Symmetry(rawValue: scanner.word()), !(isPattern && symmetry == .skewSymmetric) else {
            throw scanner.error("expected 'general', 'symmetric' or (of numbers) 'skew-symmetric'")
        }
        self.symmetry = symmetry
        try scanner.endLine()
        return form == "array"
    }

    /// Entries in any order, none twice; of a symmetric matrix those of the lower triangle.
    private mutating func coordinates(_ shape: MatrixShape) throws(MaskFilesError) -> BitMatrix {
        let count = try scanner.size("the number of entries")
        try scanner.endLine()
        // An entry takes a line of four bytes at least ("1 1" and its end, which the last may lack).
        guard count <= scanner.bytesLeft / 4 + 1 else { throw scanner.error("expected \(count) entries, found a file that is too short for them") }
        var mask = BitMatrix(rowCount: shape.rows, columnCount: shape.columns)
        // Entries that are stored although they are zero: only to tell when a place occurs twice.
        var zeros: BitMatrix?
        for _ in 0..<count {
            try scanner.skipBlankLines()
            let row = try scanner.index("row", upTo: shape.rows), column = try scanner.index("column", upTo: shape.columns)
            guard symmetry == .general || row > column || (row == column && symmetry == .symmetric) else {
                throw scanner.error("expected an entry \(symmetry == .symmetric ? "on or " : "")below the diagonal of a \(symmetry.rawValue) matrix")
            }
            guard !mask[row, column], zeros?[row, column] != true else {
                throw scanner.error("expected every place once, found \(row + 1) \(column + 1) again: whether entries add up is not guessed")
            }
            let isInside = isPattern ? true : try scanner.isNonZero()
            if isInside {
                set(row, column, in: &mask)
            } else {
                var known = zeros ?? BitMatrix(rowCount: shape.rows, columnCount: shape.columns)
                zeros = nil
                known[row, column] = true
                zeros = known
            }
            try scanner.endLine()
        }
        try scanner.expectEnd()
        return mask
    }

    /// All entries, column after column; of a symmetric matrix those of the lower triangle.
    private mutating func array(_ shape: MatrixShape) throws(MaskFilesError) -> BitMatrix {
        try scanner.endLine()
        let rows = shape.rows
        let count = switch symmetry {
        case .general: rows * shape.columns
        case .symmetric: rows * (rows + 1) / 2
        case .skewSymmetric: rows * (rows - 1) / 2
        }
        // An entry takes two bytes at least, its last may lack a line's end.
        guard count <= scanner.bytesLeft / 2 + 1 else { throw scanner.error("expected \(count) entries, found a file that is too short for them") }
        var mask = BitMatrix(rowCount: rows, columnCount: shape.columns)
        for column in 0..<shape.columns {
            let first = switch symmetry {
            case .general: 0
            case .symmetric: column
            case .skewSymmetric: column + 1
            }
            for row in first..<max(first, rows) {
                try scanner.skipBlankLines()
                if try scanner.isNonZero() { set(row, column, in: &mask) }
                try scanner.endLine()
            }
        }
        try scanner.expectEnd()
        return mask
    }

    private func set(_ row: Int, _ column: Int, in mask: inout BitMatrix) {
        mask[row, column] = true
        if symmetry != .general { mask[column, row] = true }
    }
}

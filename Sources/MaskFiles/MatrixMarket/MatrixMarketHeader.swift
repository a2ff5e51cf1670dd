import SupportMasks

/// What the first lines of a MatrixMarket file say: the form of its entries, and the sizes.
struct MatrixMarketHeader {
    enum Symmetry: String {
        case general, symmetric
        case skewSymmetric = "skew-symmetric"
        case hermitian
    }

    /// Whether all entries are listed, column after column; else those that are given stand with their places.
    let isArray: Bool
    /// Whether the places are all there is.
    let isPattern: Bool
    let symmetry: Symmetry
    /// Why the entries cannot be read; nil if they can.
    let refusal: MaskFilesError?
    let rows: Int
    let columns: Int

    /// Reads up to the numbers of rows and columns.
    init(_ scanner: inout MatrixMarketScanner) throws(MaskFilesError) {
        // Some write one sign for two.
        let banner = scanner.word()
        guard banner == "%%matrixmarket" || banner == "%matrixmarket" else {
            throw scanner.error("expected '%%MatrixMarket' in the first line")
        }
        guard scanner.word() == "matrix" else { throw scanner.error("expected 'matrix' after '%%MatrixMarket'") }
        let form = scanner.word()
        guard form == "coordinate" || form == "array" else { throw scanner.error("expected 'coordinate' or 'array'") }
        isArray = form == "array"
        var isPattern = false
        var refusal: MaskFilesError?
        switch scanner.word() {
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
        (self.isPattern, self.symmetry, self.refusal) = (isPattern, symmetry, refusal)
        try scanner.endLine()
        try scanner.skipComments()
        (rows, columns) = (try scanner.size("the number of rows"), try scanner.size("the number of columns"))
    }

    /// Requires that the entries can be read, and that a matrix of some symmetry is square.
    func check(_ scanner: MatrixMarketScanner) throws(MaskFilesError) {
        if let refusal { throw refusal }
        guard symmetry == .general || rows == columns else {
            throw scanner.error(
                "expected a square matrix, as it is \(symmetry.rawValue), found \(rows) × \(columns)")
        }
    }

    /// The number of entries that are listed with their places, which ends the line of the sizes.
    func entryCount(_ scanner: inout MatrixMarketScanner) throws(MaskFilesError) -> Int {
        let count = try scanner.size("the number of entries")
        try scanner.endLine()
        // An entry takes a line of four bytes at least ("1 1" and its end, which the last may lack).
        try require(count, room: scanner.bytesLeft / 4 + 1, scanner)
        return count
    }

    /// The place of the next entry, both counted from 0; of a symmetric matrix one of the lower triangle.
    func place(_ scanner: inout MatrixMarketScanner) throws(MaskFilesError) -> (row: Int, column: Int) {
        try scanner.skipBlankLines()
        let row = try scanner.index("row", upTo: rows)
        let column = try scanner.index("column", upTo: columns)
        guard symmetry == .general || row > column || (row == column && symmetry == .symmetric) else {
            throw scanner.error(
                "expected an entry \(symmetry == .symmetric ? "on or " : "")below the diagonal of a \(symmetry.rawValue) matrix"
            )
        }
        return (row, column)
    }

    /// Goes over what may stand behind the place of an entry of a pattern: nothing, or a 1 that some write.
    func endPattern(_ scanner: inout MatrixMarketScanner) throws(MaskFilesError) {
        guard !scanner.isAtLineEnd else { return }
        guard let number = try? scanner.number(), number == .one else {
            throw scanner.error(
                "expected no value, or 1, after the place of an entry of a pattern, found another: whether it counts is not guessed"
            )
        }
    }

    /// Ends the line of the sizes of an array.
    func beginArray(_ scanner: inout MatrixMarketScanner) throws(MaskFilesError) {
        try scanner.endLine()
        let cells = checkedProduct([rows, columns]) ?? .max
        let count =
            switch symmetry {
            case .general: cells
            case .symmetric, .hermitian: (cells - rows) / 2 + rows
            case .skewSymmetric: (cells - rows) / 2
            }
        // An entry takes two bytes at least, its last may lack a line's end.
        try require(count, room: scanner.bytesLeft / 2 + 1, scanner)
    }

    /// The rows of a column of an array whose entries are listed, in the order of the file.
    func listedRows(ofColumn column: Int) -> Range<Int> {
        switch symmetry {
        case .general: 0..<rows
        case .symmetric, .hermitian: column..<rows
        case .skewSymmetric: min(column + 1, rows)..<rows
        }
    }

    private func require(_ count: Int, room: Int, _ scanner: MatrixMarketScanner) throws(MaskFilesError) {
        guard count <= room else {
            throw scanner.error("expected \(count) entries, found a file that is too short for them")
        }
    }
}

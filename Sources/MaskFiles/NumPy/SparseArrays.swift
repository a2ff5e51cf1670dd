import SupportMasks

/// A sparse matrix that `scipy.sparse.save_npz` wrote: CSR, CSC, COO, BSR or DIA.
///
/// Form: `scipy/sparse/_matrix_io.py`. Memory is that of the entries' indices; the mask is listed where few cells have an
/// entry, so that a matrix of any size costs what its entries do.
struct SparseArrays: Sendable {
    private enum Form: String { case csr, csc, coo, bsr, dia }

    private let form: Form
    private let arrays: [String: NPYArray]
    private let shape: [Int]
    private let origin: FileOrigin

    /// Nil if the arrays are no sparse matrix: one has an array `format` of a text, and arrays `data` and `shape`.
    ///
    /// - Throws: for a form that is not known, and if an array of the form is missing.
    init?(_ arrays: [(name: String, array: NPYArray)], origin: FileOrigin) throws(MaskFilesError) {
        let named = Dictionary(uniqueKeysWithValues: arrays.map { ($0.name, $0.array) })
        guard let format = named["format"], named["data"] != nil, let shape = named["shape"],
            format.header.shape.isEmpty,
            let descr = format.header.descr, descr.contains("S") || descr.contains("U")
        else { return nil }
        // A text of four bytes a character, or of one; those after its end are zero.
        let text = String(decoding: try format.bytes(upTo: 64).filter { $0 != 0 }, as: UTF8.self)
        guard let form = Form(rawValue: text) else {
            throw origin.context.error(
                "expected a sparse matrix of SciPy as csr, csc, coo, bsr or dia, found \(quoted(text))")
        }
        self.form = form
        self.arrays = named
        self.origin = origin
        self.shape = try shape.integers()
        guard self.shape.count == 2, self.shape.allSatisfy({ $0 >= 0 }) else {
            throw origin.context("array", "shape").error(
                "expected two sizes, none negative, found \(self.shape.prefix(4).map(String.init).joined(separator: ", "))"
            )
        }
        for name in Self.indexArrays(form) where named[name] == nil {
            throw origin.context.error(
                "expected the array \(quoted(name)) of a sparse matrix (\(form.rawValue)), found none")
        }
    }

    private static func indexArrays(_ form: Form) -> [String] {
        switch form {
        case .csr, .csc, .bsr: ["indices", "indptr"]
        case .coo: ["row", "col"]
        case .dia: ["offsets"]
        }
    }

    /// The matrix, with the name of the file.
    func storedArray(limits: MaskLimits) -> StoredArray {
        let (sparse, sizes) = (self, shape)
        return StoredArray(name: origin.name, shape: sizes, isSparse: true) { rule throws(MaskFilesError) in
            let context = sparse.origin.context
            let shape = try MatrixShape(sizes, isSparse: true, limits: limits, context: context)
            let count = sparse.arrays["data"]?.header.shape.reduce(
                1, { $0.multipliedReportingOverflow(by: $1).partialValue })
            guard count ?? 0 <= limits.maxEntries else {
                throw context.error("expected at most \(limits.maxEntries) entries of a sparse matrix, found more")
            }
            return try sparse.reading(rule, shape)
        }
    }

    private func reading(_ rule: EntryRule, _ shape: MatrixShape) throws(MaskFilesError) -> EntryReading {
        guard let data = arrays["data"] else { throw origin.context.error("expected the array 'data'") }
        let entries = try data.list(rule)
        var cells = SparseCells(shape, entries.mask, context: origin.context)
        do { try take(data.header, shape, into: &cells) } catch {
            // Whatever else is wrong, an entry that came before and is repeated is told first.
            _ = try cells.support()
            throw error
        }
        let mask = try cells.support()
        var tally = entries.tally
        tally.zeros = shape.rows * shape.columns - mask.setBitCount
        return EntryReading(mask: mask, tally: tally)
    }

    private func take(_ data: NPYHeader, _ shape: MatrixShape, into cells: inout SparseCells) throws(MaskFilesError) {
        let sizes = data.shape
        switch form {
        case .csr, .csc:
            try expect(sizes.count == 1, "data", "one dimension")
            try takeLines(&cells, lines: form == .csr ? shape.rows : shape.columns, in: Blocks(data))
        case .bsr:
            try expect(sizes.count == 3 && sizes[1] > 0 && sizes[2] > 0, "data", "three dimensions")
            try expect(
                shape.rows % sizes[1] == 0 && shape.columns % sizes[2] == 0, "data",
                "blocks that fill the shape \(shape.rows) × \(shape.columns)")
            try takeLines(&cells, lines: shape.rows / sizes[1], in: Blocks(data))
        case .coo:
            try expect(sizes.count == 1, "data", "one dimension")
            try takeCoordinates(&cells, count: sizes[0])
        case .dia:
            try expect(sizes.count == 2, "data", "two dimensions")
            try takeDiagonals(&cells, shape, data)
        }
    }

    /// Lines of blocks, each line with its indices: rows of CSR and BSR, columns of CSC.
    private func takeLines(_ cells: inout SparseCells, lines: Int, in blocks: Blocks) throws(MaskFilesError) {
        let count = blocks.count
        let ends = try integers("indptr")
        let indices = try integers("indices")
        try expect(ends.count == lines + 1, "indptr", "\(lines + 1) entries")
        try expect(indices.count == count, "indices", "\(count) entries, as data has")
        try expect(ends[0] == 0 && ends[lines] == count, "indptr", "numbers from 0 to \(count)")
        for line in 0..<lines {
            try expect(ends[line] <= ends[line + 1] && ends[line + 1] <= count, "indptr", "numbers that do not fall")
            for place in ends[line]..<ends[line + 1] {
                let index = indices[place]
                guard form != .csc else {
                    try cells.take(place, index, line)
                    continue
                }
                // Blocks before this one are within the matrix: the index is checked before it is multiplied.
                guard index >= 0, index < cells.shape.columns / blocks.columns else { throw cells.outside(line, index) }
                for row in 0..<blocks.rows {
                    for column in 0..<blocks.columns {
                        try cells.take(
                            blocks.place(place, row, column), line * blocks.rows + row, index * blocks.columns + column)
                    }
                }
            }
        }
    }

    private func takeCoordinates(_ cells: inout SparseCells, count: Int) throws(MaskFilesError) {
        let rows = try integers("row")
        let columns = try integers("col")
        try expect(rows.count == count, "row", "\(count) entries, as data has")
        try expect(columns.count == count, "col", "\(count) entries, as data has")
        for place in 0..<count { try cells.take(place, rows[place], columns[place]) }
    }

    /// Diagonals, in which the entry of column j has the place j; those that would be outside of the matrix are none.
    private func takeDiagonals(_ cells: inout SparseCells, _ shape: MatrixShape, _ data: NPYHeader)
        throws(MaskFilesError)
    {
        let (count, length) = (data.shape[0], data.shape[1])
        let offsets = try integers("offsets")
        try expect(offsets.count == count, "offsets", "\(count) entries, the rows of data")
        try expect(Set(offsets).count == count, "offsets", "different numbers")
        for (diagonal, offset) in offsets.enumerated() where offset > -shape.rows && offset < shape.columns {
            for column in max(0, offset)..<max(0, offset, min(length, shape.columns, shape.rows + offset)) {
                try cells.take(
                    data.isColumnMajor ? column * count + diagonal : diagonal * length + column, column - offset, column
                )
            }
        }
    }

    private func integers(_ name: String) throws(MaskFilesError) -> [Int] {
        guard let array = arrays[name] else {
            throw origin.context.error("expected the array \(quoted(name)) of a sparse matrix, found none")
        }
        return try array.integers()
    }

    private func expect(_ isTrue: Bool, _ name: String, _ what: String) throws(MaskFilesError) {
        guard isTrue else {
            throw origin.context("array", name).error(
                "expected \(what) (sparse matrix, \(form.rawValue)), found others")
        }
    }
}

/// The shape of the entries: blocks of one entry, or a list of blocks.
private struct Blocks {
    let count: Int
    let rows: Int
    let columns: Int
    let isColumnMajor: Bool

    init(_ header: NPYHeader) {
        let sizes = header.shape
        (count, rows, columns) = sizes.count == 3 ? (sizes[0], sizes[1], sizes[2]) : (sizes[0], 1, 1)
        isColumnMajor = header.isColumnMajor
    }

    /// Where the entry of a block is in the list of entries.
    func place(_ block: Int, _ row: Int, _ column: Int) -> Int {
        isColumnMajor ? (column * rows + row) * count + block : (block * rows + row) * columns + column
    }
}

/// The cells of a matrix whose entries come in any order.
private struct SparseCells {
    let shape: MatrixShape
    /// Which entries are not zero: one row.
    private let isNonZero: BitMatrix
    private let context: ReadingContext
    private var collector: CellCollector

    init(_ shape: MatrixShape, _ isNonZero: BitMatrix, context: ReadingContext) {
        (self.shape, self.isNonZero, self.context) = (shape, isNonZero, context)
        collector = CellCollector(
            rowCount: shape.rows, columnCount: shape.columns, expected: isNonZero.columnCount)
    }

    /// Takes the entry of a place in the list of entries.
    mutating func take(_ place: Int, _ row: Int, _ column: Int) throws(MaskFilesError) {
        guard row >= 0, row < shape.rows, column >= 0, column < shape.columns else { throw outside(row, column) }
        collector.take(row: row, column: column, isInside: isNonZero[0, place])
    }

    func outside(_ row: Int, _ column: Int) -> MaskFilesError {
        context.error("expected indices within the shape \(shape.rows) × \(shape.columns), found [\(row), \(column)]")
    }

    /// The cells whose entry is not zero.
    func support() throws(MaskFilesError) -> BitMatrix {
        do { return try collector.support() } catch {
            throw context.error(
                "expected every place once, found [\(error.row), \(error.column)] again: whether entries add up is not guessed"
            )
        }
    }
}

import SupportMasks

/// The supports of a state, numbered class by class, with the lines that they meet, as bits.
struct HomeTable {
    let rowCount: Int
    let columnCount: Int
    /// By support: its rows, and its columns.
    let rows: BitMatrix
    let columns: BitMatrix
    /// By column: the supports that reach it, as a list and in words, and the rows whose cell is observed.
    let supports: [[Int]]
    let ofColumn: [[UInt64]]
    let observed: BitMatrix
    /// Cell by cell: whether a support meets a row, whether it reaches a column, whether a column's cell in a row is
    /// observed.
    let meets: PackedBits
    let reaches: PackedBits
    let observes: PackedBits
    /// The words of a set of supports.
    let wordCount: Int

    init(_ state: MaskedState) {
        rowCount = state.rowCount
        columnCount = state.columnCount
        let classes = state.classes.flatMap { cls in cls.supports.map { _ in cls } }
        rows = BitMatrix(rows: classes.map(\.rows), columnCount: rowCount)
        columns = BitMatrix(rows: classes.map(\.columns), columnCount: columnCount)
        let byColumn = columns.transposed()
        wordCount = byColumn.wordsPerRow
        ofColumn = (0..<columnCount).map { byColumn.row($0).words }
        supports = (0..<columnCount).map { byColumn.row($0).members }
        let turned = state.transposed()
        let types = turned.rowTypes()
        observed = BitMatrix(
            rows: types.indices.map { turned.observedColumns(row: $0, type: types[$0]) }, columnCount: rowCount)
        (meets, reaches, observes) = (PackedBits(rows), PackedBits(columns), PackedBits(observed))
    }

    var count: Int { rows.rowCount }
}

import SupportMasks

/// The cells of a state that something outside a set K of classes reaches: classes outside K, or freedom.
///
/// Lines are computed when they are asked for; K may grow.
struct OuterCells {
    private let state: MaskedState
    private let freeColumns: BitMatrix
    private let rowTypes: [BitSet]
    private let columnTypes: [BitSet]
    private(set) var known: BitSet
    private var rows: [BitSet?]
    private var columns: [BitSet?]

    init(_ state: MaskedState, _ types: StateTypes, known: BitSet) {
        self.state = state
        freeColumns = types.freeColumns
        rowTypes = types.rows
        columnTypes = types.columns
        self.known = known
        rows = Array(repeating: nil, count: state.rowCount)
        columns = Array(repeating: nil, count: state.columnCount)
    }

    /// The columns in which the row has such a cell.
    mutating func row(_ row: Int) -> BitSet {
        if let set = rows[row] { return set }
        var set = state.free.row(row)
        for cls in rowTypes[row].subtracting(known) { set.formUnion(state.classes[cls].columns) }
        rows[row] = set
        return set
    }

    /// The rows in which the column has such a cell.
    mutating func column(_ column: Int) -> BitSet {
        if let set = columns[column] { return set }
        var set = freeColumns.row(column)
        for cls in columnTypes[column].subtracting(known) { set.formUnion(state.classes[cls].rows) }
        columns[column] = set
        return set
    }

    /// Takes some more classes into K.
    mutating func learn(_ classes: BitSet) {
        for cls in classes.subtracting(known) {
            known.insert(cls)
            for row in state.classes[cls].rows { rows[row] = nil }
            for column in state.classes[cls].columns { columns[column] = nil }
        }
    }
}

/// Row types, column types and free cells by column of a state.
struct StateTypes {
    let rows: [BitSet]
    let columns: [BitSet]
    let freeColumns: BitMatrix

    init(_ state: MaskedState) {
        rows = state.rowTypes()
        columns = state.columnTypes()
        freeColumns = state.free.transposed()
    }
}

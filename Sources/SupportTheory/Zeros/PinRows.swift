import SupportMasks

/// The rows of a state, as pins see them.
struct PinRows {
    let columnCount: Int
    /// The columns of each support's class.
    let columns: [BitSet]
    /// By row: its supports, and its observed columns.
    let types: [[Int]]
    let observed: [BitSet]

    init(_ state: MaskedState) {
        columnCount = state.columnCount
        columns = state.classes.flatMap { cls in cls.supports.map { _ in cls.columns } }
        let classTypes = state.rowTypes()
        var types = Array(repeating: [Int](), count: state.rowCount)
        var next = 0
        for cls in state.classes {
            for _ in cls.supports {
                for row in cls.rows { types[row].append(next) }
                next += 1
            }
        }
        self.types = types
        observed = classTypes.indices.map { state.observedColumns(row: $0, type: classTypes[$0]) }
    }

    var supportCount: Int { columns.count }

    /// The observed columns of a row that a support does not reach.
    func gaps(_ row: Int, _ support: Int) -> BitSet { observed[row].subtracting(columns[support]) }
}

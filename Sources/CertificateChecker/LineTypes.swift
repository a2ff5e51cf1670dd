/// For every row of a state its type τ_i = classes that contain the row, and O_i = the columns that they reach, without
/// the free cells.
struct LineTypes {
    private let state: State
    /// By rows.
    private let types: BitMatrix
    private var reaches: [BitSet: BitSet] = [:]

    init(_ state: State, at place: JSONValue) throws(Rejection) {
        var members = try BitMatrix(rows: state.classes.count, columns: state.rowCount, at: place)
        for (index, entry) in state.classes.enumerated() { members.setRow(index, entry.rows) }
        self.state = state
        types = try members.transposed(at: place)
    }

    /// τ by rows.
    var matrix: BitMatrix { types }

    /// τ_i
    func type(_ row: Int) -> BitSet { types.row(row) }

    /// The columns that the classes of τ_i reach, free cells included.
    mutating func reach(_ row: Int, at place: JSONValue) throws(Rejection) -> BitSet {
        let type = types.row(row)
        try place.spend(4 * type.words.count + 4 * state.columnWords + 100)
        if let known = reaches[type] { return known }
        try place.spend(Budget.word * (type.words.count + state.columnWords) + 2 * type.count * state.columnWords)
        var reach = BitSet(bound: state.columnCount)
        for index in type { reach.formUnion(state.classes[index].columns) }
        reaches[type] = reach
        return reach
    }

    /// O_i
    mutating func observed(_ row: Int, at place: JSONValue) throws(Rejection) -> BitSet {
        var reach = try reach(row, at: place)
        if let hidden = state.free.row(row) { reach.subtract(hidden) }
        return reach
    }

    /// Σ of the multiplicities of the classes of a type.
    func multiplicity(of type: BitSet) -> Int { type.reduce(0) { $0 + state.classes[$1].multiplicity } }
}

import CheckerInput

/// The observed cells of a state, numbered.
struct ObservedCells {
    let columnCount: Int
    private(set) var count = 0
    /// The columns of each row's cells.
    private var rows: [[Int]] = []
    /// By row and column, in one list; −1 where no cell is observed.
    private var numbers: [Int32]

    init(_ state: State) throws(Rejection) {
        let budget = state.budget
        columnCount = state.columnCount
        let cells = state.rowCount * state.columnCount
        guard cells < 1 << 30 else { throw Rejection(place: "", reason: "too large for this rule") }
        try budget.spend(Budget.word * (1 + cells / 2))
        numbers = Array(repeating: -1, count: cells)
        var lines = try LineTypes(state)
        for row in try budget.each(state.rowCount) {
            let columns = try lines.observed(row).members
            try budget.spend(Budget.word * (1 + columns.count))
            for column in columns {
                numbers[row * columnCount + column] = Int32(count)
                count += 1
            }
            rows.append(columns)
        }
    }

    func columns(ofRow row: Int) throws(Rejection) -> [Int] { rows[row] }

    func number(_ row: Int, _ column: Int) -> Int? {
        let number = numbers[row * columnCount + column]
        return number < 0 ? nil : Int(number)
    }
}

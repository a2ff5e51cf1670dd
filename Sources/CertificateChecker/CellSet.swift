import CheckerInput

/// A set of cells, row by row; a row without cells takes no memory, and copies share their rows.
struct CellSet: Sendable {
    private var rows: [[UInt64]?]
    private let budget: Budget

    init(rows count: Int, _ budget: Budget) throws(Rejection) {
        try budget.spend(20 * count)
        rows = Array(repeating: nil, count: count)
        self.budget = budget
    }

    /// The columns of a row's cells; nil if there are none.
    func row(_ row: Int) -> BitSet? { rows[row].map { BitSet(words: $0, budget) } }

    mutating func insert(_ rowSet: BitSet, _ columnSet: BitSet) throws(Rejection) {
        for row in try rowSet.members { try insert(columnSet, inRow: row) }
    }

    private mutating func insert(_ columns: BitSet, inRow row: Int) throws(Rejection) {
        guard let old = rows[row] else {
            // Rows that are equal share their words, but only until they differ.
            try budget.spend(20 * columns.words.count)
            rows[row] = columns.words
            return
        }
        rows[row] = nil
        var union = BitSet(words: old, budget)
        try union.formUnion(columns)
        rows[row] = union.words
    }

    /// Whether some cell of the rectangle is in the set, and not in `excluded`.
    func meets(_ rowSet: BitSet, _ columnSet: BitSet, outside excluded: CellSet? = nil) throws(Rejection) -> Bool {
        for index in try rowSet.members {
            guard let cells = row(index) else { continue }
            let hidden = excluded?.row(index)
            let meets =
                if let hidden { try cells.intersects(columnSet, outside: hidden) } else {
                    try cells.intersects(columnSet)
                }
            if meets { return true }
        }
        return false
    }

    /// Adds the cells of the rectangle that are in `other`.
    mutating func insert(_ rowSet: BitSet, _ columnSet: BitSet, within other: CellSet) throws(Rejection) {
        for index in try rowSet.members {
            guard let common = try other.row(index)?.intersection(columnSet), try !common.isEmpty else { continue }
            try insert(common, inRow: index)
        }
    }
}

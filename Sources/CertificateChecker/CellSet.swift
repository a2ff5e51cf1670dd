/// A set of cells, row by row; a row without cells takes no memory, and copies share their rows.
struct CellSet: Sendable {
    private var rows: [BitSet?]

    init(rows count: Int) { rows = Array(repeating: nil, count: count) }

    /// The columns of a row's cells; nil if there are none.
    func row(_ row: Int) -> BitSet? { rows[row] }

    mutating func insert(_ rowSet: BitSet, _ columnSet: BitSet) {
        for row in rowSet {
            if rows[row] == nil { rows[row] = columnSet } else { rows[row]?.formUnion(columnSet) }
        }
    }

    /// Whether some cell of the rectangle is in the set.
    func meets(_ rowSet: BitSet, _ columnSet: BitSet) -> Bool {
        rowSet.contains { rows[$0]?.intersects(columnSet) ?? false }
    }

    /// Whether some cell of the rectangle is in the set and not in `excluded`.
    func meets(_ rowSet: BitSet, _ columnSet: BitSet, outside excluded: CellSet) -> Bool {
        rowSet.contains { row in
            guard let cells = rows[row] else { return false }
            guard let hidden = excluded.rows[row] else { return cells.intersects(columnSet) }
            return cells.intersects(columnSet, outside: hidden)
        }
    }

    /// Adds the cells of the rectangle that are in `other`.
    mutating func insert(_ rowSet: BitSet, _ columnSet: BitSet, within other: CellSet) {
        for row in rowSet {
            guard let common = other.rows[row]?.intersection(columnSet), !common.isEmpty else { continue }
            if rows[row] == nil { rows[row] = common } else { rows[row]?.formUnion(common) }
        }
    }
}

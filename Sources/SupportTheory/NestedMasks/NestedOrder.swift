import SupportMasks

/// A state whose row types form a chain under inclusion, and whose column types do too: each class is a south-east
/// quadrant
/// of the sorted rows and columns.
struct NestedOrder {
    /// The live rows, by increasing type; the live columns likewise.
    let rows: [Int]
    let columns: [Int]
    /// For each class its multiplicity and the first sorted row and column that it contains.
    let corners: [(multiplicity: Int, row: Int, column: Int)]

    /// Nil unless both chains exist and no class contains a free cell.
    init?(_ state: MaskedState) {
        if state.classes.contains(where: state.hasFreeCell) { return nil }
        guard let rows = Self.chain(of: state.classes.map(\.rows)),
            let columns = Self.chain(of: state.classes.map(\.columns))
        else { return nil }
        self.rows = rows
        self.columns = columns
        corners = state.classes.map { cls in
            (cls.multiplicity, rows.count - cls.rows.count, columns.count - cls.columns.count)
        }
    }

    /// The lines by increasing type. Types are a chain exactly when the sets of lines of the classes are one: line i
    /// precedes i' if it meets fewer classes.
    private static func chain(of sets: [BitSet]) -> [Int]? {
        let ordered = sets.sorted { $0.count > $1.count }
        for (larger, smaller) in zip(ordered, ordered.dropFirst()) where !larger.isSuperset(of: smaller) { return nil }
        guard let all = ordered.first else { return [] }
        let count = { (line: Int) in ordered.count { $0.contains(line) } }
        return all.members.map { ($0, count($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    /// f(i, j): the number of supports that contain the cell (i, j) of the sorted grid, that is, whose corner lies
    /// north-west of it.
    func coverCount(_ row: Int, _ column: Int) -> Int {
        corners.reduce(0) { $0 + ($1.row <= row && $1.column <= column ? $1.multiplicity : 0) }
    }

    /// f for the first i rows and j columns, with a margin of zeros.
    func cornerCounts() -> [[Int]] {
        (0...rows.count).map { i in (0...columns.count).map { j in i == 0 || j == 0 ? 0 : coverCount(i - 1, j - 1) } }
    }

    /// ρ(i, j) for i ≤ rows.count and j ≤ columns.count: a bound on the rank of the first i rows and j columns, which
    /// is attained generically.
    func rankBounds() -> [[Int]] {
        var bound = Array(repeating: Array(repeating: 0, count: columns.count + 1), count: rows.count + 1)
        for i in 1...max(1, rows.count) where i <= rows.count {
            for j in 1...max(1, columns.count) where j <= columns.count {
                bound[i][j] = min(coverCount(i - 1, j - 1), bound[i - 1][j] + 1, bound[i][j - 1] + 1)
            }
        }
        return bound
    }

    /// Whether the cells (no two in a line) can be assigned to different supports that contain them.
    func canBeMatched(_ cells: [(row: Int, column: Int)]) -> Bool {
        assignment(of: cells) != nil
    }

    /// A class for every cell, none more often than its multiplicity.
    func assignment(of cells: [(row: Int, column: Int)]) -> [Int]? {
        let allowed = cells.map { cell in
            BitSet(
                capacity: corners.count,
                members: corners.indices.filter { corners[$0].row <= cell.row && corners[$0].column <= cell.column })
        }
        return CapacitatedMatching.saturating(allowed: allowed, capacities: corners.map(\.multiplicity))
    }
}

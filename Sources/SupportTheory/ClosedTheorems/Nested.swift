import SupportMasks

/// `SC303`: row types in a chain, column types in a chain.
public enum Nested {
    public static let rule = Rule(
        code: "SC303",
        name: "nested",
        statement: "Let the row types and the column types form chains. If every partial permutation of the sorted cells that satisfies all corner rank bounds can be matched to supports, P is closed.",
        hypotheses: """
            No free cell in a class. With f(i, j) = number of supports that contain the cell (i, j) and ρ(i, j) = min over i₀ ≤ i, j₀ ≤ j of f(i₀, j₀) + (i − i₀) + (j − j₀), each partial permutation either has more than ρ(i, j) cells in \
            some first i rows and j columns, or its cells can be assigned to different supports that contain them.
            """,
        proof: """
            The rank of the first i rows and j columns of a product is at most f(i₀, j₀) + (i − i₀) + (j − j₀) for every i₀, j₀: i − i₀ more rows and j − j₀ more columns add at most one each. Rank bounds pass to the closure. Adding a row to one with a larger type, \
            a column to one with a larger type, and scaling lines are invertible maps that keep P, its closure and the corner ranks. By elimination they take every matrix to a partial permutation. So an element of the closure becomes a partial permutation \
            within the bounds; it can be matched, that is, it is a sum of single cells each inside a support of its own, hence in P; so the element is in P.
            """,
        source: "own."
    )

    /// Whether the theorem applies to a nested order; nil if more branches than allowed would be needed, or the search is cut.
    static func applies(to order: NestedOrder, limits: SearchLimits) -> Bool? {
        var search = PartialPermutations(order, limits)
        guard let unmatched = search.firstUnmatchable() else { return nil }
        return unmatched.isEmpty
    }
}

/// Goes through the partial permutations within the rank bounds, row by row.
private struct PartialPermutations {
    private let order: NestedOrder
    private let bounds: [[Int]]
    private var branchesLeft: Int
    private let interruption: Interruption

    init(_ order: NestedOrder, _ limits: SearchLimits) {
        self.order = order
        bounds = order.rankBounds()
        branchesLeft = limits.partialPermutations
        interruption = limits.interruption
    }

    /// The cells of one within the bounds that cannot be matched; empty if there is none; nil when the limit is reached.
    mutating func firstUnmatchable() -> [(row: Int, column: Int)]? {
        var cells: [(row: Int, column: Int)] = []
        return extend(&cells, row: 0)
    }

    private mutating func extend(_ cells: inout [(row: Int, column: Int)], row: Int) -> [(row: Int, column: Int)]? {
        branchesLeft -= 1
        if branchesLeft < 0 || interruption.isDue { return nil }
        if !order.canBeMatched(cells) { return cells }
        if row == order.rows.count { return [] }
        for column in [-1] + Array(order.columns.indices) {
            if column >= 0 {
                if cells.contains(where: { $0.column == column }) { continue }
                cells.append((row, column))
            }
            defer { if column >= 0 { cells.removeLast() } }
            if column >= 0 && violates(cells, row: row) { continue }
            guard let found = extend(&cells, row: row + 1) else { return nil }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Whether the cells exceed the bound of some corner in the row that was filled last.
    private func violates(_ cells: [(row: Int, column: Int)], row: Int) -> Bool {
        var inside = Array(repeating: 0, count: order.columns.count + 1)
        for cell in cells { inside[cell.column + 1] += 1 }
        var count = 0
        for column in 1..<inside.count {
            count += inside[column]
            if count > bounds[row + 1][column] { return true }
        }
        return false
    }
}

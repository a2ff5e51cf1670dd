import SupportMasks

/// `SC303`: row types in a chain, column types in a chain.
public enum Nested {
    public static let rule = Rule(
        code: "SC303",
        name: "nested",
        statement:
            "Let the row types and the column types form chains. If every antidiagonal chain of the sorted cells that satisfies all corner rank bounds reaches at least as many supports as it has cells, P is closed.",
        hypotheses: """
            No free cell in a class. With f(i, j) = number of supports that contain the cell (i, j) and ρ(i, j) = min over i₀ ≤ i, j₀ ≤ j of f(i₀, j₀) + (i − i₀) + (j − j₀), each set of cells with increasing rows and decreasing columns either has more than ρ(i, j) cells in \
            some first i rows and j columns, or at least as many supports contain one of its cells as it has cells.
            """,
        proof: """
            The rank of the first i rows and j columns of a product is at most f(i₀, j₀) + (i − i₀) + (j − j₀) for every i₀, j₀: i − i₀ more rows and j − j₀ more columns add at most one each. Rank bounds pass to the closure. Adding a row to one with a larger type, \
            a column to one with a larger type, and scaling lines are invertible maps that keep P, its closure and the corner ranks. By elimination they take every matrix to a partial permutation. So an element of the closure becomes a partial permutation \
            within the bounds. If its cells can be assigned to different supports that contain them, it is a sum of single cells each inside a support of its own, hence in P. If not, by Hall some q of them, in rows R and columns C, meet fewer than q supports; the antidiagonal arrangement of \
            R × C is within the bounds too, each of its cells lies north-west of one of the q, so it meets fewer than q supports as well: excluded.
            """,
        source: "own."
    )

    /// Nothing has to be said: the checker looks at the state.
    public struct Step: ProofStep {
        public static var rule: Rule { Nested.rule }
    }

    /// Whether the theorem applies to a nested order; nil if more chains than allowed would be needed, or the search is
    /// cut.
    static func applies(to order: NestedOrder, limits: SearchLimits) -> Bool? {
        var chains = AntidiagonalChains(order, limits)
        switch chains.firstOverfull() {
        case .found: return false
        case .none: return true
        case .limitReached: return nil
        }
    }
}

/// Every 2 × 2 matrix is a product L U L: a tree of normal forms.
enum LULTree {
    // Factors L U L of the matrices that are left when lines are added and scaled; layers input side first.
    static let zero = Proof.factors([[], [], []])
    static let antidiagonal = Proof.factors([
        [(0, 0, 1), (1, 0, 1), (1, 1, 1)], [(0, 0, -1), (0, 1, 1), (1, 1, 1)], [(0, 0, 1), (1, 0, -1), (1, 1, 1)],
    ])
    static let upperCorner = Proof.factors([[(1, 1, 1)], [(0, 1, 1)], [(0, 0, 1)]])
    static let lowerCorner = Proof.factors([[(0, 0, 1)], [(0, 0, 1)], [(1, 0, 1)]])
    static let diagonal = Proof.factors([[(0, 0, 1), (1, 1, 1)], [(0, 0, 1), (1, 1, 1)], [(0, 0, 1), (1, 1, 1)]])
    static let square = [[0, 0], [0, 1], [1, 0], [1, 1]]
    static let first = Proof.factors([[(0, 0, 1)], [(0, 0, 1)], [(0, 0, 1)]])
    static let last = Proof.factors([[(1, 1, 1)], [(1, 1, 1)], [(1, 1, 1)]])
    static func end(_ factors: String) -> String { Proof.cases([], factors) }

    /// Row 0 may be added to row 1, column 1 to column 0.
    static func text(cleared: [[Int]] = [[1, 1], [0, 0]], top: String? = nil, corner: String = end(antidiagonal))
        -> String
    {
        let zeroRow = Proof.branch(
            [1, 1], zero: Proof.branch([1, 0], zero: end(zero), nonzero: end(lowerCorner)), cleared: [[1, 0]],
            nonzero: end(last))
        let lower = Proof.branch(
            [0, 0], zero: top ?? zeroRow, cleared: [[1, 0]],
            nonzero: Proof.branch([1, 1], zero: end(first), nonzero: end(diagonal)))
        return Proof.branch(
            [0, 1], zero: lower, cleared: cleared,
            nonzero: Proof.branch([1, 0], zero: end(upperCorner), nonzero: corner))
    }
}

import CheckerInput

/// A Kronecker pattern (a, b, c, d): the support I_a ⊗ 1_{b×c} ⊗ I_d, of size abd × acd.
struct Pattern: Hashable, Sendable {
    let a: Int
    let b: Int
    let c: Int
    let d: Int

    /// Reads [a, b, c, d]; sizes are within the limit for lines.
    init(_ value: JSONValue) throws(Rejection) {
        var numbers: [Int] = []
        for member in try value.tuple(4, "a pattern [a, b, c, d]") {
            numbers.append(try member.integer(in: 1...Limits.dimension, "a number of a pattern"))
        }
        (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
        for inner in [b, c] {
            // Two factors of at most 2²² each fit; so does the third, once their product is no larger.
            guard a * inner <= Limits.dimension, a * inner * d <= Limits.dimension else {
                throw value.rejection("the pattern is too large for the checker")
            }
        }
    }

    private init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }

    var rows: Int { a * b * d }
    var columns: Int { a * c * d }
    var isIdentity: Bool { b == 1 && c == 1 }

    /// r, if the product of this factor, on the left, and `right` is chainable: a divides a', d' divides d, and r =
    /// ac/a' = b'd'/d is an integer.
    func rank(with right: Pattern) -> Int? {
        guard right.a % a == 0, d % right.d == 0, a * c % right.a == 0, right.b * right.d % d == 0 else { return nil }
        let rank = a * c / right.a
        return rank == right.b * right.d / d ? rank : nil
    }

    /// The pattern of the product with `right`, if the pair is chainable and r ≥ min(b, c').
    func merged(with right: Pattern) -> Pattern? {
        guard let rank = rank(with: right), rank >= min(b, right.c) else { return nil }
        return Pattern(a, b * (d / right.d), right.a / a * right.c, right.d)
    }

    /// Whether the mask is exactly the support.
    func isSupport(_ mask: BitMatrix) throws(Rejection) -> Bool {
        guard mask.rows == rows, mask.columns == columns else { return false }
        for row in 0..<rows {
            let inner = (0..<c).map { (row / (b * d) * c + $0) * d + row % d }
            guard try mask.row(row) == BitSet(bound: columns, inner, mask.budget) else { return false }
        }
        return true
    }
}

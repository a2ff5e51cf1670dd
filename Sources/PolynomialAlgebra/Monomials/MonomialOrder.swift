/// A monomial order: a well-order of the monomials that products respect. In each of them x₀ > x₁ > ⋯ > 1.
public enum MonomialOrder: Hashable, Sendable {
    /// Lexicographic (Singular's `lp`).
    case lexicographic
    /// By total degree, then reverse lexicographic (`dp`): the cheapest for Gröbner bases.
    case gradedReverseLexicographic
    /// The block order `(dp(k), dp)`: the first k indeterminates by degree, then reverse lexicographic, then the others
    /// in the same way. A
    /// basis element without the first k indeterminates in its leading monomial has none of them at all.
    case elimination(Int)

    /// Whether `lhs` is smaller than `rhs`.
    @inline(__always)
    public func isLess(_ lhs: Monomial, _ rhs: Monomial) -> Bool {
        switch self {
        case .gradedReverseLexicographic:
            if lhs.degree != rhs.degree { return lhs.degree < rhs.degree }
            if lhs.wide == nil && rhs.wide == nil { return MonomialOrder.reverseLexicographicallyLess(lhs, rhs) }
            return compareWide(lhs, rhs) < 0
        case .lexicographic:
            if lhs.wide == nil && rhs.wide == nil { return MonomialOrder.lexicographicallyLess(lhs, rhs) }
            return compareWide(lhs, rhs) < 0
        case .elimination(let count):
            return compareBlocks(lhs, rhs, count) < 0
        }
    }

    /// Of equal degree: the higher exponent of the *last* indeterminate that differs makes the smaller monomial, and
    /// that indeterminate is in the most
    /// significant byte of the last word that differs.
    @inline(__always)
    private static func reverseLexicographicallyLess(_ a: Monomial, _ b: Monomial) -> Bool {
        if a.w3 != b.w3 { return a.w3 > b.w3 }
        if a.w2 != b.w2 { return a.w2 > b.w2 }
        if a.w1 != b.w1 { return a.w1 > b.w1 }
        return a.w0 > b.w0
    }

    private static func lexicographicallyLess(_ a: Monomial, _ b: Monomial) -> Bool {
        if a.w0 != b.w0 { return a.w0.byteSwapped < b.w0.byteSwapped }
        if a.w1 != b.w1 { return a.w1.byteSwapped < b.w1.byteSwapped }
        if a.w2 != b.w2 { return a.w2.byteSwapped < b.w2.byteSwapped }
        return a.w3.byteSwapped < b.w3.byteSwapped
    }

    /// Negative, zero or positive as the first monomial is smaller than, equal to or larger than the second; from
    /// exponents.
    private func compareWide(_ a: Monomial, _ b: Monomial) -> Int {
        let count = max(a.variableCount, b.variableCount)
        switch self {
        case .lexicographic:
            for index in 0..<count where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
            return 0
        case .gradedReverseLexicographic: return MonomialOrder.compareBlock(a, b, 0..<count)
        case .elimination(let first): return compareBlocks(a, b, first)
        }
    }

    private func compareBlocks(_ a: Monomial, _ b: Monomial, _ first: Int) -> Int {
        let count = max(a.variableCount, b.variableCount)
        let border = min(max(first, 0), count)
        let result = MonomialOrder.compareBlock(a, b, 0..<border)
        return result != 0 ? result : MonomialOrder.compareBlock(a, b, border..<count)
    }

    /// The comparison by degree, then reverse lexicographic, of the indeterminates in `range`.
    private static func compareBlock(_ a: Monomial, _ b: Monomial, _ range: Range<Int>) -> Int {
        let difference = range.reduce(0) { $0 + a[$1] - b[$1] }
        if difference != 0 { return difference.signum() }
        for index in range.reversed() where a[index] != b[index] { return a[index] > b[index] ? -1 : 1 }
        return 0
    }
}

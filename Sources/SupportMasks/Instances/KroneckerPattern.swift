/// The pattern (a, b, c, d) of a Kronecker-sparse factor: its support is I_a ⊗ 1_{b×c} ⊗ I_d, of size abd × acd.
///
/// Chainability and the product pattern are those of Le, Zheng, Riccietti, Gribonval, "Butterfly factorization with
/// error
/// guarantees" (arXiv 2411.04506).
public struct KroneckerPattern: Hashable, Sendable {
    /// The size of the left identity.
    public let a: Int
    /// The rows of the block of ones.
    public let b: Int
    /// The columns of the block of ones.
    public let c: Int
    /// The size of the right identity.
    public let d: Int
    /// The rows of the support: a·b·d.
    public let rowCount: Int
    /// The columns of the support: a·c·d.
    public let columnCount: Int

    /// The pattern (a, b, c, d); nil unless all four are positive and the sizes fit an `Int`.
    public init?(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
        guard min(a, b, c, d) > 0, let rows = checkedProduct([a, b, d]), let columns = checkedProduct([a, c, d]) else {
            return nil
        }
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
        (rowCount, columnCount) = (rows, columns)
    }

    /// The pattern of the transposed support: (a, c, b, d).
    public var transposed: KroneckerPattern { KroneckerPattern(transposing: self) }

    private init(transposing pattern: KroneckerPattern) {
        (a, b, c, d) = (pattern.a, pattern.c, pattern.b, pattern.d)
        (rowCount, columnCount) = (pattern.columnCount, pattern.rowCount)
    }

    /// The support. O(rows × columns / 64 + a·c·d).
    public var mask: BitMatrix {
        var result = BitMatrix(rowCount: rowCount, columnCount: columnCount)
        let wordsPerRow = result.wordsPerRow
        result.withMutableWords { words in
            for i in 0..<a {
                for k in 0..<d {
                    // The b rows that share the outer and the inner position are equal: build the first, copy it.
                    let first = (i * b * d + k) * wordsPerRow
                    for j in 0..<c {
                        let column = (i * c + j) * d + k
                        words[first + column / 64] |= 1 &<< UInt64(column % 64)
                    }
                    for copy in 1..<b {
                        let start = first + copy * d * wordsPerRow
                        for word in 0..<wordsPerRow { words[start + word] = words[first + word] }
                    }
                }
            }
        }
        return result
    }

    /// The rank r of the pair (self, next) when it is chainable: a₁c₁/a₂ = b₂d₂/d₁ is a positive integer, a₁ divides a₂
    /// and
    /// d₂ divides d₁. Nil when it is not.
    ///
    /// Each block of the product of the two supports is then a sum of r rank-one supports.
    public func chainRank(with next: KroneckerPattern) -> Int? {
        // acd of one and abd of the next are numbers of lines, so a·c and b·d fit as well.
        let rank = a * c / next.a
        guard a * c % next.a == 0, next.b * next.d == rank * d, next.a % a == 0, d % next.d == 0 else { return nil }
        return rank
    }

    /// The pattern of the product of the two supports, (a₁, b₁d₁/d₂, a₂c₂/a₁, d₂), when they are chainable; nil when
    /// they are not.
    public func chainProduct(with next: KroneckerPattern) -> KroneckerPattern? {
        guard chainRank(with: next) != nil else { return nil }
        return KroneckerPattern(a, b * d / next.d, next.a * next.c / a, next.d)
    }
}

extension KroneckerPattern: CustomStringConvertible {
    /// `a,b,c,d`, as after `kron` in a mask file.
    public var description: String { "\(a),\(b),\(c),\(d)" }
}

/// The product of factors, or nil when it does not fit an `Int`.
public func checkedProduct(_ factors: some Sequence<Int>) -> Int? {
    var product = 1
    for factor in factors {
        let (value, overflow) = product.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        product = value
    }
    return product
}

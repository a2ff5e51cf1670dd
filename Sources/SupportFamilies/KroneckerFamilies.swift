import SupportMasks

// Factors are numbered as in a product, F_1 F_2 ⋯ F_L; a network lists the factor next to its input, F_L, first.

extension SupportFamilies {
    /// A network of Kronecker-sparse layers with supports I_a ⊗ 1_{b×c} ⊗ I_d.
    ///
    /// - Parameter patterns: (a, b, c, d) of each factor in the order of the product, the left factor (output side)
    ///   first. The layers of
    ///   the network are in the reverse order, input side first; the layer of the factor at position i, counted from 1,
    ///   is named `factor i`.
    public static func kron(_ patterns: [(a: Int, b: Int, c: Int, d: Int)]) throws(FamilyError) -> MaskInstance {
        var factors: [KroneckerPattern] = []
        for (a, b, c, d) in patterns { factors.append(try kroneckerPattern(a, b, c, d)) }
        guard !factors.isEmpty else { throw FamilyError("a product has at least one factor") }
        for (left, right) in zip(factors, factors.dropFirst()) where left.columnCount != right.rowCount {
            throw FamilyError(
                "neighbouring factors fit, and \(left) with \(left.columnCount) columns and \(right) with \(right.rowCount) rows do not"
            )
        }
        return network(named: (["kron"] + factors.map(\.description)).joined(separator: "-"), factors)
    }

    /// The square dyadic butterfly of size n = 2^L: factor l of L has the support I_{2^(l−1)} ⊗ 1_{2×2} ⊗ I_{n / 2^l}.
    public static func butterfly(_ n: Int) throws(FamilyError) -> MaskInstance {
        network(named: "butterfly-\(n)", try butterflyFactors(n))
    }

    /// The square dyadic butterfly cut in two: I is the support of F_1 ⋯ F_s and J that of (F_{s+1} ⋯ F_L)ᵀ, where s is
    /// `split`.
    ///
    /// - Parameters:
    ///   - n: 2^L with L ≥ 2.
    ///   - split: 1 … L − 1.
    public static func butterflySplit(_ n: Int, at split: Int) throws(FamilyError) -> MaskInstance {
        let factors = try butterflyFactors(n)
        guard split >= 1, split < factors.count else {
            throw FamilyError("the split leaves a factor on either side of \(factors.count), and \(split) does not")
        }
        let left = try chainProduct(factors[..<split])
        let right = try chainProduct(factors[split...])
        return try factorization(named: "butterfly-\(n)-split-\(split)", left, right)
    }

    /// The Monarch supports: the factors are 1_{a×b} ⊗ I_c and I_b ⊗ 1_{c×d}, so I is ac × bc and J, the transpose of
    /// the second, is bd × bc.
    public static func monarch(_ a: Int, _ b: Int, _ c: Int, _ d: Int) throws(FamilyError) -> MaskInstance {
        let left = try kroneckerPattern(1, a, b, c)
        let right = try kroneckerPattern(b, c, d, 1)
        return try factorization(named: "monarch-\(a)-\(b)-\(c)-\(d)", left, right)
    }

    /// The Kaleidoscope of size n = 2^L, a butterfly times a transposed butterfly: F_1 ⋯ F_L F_Lᵀ ⋯ F_1ᵀ, a network of
    /// 2L layers.
    ///
    /// Each factor's support is symmetric, so the transposed factors have the supports of the factors.
    public static func kaleidoscope(_ n: Int) throws(FamilyError) -> MaskInstance {
        let factors = try butterflyFactors(n)
        return network(named: "kaleidoscope-\(n)", factors + factors.reversed().map(\.transposed))
    }

    private static func butterflyFactors(_ n: Int) throws(FamilyError) -> [KroneckerPattern] {
        let count = try requirePowerOfTwo(n, largest: MaskLimits.standard.maxRows << 6)
        var factors: [KroneckerPattern] = []
        for l in 1...count { factors.append(try kroneckerPattern(1 << (l - 1), 2, 2, n >> l)) }
        return factors
    }

    private static func chainProduct(_ factors: ArraySlice<KroneckerPattern>) throws(FamilyError) -> KroneckerPattern {
        guard var result = factors.first else { throw FamilyError("a product has at least one factor") }
        for factor in factors.dropFirst() {
            guard let longer = result.chainProduct(with: factor) else {
                throw FamilyError("\(result) and \(factor) are not chainable")
            }
            result = longer
        }
        return result
    }

    private static func kroneckerPattern(_ a: Int, _ b: Int, _ c: Int, _ d: Int) throws(FamilyError) -> KroneckerPattern
    {
        guard min(a, b, c, d) >= 1 else {
            throw FamilyError("the four numbers of a pattern are at least 1, and \(a),\(b),\(c),\(d) are not")
        }
        let rows = checkedProduct([a, b, d])
        let columns = checkedProduct([a, c, d])
        if let pattern = KroneckerPattern(a, b, c, d), MaskLimits.keepsPattern(pattern) { return pattern }
        try requireSize(rows: rows, columns: columns)
        guard let pattern = KroneckerPattern(a, b, c, d) else {
            throw FamilyError("\(a),\(b),\(c),\(d) is not a pattern")
        }
        return pattern
    }

    private static func factorization(named name: String, _ left: KroneckerPattern, _ right: KroneckerPattern)
        throws(FamilyError) -> MaskInstance
    {
        for pattern in [left, right] { try requireSize(rows: pattern.rowCount, columns: pattern.columnCount) }
        let supports = FactorSupports(left: left.mask, right: right.transposed.mask)
        return MaskInstance(name: name, masks: .factorization(supports))
    }

    private static func network(named name: String, _ factors: [KroneckerPattern]) -> MaskInstance {
        let layers = factors.enumerated().map { index, factor in
            let name = "factor \(index + 1)"
            return MaskLimits.keepsPattern(factor)
                ? Layer(name: name, pattern: factor) : Layer(name: name, mask: factor.mask)
        }
        return MaskInstance(name: name, masks: .network(layers.reversed()))
    }
}

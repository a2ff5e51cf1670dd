import SupportMasks

extension SupportFamilies {
    /// The supports of an LU factorization: I and J are both the lower triangle of an n × n matrix, diagonal included
    /// (Y = Uᵀ).
    public static func lu(_ n: Int) throws(FamilyError) -> MaskInstance {
        try requirePositive(n, "N")
        try requireSize(rows: n, columns: n)
        let triangle = BitMatrix(rowCount: n, columnCount: n) { $1 <= $0 }
        return MaskInstance(name: "lu-\(n)", masks: .factorization(FactorSupports(left: triangle, right: triangle)))
    }

    /// Every m × n matrix of rank at most r: I (m × r) and J (n × r) are full.
    public static func lowrank(_ m: Int, _ n: Int, _ r: Int) throws(FamilyError) -> MaskInstance {
        try requirePositive(m, "M")
        try requirePositive(n, "N")
        try requirePositive(r, "R")
        try requireSize(rows: m, columns: r)
        try requireSize(rows: n, columns: r)
        let supports = FactorSupports(left: ones(m, r), right: ones(n, r))
        return MaskInstance(name: "lowrank-\(m)-\(n)-\(r)", masks: .factorization(supports))
    }

    /// The rank-one completion of a matrix of which the cells Ω are known, as a fixed-support factorization.
    ///
    /// This is the reduction by which fixed-support factorization is NP-hard (Le, Riccietti, Gribonval, arXiv
    /// 2112.00386): support 0 is
    /// the whole rectangle, and each cell outside Ω, row by row, has a 1 × 1 support of its own, which absorbs it.
    ///
    /// - Parameter known: Ω, an m × n mask. I is m × (1 + cells outside Ω), J is n × the same.
    public static func completion(_ known: BitMatrix) throws(FamilyError) -> MaskInstance {
        let (m, n) = (known.rowCount, known.columnCount)
        guard m >= 1, n >= 1 else {
            throw FamilyError("the mask of known cells has rows and columns, and this one has \(m) × \(n)")
        }
        let width = 1 + m * n - known.setBitCount
        try requireSize(rows: m, columns: width)
        try requireSize(rows: n, columns: width)
        var left = BitMatrix(rowCount: m, columnCount: width) { $1 == 0 }
        var right = BitMatrix(rowCount: n, columnCount: width) { $1 == 0 }
        var support = 1
        for i in 0..<m {
            for j in 0..<n where !known[i, j] {
                left[i, support] = true
                right[j, support] = true
                support += 1
            }
        }
        return MaskInstance(
            name: "completion-\(m)-\(n)", masks: .factorization(FactorSupports(left: left, right: right)))
    }

    /// Random supports: each cell of I (m × r), row by row, and then of J (n × r) is inside when the next number of
    /// SplitMix64, started
    /// with `seed` and taken as a multiple of 2⁻⁵³ in [0, 1), is less than `density`. The same on every platform.
    public static func random(_ m: Int, _ n: Int, _ r: Int, density: Double, seed: UInt64) throws(FamilyError)
        -> MaskInstance
    {
        try requirePositive(m, "M")
        try requirePositive(n, "N")
        try requirePositive(r, "R")
        guard density >= 0, density <= 1 else {
            throw FamilyError("the density lies between 0 and 1, and \(density) does not")
        }
        try requireSize(rows: m, columns: r)
        try requireSize(rows: n, columns: r)
        var generator = SplitMix64(seed: seed)
        let left = BitMatrix(rowCount: m, columnCount: r) { _, _ in generator.nextUnit() < density }
        let right = BitMatrix(rowCount: n, columnCount: r) { _, _ in generator.nextUnit() < density }
        let name = "random-\(m)-\(n)-\(r)-\(density)-\(seed)"
        return MaskInstance(name: name, masks: .factorization(FactorSupports(left: left, right: right)))
    }

    private static func ones(_ rows: Int, _ columns: Int) -> BitMatrix {
        BitMatrix(rows: [BitSet](repeating: .full(capacity: columns), count: rows), columnCount: columns)
    }
}

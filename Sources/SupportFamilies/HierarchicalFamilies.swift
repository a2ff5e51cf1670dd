import SupportMasks

extension SupportFamilies {
    /// Hierarchically off-diagonal low-rank (HODLR) matrices of size n × n.
    ///
    /// At level ℓ = 1, …, `levels` each of the 2^(ℓ−1) diagonal blocks of the level before (at level 1 the whole
    /// matrix) is split into
    /// halves, and its two off-diagonal quarters, of size n / 2^ℓ, have rank at most `rank`: `rank` equal rank-one
    /// supports each. The
    /// n / 2^levels × n / 2^levels blocks that remain on the diagonal are arbitrary: each has as many equal supports as
    /// it has rows.
    ///
    /// The supports are in this order: level by level; in a level the blocks from the top left; in a block the upper
    /// right quarter, then the
    /// lower left; last the diagonal blocks from the top left. The width is 2·`rank`·(2^levels − 1) + n. Supports of
    /// different
    /// blocks are disjoint.
    ///
    /// - Parameters:
    ///   - n: a multiple of 2^levels.
    ///   - levels: 0 or more; with 0 the matrix is one arbitrary block.
    ///   - rank: 1 or more; it may exceed the size of a block, which then is arbitrary.
    public static func hodlr(_ n: Int, levels: Int, rank: Int) throws(FamilyError) -> MaskInstance {
        try requirePositive(n, "N")
        try requirePositive(rank, "the rank")
        guard levels >= 0, levels <= 16, n % (1 << levels) == 0 else {
            throw FamilyError(
                "LEVELS is between 0 and 16 with 2^LEVELS a divisor of N, and \(levels) with N = \(n) is not")
        }
        let width = checkedProduct([rank, 2 * ((1 << levels) - 1)]).flatMap { sum($0, n) }
        try requireSize(rows: n, columns: width)
        let blocks = hodlrBlocks(n, levels: levels, rank: rank)
        var left: [[Int]] = Array(repeating: [], count: n)
        var right: [[Int]] = Array(repeating: [], count: n)
        var support = 0
        for block in blocks {
            let supports = support..<support + block.multiplicity
            for i in block.rows { left[i].append(contentsOf: supports) }
            for j in block.columns { right[j].append(contentsOf: supports) }
            support = supports.upperBound
        }
        let masks = [left, right].map { rows in
            BitMatrix(rows: rows.map { BitSet(capacity: support, members: $0) }, columnCount: support)
        }
        let name = "hodlr-\(n)-\(levels)-\(rank)"
        return MaskInstance(name: name, masks: .factorization(FactorSupports(left: masks[0], right: masks[1])))
    }

    private struct Block {
        let rows: Range<Int>
        let columns: Range<Int>
        let multiplicity: Int
    }

    private static func hodlrBlocks(_ n: Int, levels: Int, rank: Int) -> [Block] {
        var blocks: [Block] = []
        for level in 0..<levels {
            let half = n >> (level + 1)
            for index in 0..<1 << level {
                let upper = 2 * index * half..<(2 * index + 1) * half
                let lower = upper.upperBound..<upper.upperBound + half
                blocks.append(Block(rows: upper, columns: lower, multiplicity: rank))
                blocks.append(Block(rows: lower, columns: upper, multiplicity: rank))
            }
        }
        let leaf = n >> levels
        for index in 0..<1 << levels {
            let lines = index * leaf..<(index + 1) * leaf
            blocks.append(Block(rows: lines, columns: lines, multiplicity: leaf))
        }
        return blocks
    }
}

import SupportMasks
import SupportTheory
import Testing

@Suite struct KroneckerChainTests {
    private static let small = kroneckerPatterns(entry: 4, lines: 24)

    @Test func everyPatternIsRecognisedInItsMask() throws {
        for pattern in Self.small {
            let found = try #require(KroneckerPattern(exactly: pattern.mask), "\(pattern)")
            #expect(
                found == pattern || pattern.isIdentity && found.isIdentity && found.mask == pattern.mask, "\(pattern)")
        }
    }

    /// A mask of which a pattern is recognised is that pattern's mask, also where a cell of a pattern's mask has been
    /// changed.
    /// A pattern with its lines in another order is one of (ad, b, c, 1); one cell more or less is none.
    @Test func patternsAreRecognisedUpToTheOrderOfLines() throws {
        var generator = SplitMix64(seed: 31)
        for (a, b, c, d) in [(1, 2, 2, 2), (2, 2, 2, 1), (3, 1, 2, 2), (2, 3, 2, 2), (1, 1, 1, 5), (1, 4, 3, 1)] {
            let mask = try #require(KroneckerPattern(a, b, c, d)).mask
            let rows = Array(0..<mask.rowCount).shuffled(using: &generator)
            let columns = Array(0..<mask.columnCount).shuffled(using: &generator)
            let mixed = BitMatrix(rowCount: mask.rowCount, columnCount: mask.columnCount) {
                mask[rows[$0], columns[$1]]
            }
            #expect(KroneckerPattern(upToOrder: mixed) == KroneckerPattern(a * d, b, c, 1), "\(a), \(b), \(c), \(d)")
            for cell in 0..<min(mask.rowCount * mask.columnCount, 40) where mask.rowCount * mask.columnCount > 1 {
                let changed = BitMatrix(rowCount: mask.rowCount, columnCount: mask.columnCount) {
                    mixed[$0, $1] != ($0 * mask.columnCount + $1 == cell)
                }
                let found = KroneckerPattern(upToOrder: changed)
                #expect(found == nil, "\(a), \(b), \(c), \(d), cell \(cell)")
            }
        }
        #expect(KroneckerPattern(upToOrder: BitMatrix(rowCount: 2, columnCount: 2)) == nil)
    }

    @Test func whatIsRecognisedIsTheMask() {
        for pattern in Self.small where pattern.rowCount * pattern.columnCount <= 144 {
            let mask = pattern.mask
            for i in 0..<mask.rowCount {
                for j in 0..<mask.columnCount {
                    var changed = mask
                    changed[i, j].toggle()
                    if let found = KroneckerPattern(exactly: changed) {
                        #expect(found.mask == changed, "\(pattern) changed at (\(i),\(j))")
                    }
                }
            }
        }
        for bits in 0..<(1 << 9) {
            let mask = BitMatrix(rowCount: 3, columnCount: 3) { bits >> (3 * $0 + $1) & 1 == 1 }
            let isPattern = Self.small.contains { $0.mask == mask }
            #expect((KroneckerPattern(exactly: mask) != nil) == isPattern, "\(mask)")
        }
        #expect(
            KroneckerPattern(exactly: BitMatrix(rowCount: 0, columnCount: 3)) == nil
                && KroneckerPattern(exactly: BitMatrix(rowCount: 3, columnCount: 0)) == nil)
    }

    /// Chainable: the rank-one supports are disjoint or identical in classes of r, the members of a class have equal
    /// rows in the right mask, and the product is the product pattern.
    /// No other pair has all of this. Redundant: every class is complete.
    @Test func chainabilityMeansWhatTheMasksShow() throws {
        var chainable = 0
        var separatedOnly = 0
        for left in Self.small {
            for right in Self.small where left.columnCount == right.rowCount {
                let multiplicity = commonMultiplicity(left.mask, right.mask)
                guard let rank = left.chainRank(with: right) else {
                    // Supports may be disjoint or identical all the same, which SC502 sees; but never with that rank
                    // and that product.
                    #expect(
                        !(multiplicity != nil && multiplicity == Self.claimedRank(left, right)
                            && Self.claimedProduct(left, right)), "\(left) · \(right)")
                    separatedOnly += multiplicity == nil ? 0 : 1
                    continue
                }
                chainable += 1
                #expect(multiplicity == rank, "\(left) · \(right)")
                let product = try #require(left.chainProduct(with: right), "\(left) · \(right)")
                #expect(product.mask == supportOfProduct(left.mask, right.mask), "\(left) · \(right)")
                let supports = RankOneSupports(FactorSupports(left: left.mask, right: right.mask.transposed()))
                let isComplete = supports.classes.allSatisfy(supports.isComplete)
                #expect(left.isRedundant(with: right) == isComplete, "\(left) · \(right)")
            }
        }
        #expect(
            Self.small.count == 191 && chainable == 1_574 && separatedOnly == 2_009,
            "\(chainable) chainable, \(separatedOnly) disjoint or identical only")
    }

    /// ac / a', if it is an integer.
    private static func claimedRank(_ left: KroneckerPattern, _ right: KroneckerPattern) -> Int? {
        left.a * left.c % right.a == 0 ? left.a * left.c / right.a : nil
    }

    /// Whether (a, bd/d', a'c'/a, d') is a pattern, and that of the product.
    private static func claimedProduct(_ left: KroneckerPattern, _ right: KroneckerPattern) -> Bool {
        guard left.b * left.d % right.d == 0, right.a * right.c % left.a == 0 else { return false }
        let claimed = KroneckerPattern(left.a, left.b * left.d / right.d, right.a * right.c / left.a, right.d)
        return claimed?.mask == supportOfProduct(left.mask, right.mask)
    }
}

import SupportMasks
import Testing

@Suite struct KroneckerPatternTests {
    private static let small: [KroneckerPattern] = {
        let range = 1...3
        return range.flatMap { a in
            range.flatMap { b in range.flatMap { c in range.compactMap { KroneckerPattern(a, b, c, $0) } } }
        }
    }()

    @Test func masksAreTheirKroneckerProducts() {
        for pattern in Self.small {
            let expected = kroneckerProduct(
                kroneckerProduct(identity(pattern.a), ones(pattern.b, pattern.c)), identity(pattern.d))
            #expect(pattern.mask == expected, "\(pattern)")
            #expect(pattern.transposed.mask == expected.transposed(), "\(pattern)")
            #expect(pattern.rowCount == expected.rowCount && pattern.columnCount == expected.columnCount, "\(pattern)")
        }
    }

    /// The product pattern is the support of the product, and the rank is the number of rank-one supports over each of
    /// its cells.
    @Test func chainProductsAreProductsOfMasks() {
        var chainable = 0
        for left in Self.small {
            for right in Self.small where left.columnCount == right.rowCount {
                guard let rank = left.chainRank(with: right), let product = left.chainProduct(with: right) else {
                    continue
                }
                chainable += 1
                let (a, b) = (left.mask, right.mask)
                #expect(product.mask == booleanProduct(a, b), "\(left) · \(right)")
                for i in 0..<a.rowCount {
                    for j in 0..<b.columnCount where product.mask[i, j] {
                        #expect(a.row(i).intersectionCount(with: b.column(j)) == rank, "\(left) · \(right)")
                    }
                }
            }
        }
        #expect(chainable > 81)
    }

    /// (2,2,2,2) · (1,2,2,4) fit, but 2 does not divide 1.
    @Test func patternsThatDoNotFitAreNotChainable() throws {
        for left in Self.small {
            for right in Self.small where left.columnCount != right.rowCount {
                #expect(
                    left.chainRank(with: right) == nil && left.chainProduct(with: right) == nil, "\(left) · \(right)")
            }
        }
        let first = try #require(KroneckerPattern(2, 2, 2, 2))
        let same = try #require(KroneckerPattern(1, 2, 2, 4))
        #expect(first.chainRank(with: same) == nil)
    }

    @Test func patternsArePositiveAndFitAnInt() {
        #expect(KroneckerPattern(0, 1, 1, 1) == nil && KroneckerPattern(1, 1, -1, 1) == nil)
        #expect(KroneckerPattern(.max, 1, 1, 2) == nil && KroneckerPattern(1 << 32, 1, 1 << 32, 1) == nil)
        #expect(KroneckerPattern(1, 2, 3, 4)?.description == "1,2,3,4")
    }
}

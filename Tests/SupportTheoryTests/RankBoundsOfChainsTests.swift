import SupportMasks
import SupportTheory
import Testing

/// The theorem behind SC501, over the field of two elements: the products of a chainable chain are the matrices on the
/// product pattern whose blocks, for every
/// split of the chain, have at most the rank of the split.
@Suite struct RankBoundsOfChainsTests {
    @Test func productsOfChainsAreTheMatricesWithinTheRankBounds() throws {
        let patterns = kroneckerPatterns(entry: 3, lines: 4)
        var chains = 0
        var redundant = 0
        var proper = 0
        for first in patterns {
            for second in patterns where first.chainRank(with: second) != nil {
                for third in patterns where second.chainRank(with: third) != nil {
                    let chain = try #require(KroneckerChain([first, second, third]))
                    let product = try #require(chain.product)
                    let entries = chain.factors.reduce(0) { $0 + $1.rowCount * $1.c }
                    guard entries <= 12, product.rowCount * product.c <= 16 else { continue }
                    chains += 1
                    redundant += chain.redundantPairs.isEmpty ? 0 : 1
                    let (reached, within) = (Self.products(chain.factors), Self.withinBounds(chain, product))
                    proper += within.count < 1 << (product.rowCount * product.c) ? 1 : 0
                    #expect(reached == within, "\(chain.factors)")
                }
            }
        }
        #expect(
            chains > 100 && redundant < chains && proper > 30,
            "\(chains) chains, \(redundant) redundant, \(proper) not full")
    }

    /// Rows as bit sets.
    private typealias Matrix = [UInt32]

    private static func cells(_ mask: BitMatrix) -> [(Int, Int)] {
        (0..<mask.rowCount).flatMap { i in mask.row(i).map { (i, $0) } }
    }

    /// All matrices on a mask.
    private static func matrices(_ mask: BitMatrix) -> [Matrix] {
        let cells = cells(mask)
        return (0..<(1 << cells.count)).map { bits in
            var matrix = Matrix(repeating: 0, count: mask.rowCount)
            for (index, (i, j)) in cells.enumerated() where bits >> index & 1 == 1 { matrix[i] |= 1 << UInt32(j) }
            return matrix
        }
    }

    private static func products(_ factors: [KroneckerPattern]) -> Set<Matrix> {
        factors.dropLast().reversed().reduce(Set(matrices(factors[factors.count - 1].mask))) { products, factor in
            var result: Set<Matrix> = []
            for left in matrices(factor.mask) {
                for right in products {
                    result.insert(
                        left.map { row in
                            right.indices.reduce(UInt32(0)) { row >> UInt32($1) & 1 == 1 ? $0 ^ right[$1] : $0 }
                        })
                }
            }
            return result
        }
    }

    private static func withinBounds(_ chain: KroneckerChain, _ product: KroneckerPattern) -> Set<Matrix> {
        let masks = chain.factors.map(\.mask)
        var blocks: [(rows: BitSet, columns: UInt32, rank: Int)] = []
        for (split, rank) in (chain.ranks ?? []).enumerated() {
            let left = masks[...split].dropFirst().reduce(masks[0], supportOfProduct)
            let right = masks[(split + 1)...].dropFirst().reduce(masks[split + 1], supportOfProduct)
            for k in 0..<left.columnCount {
                blocks.append((left.column(k), right.row(k).reduce(UInt32(0)) { $0 | 1 << UInt32($1) }, rank))
            }
        }
        return Set(
            matrices(product.mask).filter { matrix in
                blocks.allSatisfy { block in rank(block.rows.map { matrix[$0] & block.columns }) <= block.rank }
            })
    }

    private static func rank(_ rows: [UInt32]) -> Int {
        var basis: [UInt32] = []
        for row in rows {
            let rest = basis.reduce(row) { min($0, $0 ^ $1) }
            if rest != 0 { basis.append(rest) }
        }
        return basis.count
    }
}

import DenseNumerics
import FixedSupportSolver
import SupportMasks
import SupportTheory
import Testing

@Suite("Factors that the hierarchical algorithm finds")
struct ChainFactorTests {
    @Test("The columns of every factor but the last are orthonormal within each class", arguments: 0..<24)
    func orthonormalColumns(seed: Int) throws {
        var draw = ChainDraw(seed: UInt64(3000 + seed))
        let chain = draw.chain(length: 2 + seed % 4)
        let target = draw.target(chain, noise: 0.3, of: Complex.self)
        for order in SplitOrder.allCases {
            let solution = try HierarchicalFactorization(order: order).solve(target, on: chain)
            for split in solution.splits {
                let dense = solution.factors[..<split.position].map(\.dense)
                let left = dense.dropFirst().reduce(dense[0], *)
                let right = try #require(KroneckerChain(Array(chain.factors[split.position...]))?.product)
                let gram = left.adjoint * left
                // Columns of a class meet the same columns of the whole; so do columns with disjoint rows.
                for s in 0..<gram.rowCount {
                    for t in 0..<gram.rowCount where s / (right.b * right.d) == t / (right.b * right.d) {
                        let expected: Double = s == t ? 1 : 0
                        #expect(
                            (gram[s, t] - Complex(expected)).magnitude < 1e-12,
                            "seed \(seed), \(order), \(chain.factors), split \(split.position)")
                    }
                }
            }
        }
    }

    @Test("The result does not depend on the number of threads", arguments: 0..<12)
    func threads(seed: Int) throws {
        var draw = ChainDraw(seed: UInt64(4000 + seed))
        let chain = seed == 0 ? try butterfly(256) : draw.chain(length: 2 + seed % 4)
        let target = draw.target(chain, noise: 0.1, of: Double.self)
        for order in SplitOrder.allCases {
            let one = try HierarchicalFactorization(order: order, threads: 1).solve(target, on: chain)
            for threads in [2, 3, 8] {
                let other = try HierarchicalFactorization(order: order, threads: threads).solve(target, on: chain)
                #expect(other.factors == one.factors)
                #expect(other.splits == one.splits)
                #expect(other.error == one.error)
                #expect(other.upperBound == one.upperBound)
            }
        }
    }

    @Test("Both orders, and orthonormalisation or not, agree on a single split")
    func oneSplit() throws {
        var draw = ChainDraw(seed: 11)
        let chain = try kronecker([(1, 8, 12, 4), (3, 8, 6, 2)])
        let target = draw.target(chain, noise: 0.3, of: Double.self)
        let errors = try SplitOrder.allCases.flatMap { order in
            try [true, false].map { isOrthonormalised in
                try HierarchicalFactorization(order: order, isOrthonormalised: isOrthonormalised)
                    .solve(target, on: chain).error
            }
        }
        for error in errors { #expect(abs(error / errors[0] - 1) < 1e-12) }
        #expect(abs(errors[0] / (try bestTwoFactorError(target, chain, after: 1)) - 1) < 1e-12)
    }

    @Test("A factor is zero outside its pattern, and its array is laid out as a × b × c × d")
    func layout() throws {
        let pattern = try #require(KroneckerPattern(2, 3, 2, 4))
        let factor = KroneckerFactor(pattern: pattern, values: (1...48).map(Double.init))
        let (dense, mask) = (factor.dense, pattern.mask)
        for row in 0..<mask.rowCount {
            for column in 0..<mask.columnCount { #expect((dense[row, column] != 0) == mask[row, column]) }
        }
        // (i, j, k, l) = (1, 2, 0, 3).
        #expect(dense[(1 * 3 + 2) * 4 + 3, (1 * 2 + 0) * 4 + 3] == factor.values[((1 * 3 + 2) * 2 + 0) * 4 + 3])
    }

    @Test("What is not chainable, has another shape or is not finite is refused")
    func refusals() throws {
        let method = HierarchicalFactorization()
        let kaleidoscope = try kronecker([(1, 2, 2, 2), (2, 2, 2, 1), (2, 2, 2, 1), (1, 2, 2, 2)])
        #expect(throws: ChainError.self) { try method.solve(hadamard(4), on: kaleidoscope) }
        #expect(throws: ChainError.wrongShape(rows: 8, columns: 8, expectedRows: 4, expectedColumns: 4)) {
            try method.solve(hadamard(8), on: butterfly(4))
        }
        var target = hadamard(4)
        target[2, 1] = .nan
        #expect(throws: ChainError.notFinite(row: 2, column: 1)) { try method.solve(target, on: butterfly(4)) }
    }
}

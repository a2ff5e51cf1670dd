import DenseNumerics
import FixedSupportSolver
import SupportMasks
import SupportTheory
import Testing

@Suite("Certified bounds of the hierarchical algorithm")
struct ChainBoundTests {
    /// The laws of the sandwich for one solution.
    private func check<Scalar>(_ target: Matrix<Scalar>, _ solution: ChainSolution<Scalar>, _ note: String) throws {
        let slack = 1e-12 * solution.targetNorm
        let measured = (target - product(solution.factors)).frobeniusNorm
        #expect(abs(measured - solution.error) < slack, "\(note)")
        let upper = try #require(solution.upperBound)
        #expect(solution.isWithinBounds == true, "\(note)")
        #expect(solution.lowerBound <= measured + slack, "\(note)")
        #expect(measured <= upper + slack, "\(note)")
        let bests = solution.splits.compactMap(\.best)
        #expect(bests.count == solution.splits.count)
        #expect(abs(solution.lowerBound - max(bests.max() ?? 0, solution.outside)) <= slack, "\(note)")
        for split in solution.splits { #expect(split.committed <= (split.best ?? 0) + slack, "\(note)") }
        if solution.order == .leftToRight {
            let squares = solution.splits.reduce(solution.outside * solution.outside) {
                $0 + $1.committed * $1.committed
            }
            #expect(abs(squares.squareRoot() - measured) < slack, "the errors of the splits are orthogonal; \(note)")
            let root = max(1, Double(solution.splits.count)).squareRoot()
            #expect(measured <= root * solution.lowerBound + slack, "within √(L − 1) of the best; \(note)")
        }
    }

    @Test("max E_k ≤ error ≤ the upper bound, on random chains with noise", arguments: 0..<60)
    func sandwich(seed: Int) throws {
        var draw = ChainDraw(seed: UInt64(1000 + seed))
        let chain = draw.chain(length: 2 + seed % 4)
        let noise = 0.01 + 0.3 * abs(draw.random.uniform())
        for order in SplitOrder.allCases {
            let method = HierarchicalFactorization(order: order)
            let note = "seed \(seed), \(order), \(chain.factors)"
            if seed % 3 == 0 {
                let target = draw.target(chain, noise: noise, of: Complex.self)
                try check(target, try method.solve(target, on: chain), note)
            } else {
                let target = draw.target(chain, noise: noise, of: Double.self)
                try check(target, try method.solve(target, on: chain), note)
            }
        }
    }

    @Test("E_k is the error of the best two-factor approximation, found from the masks", arguments: 0..<30)
    func splitErrors(seed: Int) throws {
        var draw = ChainDraw(seed: UInt64(2000 + seed))
        let chain = draw.chain(length: 2 + seed % 3, lines: 32)
        let target = draw.target(chain, noise: 0.2, of: Double.self)
        for split in try HierarchicalFactorization().solve(target, on: chain).splits {
            let expected = try bestTwoFactorError(target, chain, after: split.position)
            #expect(abs((split.best ?? -1) - expected) < 1e-11 * target.frobeniusNorm, "seed \(seed), \(chain.factors)")
        }
    }

    @Test("Small errors of splits are found to 1e-9 of themselves, not of the target")
    func smallErrors() throws {
        var draw = ChainDraw(seed: 3)
        let chain = try butterfly(32)
        let target = hadamard(32) + 1e-7 * draw.matrix(32, 32, of: Double.self)
        let solution = try HierarchicalFactorization().solve(target, on: chain)
        for split in solution.splits {
            let expected = try bestTwoFactorError(target, chain, after: split.position)
            #expect(abs((split.best ?? -1) / expected - 1) < 1e-8)
        }
        #expect(solution.certifiedRatio ?? 0 >= 1)
        #expect(solution.certifiedRatio ?? 9 < 2)
    }

    @Test("Without the E_k the errors that were made are the lower bound")
    func cheapBounds() throws {
        var draw = ChainDraw(seed: 5)
        let target = draw.target(try butterfly(64), noise: 0.1, of: Double.self)
        let full = try HierarchicalFactorization().solve(target, on: butterfly(64))
        let cheap = try HierarchicalFactorization(findsSplitErrors: false).solve(target, on: butterfly(64))
        #expect(cheap.factors == full.factors)
        #expect(cheap.upperBound == nil)
        #expect(cheap.lowerBound <= full.lowerBound)
        #expect(cheap.lowerBound >= cheap.splits.map(\.committed).max() ?? 0)
    }

    @Test("Without orthonormalisation no multiple of (Σ E_k²)^½ bounds the error", arguments: [2.0, 10, 100])
    func withoutOrthonormalisation(ratio: Double) throws {
        // A = F_1 R with a first factor of equal entries. Row 0 of R is long, but not in its first two columns; there
        // the least error is to drop row 2. The singular values are shared by the factors, so that the part of row 0 looks
        // shorter than row 2, and it is dropped instead.
        var rest = Matrix<Double>(rows: 8, columns: 8)
        rest[0, 0] = ratio
        rest[0, 2] = 4 * ratio * ratio
        rest[2, 1] = 1
        let first = Matrix<Double>(rows: 8, columns: 8) { $0 % 4 == $1 % 4 ? 0.5.squareRoot() : 0 }
        let target = first * rest
        let plain = try HierarchicalFactorization(isOrthonormalised: false).solve(target, on: butterfly(8))
        let orthonormal = try HierarchicalFactorization().solve(target, on: butterfly(8))
        let slack = 1e-12 * target.frobeniusNorm
        #expect(plain.upperBound == nil)
        #expect(abs((orthonormal.upperBound ?? 0) - 1) < slack)
        #expect(abs(orthonormal.error - 1) < slack)
        #expect(abs(plain.error - ratio) < slack)
    }

    @Test("Cells outside the product pattern are an error of every factorization")
    func outside() throws {
        // Two blocks on the diagonal.
        let chain = try kronecker([(2, 2, 2, 2), (4, 2, 2, 1)])
        let target = Matrix(rows: 8, columns: 8) { Double(($0 * 5 + $1 * 3) % 7) }
        let solution = try HierarchicalFactorization().solve(target, on: chain)
        let cells = (0..<64).filter { ($0 / 8 < 4) != ($0 % 8 < 4) }
        let expected = cells.reduce(0) { $0 + target.elements[$1] * target.elements[$1] }.squareRoot()
        #expect(abs(solution.outside - expected) < 1e-12)
        try check(target, solution, "two blocks")
        #expect(solution.lowerBound > expected)
    }
}

import DenseNumerics
import FixedSupportSolver
import SupportMasks
import SupportTheory
import Testing

@Suite("Hierarchical factorization of exact targets")
struct ExactChainTests {
    private func residual<Scalar>(_ target: Matrix<Scalar>, _ solution: ChainSolution<Scalar>) -> Double {
        (target - product(solution.factors)).frobeniusNorm / max(target.frobeniusNorm, 1e-300)
    }

    @Test(
        "A Hadamard matrix is a butterfly, in either order, with and without orthonormalisation",
        arguments: [2, 4, 32, 128])
    func hadamardMatrices(size: Int) throws {
        for order in SplitOrder.allCases {
            for isOrthonormalised in [true, false] {
                let method = HierarchicalFactorization(order: order, isOrthonormalised: isOrthonormalised)
                let solution = try method.solve(hadamard(size), on: butterfly(size))
                #expect(residual(hadamard(size), solution) < 1e-13)
                #expect(solution.relativeError < 1e-13)
                #expect(solution.isWithinBounds == (isOrthonormalised ? true : nil))
            }
        }
    }

    @Test("A Fourier matrix is a butterfly once its columns are in bit-reversed order", arguments: [2, 8, 64, 128])
    func fourierMatrices(size: Int) throws {
        let reversal = try #require(LinePermutation(bitReversal: size))
        let target = reversal.columns(of: fourier(size))
        for order in SplitOrder.allCases {
            let solution = try HierarchicalFactorization(order: order).solve(target, on: butterfly(size))
            #expect(residual(target, solution) < 1e-13)
            let restored = reversal.inverse.columns(of: product(solution.factors))
            #expect((restored - fourier(size)).frobeniusNorm < 1e-13 * fourier(size).frobeniusNorm)
        }
        if size > 4 {
            #expect(try HierarchicalFactorization().solve(fourier(size), on: butterfly(size)).relativeError > 0.1)
        }
    }

    @Test("A product of random factors is found again on any chainable chain", arguments: 0..<60)
    func randomChains(seed: Int) throws {
        var draw = ChainDraw(seed: UInt64(seed))
        let chain = draw.chain(length: 1 + seed % 5)
        for order in SplitOrder.allCases {
            let method = HierarchicalFactorization(order: order)
            if seed % 2 == 0 {
                let target = draw.target(chain, noise: 0, of: Double.self)
                #expect(residual(target, try method.solve(target, on: chain)) < 1e-13, "seed \(seed), \(chain.factors)")
            } else {
                let target = draw.target(chain, noise: 0, of: Complex.self)
                #expect(residual(target, try method.solve(target, on: chain)) < 1e-13, "seed \(seed), \(chain.factors)")
            }
        }
    }

    @Test(
        "Merged factors are taken apart exactly: with one factor on the product, every target is found to the last bit")
    func fullProducts() throws {
        var draw = ChainDraw(seed: 7)
        // Each pair has a rank no smaller than a side of its blocks, so the products are all 6 × 8 matrices.
        let chain = try kronecker([(1, 6, 6, 1), (1, 6, 7, 1), (1, 7, 8, 1)])
        let target = draw.matrix(6, 8, of: Double.self)
        let solution = try HierarchicalFactorization().solve(target, on: chain)
        #expect(solution.splits.isEmpty)
        #expect(product(solution.factors) == target)
    }

    @Test("Identities in a chain stay identities, and 1 × 1 factors multiply")
    func identities() throws {
        var draw = ChainDraw(seed: 9)
        let chain = try kronecker([(4, 1, 1, 2), (1, 2, 2, 4), (2, 2, 2, 2), (8, 1, 1, 1), (4, 2, 2, 1)])
        let target = draw.target(chain, noise: 0, of: Double.self)
        let solution = try HierarchicalFactorization().solve(target, on: chain)
        #expect(residual(target, solution) < 1e-13)
        #expect(solution.factors[0].dense == .identity(8))
        #expect(solution.factors[3].dense == .identity(8))
        let single = Matrix(rows: 1, columns: 1, elements: [3.5])
        let numbers = try HierarchicalFactorization().solve(single, on: kronecker([(1, 1, 1, 1), (1, 1, 1, 1)]))
        #expect(product(numbers.factors) == single)
    }

    @Test("A target of zeros, and blocks of too small a rank, leave orthonormal columns")
    func degenerateTargets() throws {
        let chain = try kronecker([(1, 4, 4, 4), (2, 8, 4, 1)])
        for target in [
            Matrix<Double>(rows: 16, columns: 8), Matrix(rows: 16, columns: 8) { $0 == 3 && $1 == 5 ? 1 : 0 },
        ] {
            for order in SplitOrder.allCases {
                let solution = try HierarchicalFactorization(order: order).solve(target, on: chain)
                #expect(solution.error < 1e-15)
                #expect(product(solution.factors) == target)
            }
        }
    }

    @Test("Entries of any size neither overflow nor vanish", arguments: [1e-280, 1e-150, 1e160, 1e290])
    func extremes(scale: Double) throws {
        let target = scale * hadamard(16)
        let solution = try HierarchicalFactorization().solve(target, on: butterfly(16))
        #expect(solution.relativeError < 1e-13)
        #expect(abs(solution.targetNorm / scale - 16) < 1e-12)
        #expect(((1 / scale) * product(solution.factors) - hadamard(16)).frobeniusNorm < 1e-12)
    }
}

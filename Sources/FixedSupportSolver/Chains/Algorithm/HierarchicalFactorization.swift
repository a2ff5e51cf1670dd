import DenseNumerics
import SupportMasks
import SupportTheory

/// The hierarchical algorithm for chains of Kronecker-sparse factors (Le, Zheng, Riccietti, Gribonval, "Butterfly
/// factorization with error guarantees", arXiv 2411.04506), for every chain that is chainable once its identities are
/// left out and its redundant pairs are merged.
///
/// Theory and proofs: Chains.md.
public struct HierarchicalFactorization: Sendable, Hashable {
    /// In which order the chain is taken apart.
    public var order: SplitOrder
    /// Whether the factors beside the one that is split are made orthonormal first; without, no upper bound holds.
    public var isOrthonormalised: Bool
    /// Whether the errors E_k of the best two-factor approximations are computed for each split. For large targets they
    /// take longer than the factors.
    public var findsSplitErrors: Bool
    /// The number of threads; the result does not depend on it.
    public var threads: Int

    public init(
        order: SplitOrder = .leftToRight, isOrthonormalised: Bool = true, findsSplitErrors: Bool = true,
        threads: Int = 2
    ) {
        self.order = order
        self.isOrthonormalised = isOrthonormalised
        self.findsSplitErrors = findsSplitErrors
        self.threads = threads
    }

    /// Factors of the chain whose product is near the target, with bounds on the best error.
    ///
    /// The target is not copied, unless its product pattern has zeros; a butterfly of n × n takes about n² entries of
    /// memory besides.
    ///
    /// - Throws: `ChainError` if the chain is not chainable, or if the target does not fit.
    public func solve<Scalar: MatrixScalar>(
        _ target: Matrix<Scalar>, on chain: KroneckerChain
    ) throws -> ChainSolution<Scalar> {
        if let real = target as? Matrix<Double>, let solution = try solved(real, chain) as? ChainSolution<Scalar> {
            return solution
        }
        if let complex = target as? Matrix<Complex>,
            let solution = try solved(complex, chain) as? ChainSolution<Scalar>
        {
            return solution
        }
        preconditionFailure("entries are real or complex numbers")
    }

    /// The factors, without errors and bounds.
    ///
    /// - Throws: as `solve`.
    public func factors<Scalar: MatrixScalar>(
        of target: Matrix<Scalar>, on chain: KroneckerChain
    ) throws -> [KroneckerFactor<Scalar>] {
        if let real = target as? Matrix<Double>, let found = try factorized(real, chain) as? [KroneckerFactor<Scalar>] {
            return found
        }
        if let complex = target as? Matrix<Complex>,
            let found = try factorized(complex, chain) as? [KroneckerFactor<Scalar>]
        {
            return found
        }
        preconditionFailure("entries are real or complex numbers")
    }

    private var options: RunOptions {
        RunOptions(
            order: order, isOrthonormalised: isOrthonormalised, findsSplitErrors: findsSplitErrors, threads: threads)
    }

    private func solved<Scalar: RowScalar>(
        _ target: Matrix<Scalar>, _ chain: KroneckerChain
    ) throws -> ChainSolution<Scalar> {
        let solver = try ChainSolver(options, target, on: chain)
        return solver.solution(of: solver.run())
    }

    private func factorized<Scalar: RowScalar>(
        _ target: Matrix<Scalar>, _ chain: KroneckerChain
    ) throws -> [KroneckerFactor<Scalar>] {
        let solver = try ChainSolver(options, target, on: chain)
        return solver.factors(of: solver.run())
    }
}

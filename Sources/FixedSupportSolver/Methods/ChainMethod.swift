import DenseNumerics
import Proofs
import SupportMasks
import SupportTheory

/// The hierarchical algorithm on a chain of Kronecker-sparse factors, as a method of `solve`.
struct ChainMethod {
    /// What was found of the layers.
    private enum Structure {
        /// Chainable as they stand.
        case chain(KroneckerChain)
        /// Chainable with their lines in another order.
        case permuted(PermutedChain)
    }

    private let structure: Structure

    /// The chain of an instance; nil if its layers are not Kronecker-sparse and chainable, identities left out and
    /// redundant pairs merged (SC501), nor so in another order of their lines.
    init?(_ subject: SolvableInstance) {
        guard let layers = subject.instance.layers else { return nil }
        let network = NetworkAnalysis(layers)
        if let chain = network.chain, ChainableSequence.proof(chain.factors.reversed()) != nil {
            structure = .chain(chain)
        } else if layers.allSatisfy({ $0.pattern == nil }), let permuted = PermutedChain(recognizing: subject.masks) {
            structure = .permuted(permuted)
        } else {
            return nil
        }
    }

    /// Why the method applies.
    var reason: String {
        switch structure {
        case .chain: "the layers are Kronecker-sparse and chainable (SC501)"
        case .permuted: "the layers are Kronecker-sparse and chainable (SC501) with their lines in another order"
        }
    }

    func solve<Scalar>(_ target: Matrix<Scalar>, order: SplitOrder, threads: Int) throws(SolveError)
        -> Solution<Scalar>
    {
        do {
            let method = HierarchicalFactorization(order: order, threads: threads)
            switch structure {
            case .chain(let chain):
                let found = try method.solve(target, on: chain)
                return Self.solution(found, order, found.factors.map(Self.factor), target)
            case .permuted(let permuted):
                let found = try method.solve(permuted.target(target), on: permuted.chain)
                return Self.solution(found, order, permuted.masked(found.factors).map(SolutionFactor.init), target)
            }
        } catch { throw SolveError("\(error)") }
    }

    private static func factor<Scalar>(_ factor: KroneckerFactor<Scalar>) -> SolutionFactor<Scalar> {
        SolutionFactor(
            rowCount: factor.pattern.rowCount, columnCount: factor.pattern.columnCount, norm: factor.frobeniusNorm,
            matrix: { factor.dense })
    }

    private static func solution<Scalar>(
        _ found: ChainSolution<Scalar>, _ order: SplitOrder, _ factors: [SolutionFactor<Scalar>],
        _ target: Matrix<Scalar>
    ) -> Solution<Scalar> {
        Solution(
            factors: factors, error: found.error, targetNorm: found.targetNorm, method: .chain,
            lower: .lessened(
                found.lowerBound, for: target,
                by: "the largest error E_k of a best approximation by two factors, over the splits of the chain"),
            guarantee: found.upperBound.map {
                .raised(
                    $0, for: target, by: guarantee(order))
            },
            isOptimal: found.splits.count <= 1, tables: found.splits.isEmpty ? [] : [table(found)])
    }

    private static func guarantee(_ order: SplitOrder) -> String {
        switch order {
        case .leftToRight: "(Σ E_k²)^½ over the splits, from left to right with orthonormalisation"
        case .balanced: "the errors E_k of the splits, put together from the middle outwards; at most Σ E_k"
        }
    }

    /// E_k of each split, and what the algorithm committed there.
    private static func table<Scalar>(_ solution: ChainSolution<Scalar>) -> SolutionTable {
        SolutionTable(
            key: "splits", title: "Splits of the chain, without identities and redundant pairs",
            columns: ["position", "rank", "best", "committed"],
            rows: solution.splits.map { split in
                [Double(split.position), Double(split.rank), split.best ?? .nan, split.committed]
            })
    }
}

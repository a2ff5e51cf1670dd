import DenseNumerics
import Proofs
import SupportMasks
import SupportTheory

/// A best approximation of a matrix by factors on masks that have a plan: singular value decompositions of disjoint
/// blocks, and exact fits. Theorem and proof: `Solving.md`.
public struct BlockSolver<Scalar: MatrixScalar>: Sendable {
    private let problem: FactorChainProblem<Scalar>
    private let plan: CheckedPlan
    private let threads: Int
    private let interruption: Interruption

    /// - Parameters:
    ///   - target: A, of as many rows and columns as the masks of the plan have.
    ///   - threads: how many blocks are decomposed at a time; the result is the same.
    ///   - interruption: ends the run early; blocks that are not done are zero.
    public init(
        target: Matrix<Scalar>, plan: CheckedPlan, threads: Int = 1, interruption: Interruption = .never
    ) {
        problem = FactorChainProblem(target: target, pair: plan.masks)
        self.plan = plan
        self.threads = threads
        self.interruption = interruption
    }

    /// Works through the plan: the decompositions, which do not see one another, then the fits on what is left.
    ///
    /// O(Σ a b min(a, b)) for the decompositions of a × b blocks and O(cells · supports) for the fits.
    public func solve() -> Solution<Scalar> {
        var factors = PairInProgress(problem)
        var tails = [Double](repeating: 0, count: plan.blocks.count)
        let decompositions = plan.blocks.indices.filter { plan.blocks[$0].plan.method == .truncatedSVD }
        // Many blocks take a thread each, a single one all of them.
        let inner = decompositions.count > 1 ? 1 : threads
        let found = Parallel.map(decompositions.count, threads: threads) { index -> BlockFactors<Scalar>? in
            let place = decompositions[index]
            return interruption.isDue(after: 16)
                ? nil : BlockFactors(approximating: block(place), rank: plan.blocks[place].plan.rank, threads: inner)
        }
        var isCut = false
        for (place, block) in zip(decompositions, found) {
            guard let block else {
                isCut = true
                continue
            }
            factors.set(block, plan.blocks[place].plan)
            tails[place] = block.error
        }
        for place in plan.blocks.indices where plan.blocks[place].plan.method != .truncatedSVD {
            guard !isCut, !interruption.isDue(after: 16) else {
                isCut = true
                break
            }
            let block = plan.blocks[place]
            factors.set(ExactFit(block, residual: factors.residual(block)).factors, block.plan)
        }
        let chain = FactorChain(factors: [factors.left, factors.right])
        return Solution(
            chain, of: problem, method: .blocks, lower: isCut ? .nothing : lowerBound(tails), isOptimal: !isCut,
            isCut: isCut, tables: [table(tails)])
    }

    private func block(_ place: Int) -> Matrix<Scalar> {
        problem.target.submatrix(rows: plan.blocks[place].plan.rows, columns: plan.blocks[place].plan.columns)
    }

    /// (Σ over cells outside all supports |a_ij|² + Σ over decompositions of the squares of their tails)^½.
    private func lowerBound(_ tails: [Double]) -> CertifiedBound {
        let target = problem.target
        var outside: [Scalar] = []
        for row in 0..<target.rowCount {
            for column in plan.unreached.row(row) { outside.append(target[row, column]) }
        }
        let bound = Matrix(rows: 1, columns: outside.count + tails.count, elements: outside + tails.map { Scalar($0) })
        return .lessened(
            bound.frobeniusNorm, for: target,
            by:
                "the cells outside all supports, and the singular values of the blocks beyond their ranks (Eckart–Young): the products on the masks are matrices of these ranks there"
        )
    }

    private func table(_ tails: [Double]) -> SolutionTable {
        SolutionTable(
            key: "blocks", title: "Blocks, in the order of the plan",
            columns: ["rows", "columns", "rank", "exactFit", "error"],
            rows: zip(plan.blocks, tails).map { block, tail in
                [
                    Double(block.plan.rows.count), Double(block.plan.columns.count), Double(block.plan.rank),
                    block.plan.method == .truncatedSVD ? 0 : 1, tail,
                ]
            })
    }
}

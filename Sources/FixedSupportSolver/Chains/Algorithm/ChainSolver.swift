import DenseNumerics
import SupportMasks
import SupportTheory

/// A target and a chain, ready for the hierarchical algorithm: real or complex, so that the loops are compiled for it.
struct ChainSolver<Scalar: RowScalar> {
    let options: RunOptions
    let chain: KroneckerChain
    let reduced: ReducedChain
    let scaled: ScaledTarget<Scalar>
    /// The target on the product pattern.
    let target: BlockForm<Scalar>

    init(_ options: RunOptions, _ target: Matrix<Scalar>, on chain: KroneckerChain) throws {
        self.options = options
        self.chain = chain
        reduced = try ReducedChain(chain)
        let product = reduced.product
        guard target.rowCount == product.rowCount, target.columnCount == product.columnCount else {
            throw ChainError.wrongShape(
                rows: target.rowCount, columns: target.columnCount, expectedRows: product.rowCount,
                expectedColumns: product.columnCount)
        }
        scaled = try ScaledTarget(target, threads: options.threads)
        self.target = BlockForm(scaled.elements, on: product)
    }

    func run() -> HierarchicalRun<Scalar> {
        var run = HierarchicalRun<Scalar>(
            reduced, order: options.order, isOrthonormalised: options.isOrthonormalised, threads: options.threads)
        run.factorize(target, 0...(reduced.nodes.count - 1))
        return run
    }

    /// The factors of the chain: merged ones taken apart, identities put back.
    func factors(of run: HierarchicalRun<Scalar>) -> [KroneckerFactor<Scalar>] {
        var found = chain.factors.map { $0.isIdentity ? KroneckerFactor<Scalar>(identity: $0) : nil }
        for (position, (node, matrix)) in zip(reduced.nodes, run.factors).enumerated() {
            var matrix = matrix
            if position == reduced.nodes.count - 1, scaled.scale != 1 {
                matrix.values = matrix.values.map { scaled.scale * $0 }
            }
            for (index, factor) in node.factors(of: matrix) {
                found[index] = KroneckerFactor(pattern: chain.factors[index], values: factor.kroneckerValues)
            }
        }
        return found.compactMap { $0 }
    }

    func solution(of run: HierarchicalRun<Scalar>) -> ChainSolution<Scalar> {
        let outside = squareOutside()
        let residual = ChainResidual(chain: reduced, threads: options.threads).squared(of: target, run.factors)
        let best = options.findsSplitErrors ? splitErrors(run) : nil
        let bounds = ErrorBounds(order: options.order, outside: outside)
        let first = reduced.nodes.count > 1 ? run.squaredErrors[firstSplit] : 0
        let known = best ?? (options.isOrthonormalised ? run.squaredErrors : [first])
        let scale = scaled.scale
        return ChainSolution(
            factors: factors(of: run),
            splits: run.squaredErrors.indices.map { k in
                ChainSplit(
                    position: reduced.nodes[k].last + 1,
                    rank: reduced.split(0...(reduced.nodes.count - 1), after: k).rank,
                    best: best.map { scale * (outside + $0[k]).squareRoot() },
                    committed: scale * run.squaredErrors[k].squareRoot())
            },
            order: options.order, isOrthonormalised: options.isOrthonormalised,
            targetNorm: scale * scaled.square.squareRoot(), outside: scale * outside.squareRoot(),
            error: scale * (outside + residual).squareRoot(), lowerBound: scale * bounds.lower(known),
            upperBound: options.isOrthonormalised ? best.map { scale * bounds.upper($0) } : nil)
    }

    private var firstSplit: Int { options.order.split(0...(reduced.nodes.count - 1)) }

    /// E_k² of each split, inside the product pattern; the algorithm found that of the first one.
    private func splitErrors(_ run: HierarchicalRun<Scalar>) -> [Double] {
        let errors = TargetSplitErrors(chain: reduced, threads: options.threads)
        return run.squaredErrors.indices.map { k in
            k == firstSplit ? run.squaredErrors[k] : errors.squared(after: k, of: target)
        }
    }

    /// Σ |a|² over the cells outside the product pattern.
    private func squareOutside() -> Double {
        let pattern = reduced.product
        guard pattern.a > 1 || pattern.d > 1 else { return 0 }
        let (width, c, d) = (pattern.columnCount, pattern.c, pattern.d)
        return scaled.elements.withUnsafeBufferPointer { elements in
            let start = elements.baseAddress!
            return Parts.values(pattern.rowCount, threads: options.threads, entries: scaled.elements.count) {
                part, sums in
                var row = [Scalar](repeating: .zero, count: width)
                row.withUnsafeMutableBufferPointer { row in
                    let copy = row.baseAddress!
                    for index in part {
                        copy.update(from: start + index * width, count: width)
                        let first = index / (pattern.b * d) * c * d + index % d
                        for k in 0..<c { copy[first + k * d] = .zero }
                        sums[index] = Scalar.square(copy, width)
                    }
                }
            }.reduce(0, +)
        }
    }
}

import DenseNumerics
import SupportMasks
import Testing

@testable import FixedSupportSolver

@Suite("Lines as least-squares problems") struct LineTests {
    /// The gradient of the objective by the weights of one factor, and the norm of the whole at the start.
    private func gradient(_ problem: DescentProblem, _ weights: [Double], _ decay: Double, factor: Int) -> [Double] {
        var objective = ChainObjective(problem, weightDecay: decay, threads: 1)
        var gradient = [Double](repeating: 0, count: weights.count)
        _ = objective.value(weights)
        objective.gradient(weights, into: &gradient)
        return Array(gradient[objective.layout.range(factor)])
    }

    @Test("Once its lines are improved, the gradient by a first factor is zero", arguments: [0, 0.3])
    func firstFactorIsBest(_ decay: Double) throws {
        for seed in 0..<10 {
            var random = RandomProblems(seed: UInt64(seed))
            let problem = try random.problem([7, 4 + seed % 5, 6], density: 0.6)
            let layout = ChainLayout(problem.masks)
            let chain = random.chain(problem.masks)
            var weights = try layout.weights(chain)
            let before = euclideanNorm(gradient(problem, weights, decay, factor: 0))
            weights.withUnsafeMutableBufferPointer { weights in
                IndependentLines(layout.factors[0]).improve(
                    weights.baseAddress!, targets: problem.target.elements, basis: chain.factors[1].elements, width: 6,
                    weightDecay: decay, RowTeam(threads: 1))
            }
            #expect(euclideanNorm(gradient(problem, weights, decay, factor: 0)) < 1e-12 * before, "seed \(seed)")
        }
    }

    @Test("Inner rows are improved one by one, and the residual follows", arguments: [0, 0.3])
    func innerRowsAreBest(_ decay: Double) throws {
        for seed in 0..<10 {
            var random = RandomProblems(seed: UInt64(seed))
            let problem = try random.problem([6, 4, 5, 7], density: 0.7)
            let layout = ChainLayout(problem.masks)
            let chain = random.chain(problem.masks)
            var weights = try layout.weights(chain)
            var residual = (chain.product - problem.target).elements
            let left = chain.factors[0].transposed.elements
            for _ in 0..<8_000 {
                weights.withUnsafeMutableBufferPointer { weights in
                    residual.withUnsafeMutableBufferPointer { residual in
                        InnerLines(layout.factors[1]).improve(
                            weights.baseAddress! + layout.offsets[1], left: left, height: 6,
                            right: chain.factors[2].elements, width: 7, residual: residual.baseAddress!,
                            weightDecay: decay)
                    }
                }
            }
            let now = layout.chain(weights)
            let difference = (now.product - problem.target).elements
            #expect(zip(residual, difference).allSatisfy { abs($0 - $1) < 1e-11 }, "seed \(seed)")
            #expect(now.factors[0] == chain.factors[0] && now.factors[2] == chain.factors[2])
            #expect(euclideanNorm(gradient(problem, weights, decay, factor: 1)) < 1e-6, "seed \(seed)")
        }
    }

    @Test("With weight decay alternation and gradient descent end at points without gradient")
    func penalisedPointsAreStationary() throws {
        for method in [DescentMethod.alternatingLeastSquares, .gradientDescent] {
            for levels in [[5, 3, 6], [4, 3, 3, 4]] {
                var random = RandomProblems(seed: 21)
                let problem = try random.problem(levels, density: 0.8)
                var options = DescentOptions(method)
                options.weightDecay = 0.05
                options.maximumSteps = 50_000
                let result = try Descent.run(problem, options)
                #expect(
                    result.bestSample.gradientNorm < 1e-5 * problem.target.frobeniusNorm,
                    "\(method.name) \(levels): \(result.bestSample.gradientNorm) \(result.end)")
            }
        }
    }

    @Test("Dependent lines of a basis, and lines that are zero, are no trouble")
    func dependentLines() throws {
        var random = RandomProblems(seed: 4)
        let row = random.matrix(1, 5)
        let basis = Matrix<Double>(rows: 3, columns: 5) { line, column in Double(line) * row[0, column] }
        let mask = BitMatrix(rowCount: 4, columnCount: 3) { _, _ in true }
        let target = random.matrix(4, 5)
        var weights = [Double](repeating: 1, count: 12)
        weights.withUnsafeMutableBufferPointer { weights in
            IndependentLines(MaskLayout(mask)).improve(
                weights.baseAddress!, targets: target.elements, basis: basis.elements, width: 5, weightDecay: 0,
                RowTeam(threads: 1))
        }
        let residual = target - Matrix(rows: 4, columns: 3, elements: weights) * basis
        let inner = residual * row.transposed
        #expect(inner.elements.allSatisfy { abs($0) < 1e-13 })
        #expect(weights.allSatisfy { abs($0) < 10 })
    }
}

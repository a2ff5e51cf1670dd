import DenseNumerics
import SupportMasks
import Testing

@testable import FixedSupportSolver

@Suite("The objective of a descent") struct ObjectiveTests {
    /// Chains of one to four factors, sparse and dense, narrow and wide, the last two large.
    static let shapes: [(levels: [Int], density: Double)] = [
        ([4, 5], 0.6), ([5, 3, 4], 0.6), ([9, 7, 33], 0.9), ([20, 30, 40], 0.05), ([6, 5, 4, 7], 0.7),
        ([12, 20, 20, 30], 0.1), ([5, 4, 3, 4, 5], 0.8), ([3, 4, 300], 0.9),
        ([170, 160, 165, 180], 0.9), ([150, 300, 280], 0.2),
    ]

    @Test("The loss is half the squared distance", arguments: shapes.indices)
    func lossIsAsDefined(_ index: Int) throws {
        let shape = Self.shapes[index]
        var random = RandomProblems(seed: UInt64(index))
        let problem = try random.problem(shape.levels, density: shape.density)
        let chain = random.chain(problem.masks)
        var objective = ChainObjective(problem, weightDecay: 0.25, threads: 1)
        let value = objective.value(try objective.layout.weights(chain))
        let defined = definedLoss(problem, chain)
        #expect(abs(value.loss - defined) <= 1e-13 * defined)
        let squares = chain.factors.reduce(0) { $0 + $1.frobeniusNorm * $1.frobeniusNorm }
        #expect(abs(value.objective - value.loss - 0.125 * squares) <= 1e-12 * value.objective)
    }

    @Test("The gradient is that of finite differences", arguments: shapes.indices)
    func gradientIsRight(_ index: Int) throws {
        let shape = Self.shapes[index]
        var random = RandomProblems(seed: UInt64(100 + index))
        let problem = try random.problem(shape.levels, density: shape.density)
        var objective = ChainObjective(problem, weightDecay: 0.3, threads: 1)
        var weights = try objective.layout.weights(random.chain(problem.masks))
        var gradient = [Double](repeating: 0, count: weights.count)
        let value = objective.value(weights).objective
        objective.gradient(weights, into: &gradient)
        let scale = euclideanNorm(gradient) + value
        for position in stride(from: 0, to: weights.count, by: max(1, weights.count / 40)) {
            // The objective is quadratic in each weight alone, so central differences have no error but rounding.
            let (kept, h) = (weights[position], 1e-3)
            weights[position] = kept + h
            let above = objective.value(weights).objective
            weights[position] = kept - h
            let below = objective.value(weights).objective
            weights[position] = kept
            #expect(abs((above - below) / (2 * h) - gradient[position]) <= 1e-10 * scale)
        }
    }

    @Test("Neither value nor gradient depends on the number of threads")
    func threadsChangeNothing() throws {
        for density in [0.02, 0.2, 0.6] {
            var random = RandomProblems(seed: 7)
            let problem = try random.problem([300, 200, 280, 270], density: density)
            let chain = random.chain(problem.masks)
            let results = try [1, 2, 3].map { threads in
                var objective = ChainObjective(problem, weightDecay: 0, threads: threads)
                let weights = try objective.layout.weights(chain)
                let value = objective.value(weights)
                var gradient = [Double](repeating: 0, count: weights.count)
                objective.gradient(weights, into: &gradient)
                return [value.loss] + gradient
            }
            #expect(results[1] == results[0] && results[2] == results[0])
        }
    }

    @Test("Rescaling inner lines changes neither the product nor the path norm")
    func pathNormIsInvariant() throws {
        var random = RandomProblems(seed: 3)
        let problem = try random.problem([6, 5, 4, 7], density: 0.7)
        let chain = random.chain(problem.masks)
        var scaled = chain
        for unit in 0..<5 {
            let factor = Double(1 << (3 * unit)) / 16
            for row in 0..<6 { scaled.factors[0][row, unit] *= factor }
            for column in 0..<4 { scaled.factors[1][unit, column] /= factor }
        }
        var objective = ChainObjective(problem, weightDecay: 0, threads: 1)
        let (plain, other) = (try objective.layout.weights(chain), try objective.layout.weights(scaled))
        #expect(abs(objective.pathNorm(other) / objective.pathNorm(plain) - 1) < 1e-14)
        let balanced = scaled.balanced()
        #expect(balanced.product == scaled.product, "powers of two round nothing")
        let size = { (chain: FactorChain<Double>) in chain.factors.map(\.frobeniusNorm).reduce(0) { $0 + $1 * $1 } }
        #expect(size(balanced) < size(scaled))
    }

    @Test("Empty masks, empty rows and a target of zero are no trouble", arguments: everyMethod)
    func emptyMasks(_ method: DescentMethod) throws {
        let none = BitMatrix(rowCount: 3, columnCount: 2)
        var random = RandomProblems(seed: 1)
        var options = DescentOptions(method)
        options.maximumSteps = 50
        let target = random.matrix(3, 3)
        let empty = try DescentProblem(masks: [none, none.transposed()], target: target)
        let result = try Descent.run(empty, options)
        #expect(abs(result.bestSample.relativeError - 1) < 1e-14)
        let full = BitMatrix(rowCount: 3, columnCount: 2) { $0 != 1 || $1 != 1 }
        let zero = try DescentProblem(masks: [full, full.transposed()], target: Matrix(rows: 3, columns: 3))
        #expect(try Descent.run(zero, options).bestSample.loss < 0.5)
    }
}

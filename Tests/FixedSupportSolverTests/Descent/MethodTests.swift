import DenseNumerics
import SupportMasks
import Synchronization
import Testing

@testable import FixedSupportSolver

@Suite("Methods of descent") struct MethodTests {
    @Test(
        "Alternating least squares and gradient descent never go up",
        arguments: [DescentMethod.alternatingLeastSquares, .gradientDescent], [0, 1e-2])
    func descentIsMonotone(_ method: DescentMethod, _ weightDecay: Double) throws {
        for seed in 0..<12 {
            var random = RandomProblems(seed: UInt64(seed))
            let levels = [[6, 4, 7], [5, 4, 4, 6], [8, 5], [5, 4, 3, 4, 5], [30, 20, 25]][seed % 5]
            let problem = try random.problem(levels, density: 0.5)
            var options = DescentOptions(method)
            options.weightDecay = weightDecay
            options.maximumSteps = 200
            options.seed = UInt64(seed)
            options.history = .every(1)
            let history = try Descent.run(problem, options).history.map(\.objective)
            #expect(
                zip(history, history.dropFirst()).allSatisfy { $0 >= $1 }, "\(method.name), seed \(seed), \(levels)")
        }
    }

    @Test("Factors are exactly zero outside their masks, and the best is what its sample says", arguments: everyMethod)
    func masksAreKept(_ method: DescentMethod) throws {
        for seed in 0..<6 {
            var random = RandomProblems(seed: UInt64(seed))
            let problem = try random.problem([7, 5, 4, 6], density: 0.4)
            var options = DescentOptions(method)
            options.maximumSteps = 60
            options.seed = UInt64(seed)
            let result = try Descent.run(problem, options)
            #expect(isOnMasks(result.best, problem.masks) && isOnMasks(result.last, problem.masks))
            #expect(abs(definedLoss(problem, result.best) / result.bestSample.loss - 1) < 1e-12)
            #expect(result.history.allSatisfy { $0.loss >= result.bestSample.loss * (1 - 1e-15) })
        }
    }

    @Test("The same seed gives the same run, whatever the threads; another seed gives another", arguments: everyMethod)
    func runsAreDeterministic(_ method: DescentMethod) throws {
        var random = RandomProblems(seed: 5)
        let problem = try random.problem([90, 80, 100], density: 0.4)
        var options = DescentOptions(method)
        options.maximumSteps = method == .alternatingLeastSquares ? 3 : 20
        func run(threads: Int, seed: UInt64) throws -> [DescentSample] {
            options.threads = threads
            options.seed = seed
            return try Descent.run(problem, options).history
        }
        let first = try run(threads: 1, seed: 4)
        #expect(try run(threads: 1, seed: 4) == first)
        #expect(try run(threads: 2, seed: 4) == first)
        #expect(try run(threads: 1, seed: 5) != first)
    }

    @Test("A target that the masks reach exactly is found", arguments: everyMethod)
    func attainedTargetsAreFound(_ method: DescentMethod) throws {
        var random = RandomProblems(seed: 11)
        // Disjoint blocks: closed, tractable, and without spurious minima.
        let left = BitMatrix(rowCount: 6, columnCount: 3) { row, support in row / 2 == support }
        let right = BitMatrix(rowCount: 3, columnCount: 7) { _, _ in true }
        let target = random.chain([left, right]).product
        let problem = try DescentProblem(masks: [left, right], target: target)
        var options = DescentOptions(method)
        options.maximumSteps = 20_000
        let result = try Descent.run(problem, options)
        #expect(result.bestSample.relativeError < 1e-6, "\(result.end)")
    }

    @Test("On disjoint blocks every method reaches the sum of the blocks' best errors", arguments: everyMethod)
    func tractableOptimumIsReached(_ method: DescentMethod) throws {
        // Two blocks of rank two on rows 0–3 and 4–7, columns 0–4 and 3–8: disjoint as rectangles.
        let left = BitMatrix(rowCount: 8, columnCount: 4) { row, support in row / 4 == support / 2 }
        let right = BitMatrix(rowCount: 4, columnCount: 9) { support, column in
            support / 2 == 0 ? column < 5 : column >= 3
        }
        for seed in 0..<6 {
            var random = RandomProblems(seed: UInt64(40 + seed))
            let target = random.matrix(8, 9)
            let blocks = [(Array(0..<4), Array(0..<5)), (Array(4..<8), Array(3..<9))].map {
                target.submatrix(rows: $0.0, columns: $0.1)
            }
            // What no block covers, and each block's singular values beyond the second.
            let inside = blocks.reduce(0) { $0 + $1.frobeniusNorm * $1.frobeniusNorm }
            let tails = blocks.map { SingularValueDecomposition($0).tail(beyond: 2) }
            let outside = target.frobeniusNorm * target.frobeniusNorm - inside
            let optimum = 0.5 * (outside + tails.reduce(0) { $0 + $1 * $1 })
            var options = DescentOptions(method)
            options.seed = UInt64(seed)
            options.maximumSteps = 30_000
            let result = try Descent.run(try DescentProblem(masks: [left, right], target: target), options)
            #expect(result.bestSample.loss >= optimum * (1 - 1e-12), "seed \(seed)")
            #expect(result.bestSample.loss <= optimum * (1 + 1e-6), "seed \(seed): \(result.end)")
            #expect(result.runaway.verdict == .notSeen, "seed \(seed)")
        }
    }

    @Test("A single factor is the target on its mask")
    func oneFactor() throws {
        var random = RandomProblems(seed: 2)
        let mask = random.mask(5, 6, density: 0.5)
        let target = random.matrix(5, 6)
        let problem = try DescentProblem(masks: [mask], target: target)
        let result = try Descent.run(problem, DescentOptions(.alternatingLeastSquares))
        #expect(result.best.factors[0] == Matrix(rows: 5, columns: 6) { mask[$0, $1] ? target[$0, $1] : 0 })
    }

    @Test("A larger target of the same shape gives the same relative errors", arguments: everyMethod)
    func scaleDoesNotMatter(_ method: DescentMethod) throws {
        var random = RandomProblems(seed: 8)
        let problem = try random.problem([6, 4, 5], density: 0.6)
        // 2^20: with two factors weights scale by 2^10, exactly.
        let large = try DescentProblem(masks: problem.masks, target: 0x1p20 * problem.target)
        var options = DescentOptions(method)
        options.maximumSteps = 40
        let (plain, scaled) = (try Descent.run(problem, options), try Descent.run(large, options))
        #expect(abs(scaled.bestSample.relativeError / plain.bestSample.relativeError - 1) < 1e-6)
    }

    @Test("A run ends when it is told to, and at the number of steps", arguments: everyMethod)
    func budgetsHold(_ method: DescentMethod) throws {
        var random = RandomProblems(seed: 8)
        let problem = try random.problem([40, 30, 40], density: 0.5)
        var options = DescentOptions(method)
        options.maximumSteps = 7
        let counted = try Descent.run(problem, options)
        #expect(counted.end == .stepLimit && counted.history.last?.step == 7)
        options.shouldStop = { true }
        let stopped = try Descent.run(problem, options)
        #expect(stopped.end == .stopped && stopped.history.count == 1)
    }

    @Test("Alternation that is cut in the middle of a step has still gone down, on its masks")
    func cutStepsDescend() throws {
        var random = RandomProblems(seed: 13)
        let problem = try random.problem([30, 20, 25, 30], density: 0.4)
        let questions = Mutex(0)
        var options = DescentOptions(.alternatingLeastSquares)
        options.shouldStop = {
            questions.withLock { count in
                count += 1
                return count > 40
            }
        }
        let result = try Descent.run(problem, options)
        #expect(result.end == .stopped)
        #expect(result.bestSample.loss < result.history[0].loss && isOnMasks(result.best, problem.masks))
    }

    @Test("A long run keeps few samples")
    func historyIsThin() throws {
        var options = DescentOptions(.gradientDescent)
        options.maximumSteps = 20_000
        let steps = try Descent.run(smallestTriangles, options).history.map(\.step)
        #expect(steps.first == 0 && steps.last == 20_000 && steps.count < 130)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("A start off the masks, masks that do not fit and targets of another shape are refused")
    func badInputIsRefused() {
        let mask = BitMatrix(rowCount: 2, columnCount: 3)
        #expect(throws: DescentProblemError.self) {
            try DescentProblem(masks: [mask, mask], target: Matrix(rows: 2, columns: 3))
        }
        #expect(throws: DescentProblemError.self) {
            try DescentProblem(masks: [mask], target: Matrix(rows: 3, columns: 3))
        }
        #expect(throws: DescentProblemError.self) {
            try DescentProblem(masks: [mask], target: Matrix(rows: 2, columns: 3, repeating: .nan))
        }
        #expect(throws: DescentProblemError.self) {
            let full = FactorChain(factors: [Matrix<Double>(rows: 2, columns: 2, repeating: 1)])
            let lower = BitMatrix(rowCount: 2, columnCount: 2) { $0 >= $1 }
            let problem = try DescentProblem(masks: [lower], target: Matrix(rows: 2, columns: 2))
            _ = try Descent.run(problem, DescentOptions(.gradientDescent), from: .factors(full))
        }
    }
}

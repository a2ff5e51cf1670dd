import DenseNumerics
import SupportMasks
import SupportTheory
import Testing

@testable import FixedSupportSolver

@Suite("Weights that run away") struct RunawayTests {
    private static func options(_ method: DescentMethod, seed: Int, weightDecay: Double = 0) -> DescentOptions {
        var options = DescentOptions(method)
        options.seed = UInt64(seed)
        options.weightDecay = weightDecay
        options.maximumSteps = 20_000
        return options
    }

    @Test("They run away on the masks of LU, whatever the start", arguments: everyMethod)
    func triangularMasksRunAway(_ method: DescentMethod) throws {
        for seed in 0..<10 {
            let result = try Descent.run(smallestTriangles, Self.options(method, seed: seed))
            #expect(result.runaway.verdict == .runsAway, "seed \(seed): \(String(describing: result.runaway.growth))")
            #expect(result.bestSample.loss < 5e-3)
        }
    }

    @Test("Weight decay holds them", arguments: everyMethod)
    func weightDecayBounds(_ method: DescentMethod) throws {
        for seed in 0..<10 {
            let result = try Descent.run(smallestTriangles, Self.options(method, seed: seed, weightDecay: 5e-4))
            #expect(result.runaway.verdict == .notSeen, "seed \(seed): \(String(describing: result.runaway.growth))")
            // The optimum of the penalised loss, which two independent methods agree on.
            #expect(result.bestSample.norms.allSatisfy { $0 < 6 }, "seed \(seed)")
        }
    }

    @Test("On LU the loss falls below 1e-4 while the norms grow, and the report says so with SC401")
    func acceptance() throws {
        let lower = BitMatrix(rowCount: 2, columnCount: 2) { $0 >= $1 }
        let instance = MaskInstance(
            name: "lu", masks: .factorization(FactorSupports(left: lower, right: lower)))
        let analysis = InstanceAnalysis(instance)
        let problem = try DescentProblem(instance, target: smallestTriangles.target)
        #expect(problem.masks == smallestTriangles.masks)
        let result = try Descent.run(problem, DescentOptions(.alternatingLeastSquares))
        #expect(result.bestSample.loss < 1e-4)
        let report = RunawayReport(result, analysis.closedness)
        #expect(report.isPredicted && report.rule == .SC401)
        #expect(report.sentence.hasPrefix("The weights run away") && report.sentence.contains("SC401"))
        var decaying = DescentOptions(.alternatingLeastSquares)
        decaying.weightDecay = 5e-4
        let held = RunawayReport(try Descent.run(problem, decaying), analysis.closedness)
        #expect(!held.isPredicted && held.sentence.contains("with the weight decay 0.0005 an optimum exists"))
        #expect(held.sentence.contains("without it, by SC401"))
        let tail = result.history.suffix(20).map(\.pathNorm)
        #expect(zip(tail, tail.dropFirst()).allSatisfy { $0 < $1 }, "still growing")
    }

    /// Masks that are closed.
    static let closed: [(name: String, masks: [BitMatrix])] = {
        let full = { (rows: Int, columns: Int) in BitMatrix(rowCount: rows, columnCount: columns) { _, _ in true } }
        let butterfly = [
            KroneckerPattern(1, 2, 2, 4), KroneckerPattern(2, 2, 2, 2),
            KroneckerPattern(4, 2, 2, 1),
        ].compactMap { $0?.mask }
        let crossing = [
            BitMatrix(["11", "11", "10", "10"]) ?? full(0, 0), BitMatrix(["1100", "1111"]) ?? full(0, 0),
        ]
        return [
            ("low rank", [full(6, 2), full(2, 5)]), ("disjoint blocks", [blocks(6, 3), full(3, 6)]),
            ("crossing", crossing), ("butterfly", butterfly), ("deep and full", [full(4, 3), full(3, 3), full(3, 4)]),
        ]
    }()

    private static func blocks(_ rows: Int, _ columns: Int) -> BitMatrix {
        BitMatrix(rowCount: rows, columnCount: columns) { $0 * columns / rows == $1 }
    }

    @Test("They do not run away on closed masks", arguments: closed.indices, everyMethod)
    func closedMasksStayBounded(_ index: Int, _ method: DescentMethod) throws {
        let (name, masks) = Self.closed[index]
        for seed in 0..<8 {
            var random = RandomProblems(seed: UInt64(1_000 + seed))
            let target = random.matrix(masks[0].rowCount, masks[masks.count - 1].columnCount)
            let problem = try DescentProblem(masks: masks, target: target)
            var options = Self.options(method, seed: seed)
            options.maximumSteps = method == .alternatingLeastSquares ? 400 : 6_000
            let result = try Descent.run(problem, options)
            #expect(
                result.runaway.verdict == .notSeen,
                "\(name), seed \(seed): \(String(describing: result.runaway.growth))")
        }
    }

    @Test("They may run away on closed masks too, after an infimum that is no optimum, and the report says so")
    func closedMasksMayHaveFalseValleys() throws {
        // Every 4 × 4 matrix is L U L, and yet alternation from this start ends far from the target.
        let lower = BitMatrix(rowCount: 4, columnCount: 4) { $0 >= $1 }
        let layers = [lower, lower.transposed(), lower]
        let instance = MaskInstance(
            name: "lul", masks: .network(layers.enumerated().map { Layer(name: "\($0.offset)", mask: $0.element) }))
        let analysis = InstanceAnalysis(instance)
        #expect(analysis.verdict == .closed)
        var random = RandomProblems(seed: 1_003)
        let problem = try DescentProblem(masks: layers, target: random.matrix(4, 4))
        var options = DescentOptions(.alternatingLeastSquares)
        options.seed = 3
        options.maximumSteps = 5_000
        let result = try Descent.run(problem, options)
        #expect(result.runaway.verdict == .runsAway && result.bestSample.relativeError > 0.1)
        let report = RunawayReport(result, analysis.closedness)
        #expect(!report.isPredicted && report.sentence.contains("an optimum exists"))
        let other = try Descent.run(problem, DescentOptions(.gradientDescent))
        #expect(other.bestSample.relativeError < 1e-6, "another method reaches the target")
    }

    @Test("Synthetic histories: growth that flattens, growth of the product, growth without gain are no running away")
    func criterionOnHistories() {
        func history(
            path: (Double) -> Double, product: (Double) -> Double = { _ in 1 }, loss: (Double) -> Double
        ) -> [DescentSample] {
            var (samples, step) = ([DescentSample](), 0)
            while step <= 10_000 {
                let t = Double(max(step, 1))
                samples.append(
                    DescentSample(
                        step: step, loss: loss(t), objective: loss(t), relativeError: 1, norms: [1, 1],
                        pathNorm: path(t), productNorm: product(t), gradientNorm: 1))
                step = HistoryPolicy.logarithmic(perDecade: 24).next(after: step)
            }
            return samples
        }
        let criterion = RunawayCriterion()
        func verdict(_ samples: [DescentSample]) -> RunawayFinding.Verdict { criterion.judge(samples).verdict }
        func root(_ t: Double) -> Double { t.squareRoot() }
        #expect(verdict(history(path: root) { 1 / $0 }) == .runsAway)
        #expect(verdict(history(path: root) { 1 + 1 / $0 }) == .runsAway, "towards an infimum that is not zero")
        #expect(verdict(history(path: { 5 - 400 / ($0 + 100) }) { 1 / $0 }) == .notSeen, "flattens")
        #expect(verdict(history(path: root, product: root) { 1 / $0 }) == .notSeen, "the product grows")
        #expect(verdict(history(path: root) { _ in 1 }) == .notSeen, "no gain")
        #expect(verdict(Array(history(path: root) { 1 / $0 }.prefix { $0.step < 200 })) == .tooShort)
    }
}

import DenseNumerics
import FloatingProposals
import SupportMasks
import SupportTheory
import Testing

@testable import FixedSupportSolver

@Suite("Tractable instances are solved to their optimum")
struct BlockSolverTests {
    private static let seeds: [UInt64] = [1, 20_260_727, 0xDEAD_BEEF]

    @Test("The error is the lower bound, on real targets", arguments: seeds)
    func realOptimum(seed: UInt64) throws { try optimum(Double.self, seed) }

    @Test("The error is the lower bound, on complex targets", arguments: seeds)
    func complexOptimum(seed: UInt64) throws { try optimum(Complex.self, seed) }

    private func optimum<Scalar: RandomScalar>(_: Scalar.Type, _ seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        var seen: Set<String> = []
        for _ in 0..<300 {
            let instance = TractableMasks.random(using: &generator)
            let masks = instance.masks
            let target: Matrix<Scalar> = randomMatrix(masks.rowCount, masks.columnCount, using: &generator)
            let problem = FactorChainProblem(target: target, pair: masks)
            let solution = BlockSolver(target: target, plan: try CheckedPlan(instance.plan, for: masks)).solve()
            #expect(problem.admits(solution.chain), "seed \(seed): \(masks)")
            #expect(solution.error >= solution.lower.value, "seed \(seed): \(masks)")
            #expect(
                solution.error <= solution.lower.value + 1e-13 * target.frobeniusNorm, "seed \(seed): \(instance)")
            seen.insert(instance.rule)
            for block in instance.plan.blocks { seen.insert(block.method.name) }
        }
        #expect(seen == ["SC101", "SC102", "truncated-svd", "fit-exactly", "fit-through-lines"])
    }

    @Test("Alternating least squares from 20 starts is never better, and mostly as good", arguments: seeds)
    func opponents(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        var reached = 0
        for _ in 0..<20 {
            let instance = TractableMasks.random(using: &generator)
            let target: Matrix<Double> = randomMatrix(
                instance.masks.rowCount, instance.masks.columnCount, using: &generator)
            let problem = FactorChainProblem(target: target, pair: instance.masks)
            let solution = BlockSolver(target: target, plan: try CheckedPlan(instance.plan, for: instance.masks))
                .solve()
            let runs = (0..<20).map { _ in AlternatingFit.error(problem, rounds: 60, using: &generator) }
            let least = runs.min() ?? 0
            #expect(least >= solution.error - 1e-10 * target.frobeniusNorm, "seed \(seed): \(instance)")
            if least <= solution.error + 1e-3 * target.frobeniusNorm { reached += 1 }
        }
        #expect(reached >= 15, "seed \(seed): the bound would be loose")
    }

    @Test("No perturbation on the masks improves the factors", arguments: seeds)
    func perturbations(seed: UInt64) throws {
        var generator = SeededNormals(seed: seed)
        for _ in 0..<100 {
            let instance = TractableMasks.random(using: &generator)
            let target: Matrix<Complex> = randomMatrix(
                instance.masks.rowCount, instance.masks.columnCount, using: &generator)
            let problem = FactorChainProblem(target: target, pair: instance.masks)
            let solution = BlockSolver(target: target, plan: try CheckedPlan(instance.plan, for: instance.masks))
                .solve()
            for size in [1e-1, 1e-3, 1e-5] {
                var other = solution.chain
                for (place, mask) in problem.masks.enumerated() {
                    for row in 0..<mask.rowCount {
                        for column in mask.row(row) {
                            other.factors[place][row, column] += size * Complex.random(using: &generator)
                        }
                    }
                }
                #expect(problem.error(of: other) >= solution.error - 1e-13 * target.frobeniusNorm, "seed \(seed)")
            }
        }
    }

    @Test("The result does not depend on the number of threads")
    func threads() throws {
        var generator = SeededNormals(seed: 5)
        for _ in 0..<30 {
            let instance = TractableMasks.random(using: &generator)
            let target: Matrix<Double> = randomMatrix(
                instance.masks.rowCount, instance.masks.columnCount, using: &generator)
            let plan = try CheckedPlan(instance.plan, for: instance.masks)
            let results = [1, 2, 5].map { BlockSolver(target: target, plan: plan, threads: $0).solve().chain }
            #expect(results.allSatisfy { $0 == results[0] })
        }
    }

    @Test("A zero target has zero factors, and targets of any size are solved alike")
    func scales() throws {
        var generator = SeededNormals(seed: 9)
        for _ in 0..<50 {
            let instance = TractableMasks.random(using: &generator)
            let plan = try CheckedPlan(instance.plan, for: instance.masks)
            let target: Matrix<Double> = randomMatrix(
                instance.masks.rowCount, instance.masks.columnCount, using: &generator)
            let zero = BlockSolver(target: 0 * target, plan: plan).solve()
            #expect(zero.error == 0)
            #expect(zero.chain.norms.allSatisfy { $0 == 0 })
            for scale in [0x1p-300, 0x1p300] {
                let solution = BlockSolver(target: scale * target, plan: plan).solve()
                #expect(solution.error >= solution.lower.value)
                #expect(solution.error <= solution.lower.value + 1e-13 * scale * target.frobeniusNorm)
            }
        }
    }

    @Test("A run that is interrupted leaves factors on the masks, and claims nothing")
    func interrupted() throws {
        let signal = InterruptSignal()
        signal.raise()
        var generator = SeededNormals(seed: 2)
        let instance = TractableMasks.random(using: &generator)
        let target: Matrix<Double> = randomMatrix(
            instance.masks.rowCount, instance.masks.columnCount, using: &generator)
        let solution = BlockSolver(
            target: target, plan: try CheckedPlan(instance.plan, for: instance.masks),
            interruption: Interruption(signal: signal)
        ).solve()
        #expect(solution.isCut && !solution.isOptimal && solution.lower == .nothing)
        #expect(FactorChainProblem(target: target, pair: instance.masks).admits(solution.chain))
    }

    @Test("One factor is the target on its mask")
    func oneFactor() {
        let mask = BitMatrix(rowCount: 2, columnCount: 2) { $0 == $1 }
        let problem = FactorChainProblem(
            target: Matrix<Double>(rows: 2, columns: 2, elements: [3, 4, 0, 5]), masks: [mask])
        let solution = OneFactor.solve(problem)
        #expect(solution.chain.factors[0].elements == [3, 0, 0, 5])
        #expect(solution.error == 4 && solution.isOptimal)
    }
}

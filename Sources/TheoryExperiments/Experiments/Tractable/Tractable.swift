import DenseNumerics
import Drawing
import FixedSupportSolver
import MaskedStates
import SupportMasks

extension Statement {
    static let tractable = Statement(
        name: "tractable",
        title: "Where the rank-one supports are disjoint or identical, truncated singular value decompositions of the "
            + "blocks are a best approximation; the same after complete classes are absorbed.",
        source: "Theorem II: Le, Riccietti, Gribonval, arXiv 2112.00386; absorption: Theory.md",
        plant: "the blocks of a target that is off by a hundredth",
        examine: { try TractableExperiment($0).outcome() })
}

/// The factors of the plan against descents from many starts: none may be better.
private struct TractableExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    private var restartCount: Int { setting.count(200, quick: 20) }

    func outcome() throws -> Outcome {
        let disjoint = try (0..<setting.count(12, quick: 3)).map { try contest(disjointMasks($0), $0) }
        let absorbed = try (0..<setting.count(8, quick: 2)).map { try contest(absorbedMasks($0), 100 + $0) }
        let contests = disjoint + absorbed
        return Outcome(
            instances: "\(disjoint.count) targets on disjoint or identical supports, \(absorbed.count) with classes to "
                + "absorb, each against \(restartCount) descents",
            claims: [
                .atLeast(
                    -1e-9, contests.map(\.lead), "no descent ends below the blocks (error less theirs, relative to ‖A‖)"
                ),
                .atMost(
                    1e-12, contests.map(\.uncertainty), "the error of the blocks is their lower bound (relative to ‖A‖)"
                ),
                .atMost(1e-4, contests.map(\.lead), "the best descent comes as near as this"),
            ],
            plots: [plot(contests)])
    }

    private struct Contest {
        /// The relative error of the blocks.
        var optimum: Double
        var uncertainty: Double
        /// Those of the descents, ascending.
        var errors: [Double]
        /// The best descent's error less the optimum.
        var lead: Double { (errors.first ?? .nan) - optimum }
    }

    private func contest(_ masks: FactorSupports, _ number: Int) throws -> Contest {
        var normals = setting.normals("tractable-target", number)
        let target = Matrix<Double>.normal(rows: masks.rowCount, columns: masks.columnCount) { normals.normal() }
        let noise = Matrix<Double>.normal(rows: masks.rowCount, columns: masks.columnCount) { normals.normal() }
        let solved = setting.isPlanted ? target + 0.01 * noise : target
        guard let made = CheckedPlan.made(for: RankOneSupports(masks)) else { throw ExperimentFault.noPlan }
        let solution = BlockSolver(target: solved, plan: try CheckedPlan(made.plan, for: masks)).solve()
        let problem = FactorChainProblem(target: target, pair: masks)
        let norm = target.frobeniusNorm
        return Contest(
            optimum: problem.error(of: solution.chain) / norm,
            uncertainty: (solution.error - solution.lower.value) / norm,
            errors: try descents(masks, target, number).sorted())
    }

    /// Half of them by alternating least squares, half by gradient steps (Adam).
    private func descents(_ masks: FactorSupports, _ target: Matrix<Double>, _ number: Int) throws -> [Double] {
        let problem = try DescentProblem(masks, target: target)
        let seed = setting.seed &+ UInt64(1_000 * number)
        var alternating = DescentOptions(.alternatingLeastSquares)
        alternating.maximumSteps = 300
        var adam = DescentOptions(.adam())
        adam.maximumSteps = 600
        let half = restartCount / 2
        return try Restarts(problem, count: half, seed: seed, alternating).errors
            + Restarts(problem, count: half, seed: seed &+ 500, adam).errors
    }

    private func disjointMasks(_ number: Int) -> FactorSupports {
        var normals = setting.normals("tractable-masks", number)
        let copies = (0..<Int.random(in: 2...4, using: &normals)).map { _ in Int.random(in: 1...2, using: &normals) }
        return RandomSupports.disjoint(rows: 9, columns: 8, copies: copies, &normals)
    }

    /// A disjoint pair with a complete class across it: single rows or columns that reach everything.
    private func absorbedMasks(_ number: Int) -> FactorSupports {
        var normals = setting.normals("tractable-absorbed", number)
        let masks = RandomSupports.disjoint(rows: 8, columns: 8, copies: [2, 1, 1], &normals)
        let line = Int.random(in: 0..<8, using: &normals)
        let width = masks.width + 1
        return FactorSupports(
            left: BitMatrix(rowCount: 8, columnCount: width) { $1 < width - 1 ? masks.left[$0, $1] : $0 == line },
            right: BitMatrix(rowCount: 8, columnCount: width) { $1 < width - 1 ? masks.right[$0, $1] : true })
    }

    private func plot(_ contests: [Contest]) -> LinePlot {
        let curves = contests.prefix(4).enumerated().map { number, contest in
            LinePlot.Curve(
                "target \(number + 1)",
                contest.errors.enumerated().map { LinePlot.Point(Double($0 + 1), max($1 - contest.optimum, 1e-16)) })
        }
        return LinePlot(
            title: "Descents above the blocks",
            caption:
                "Relative error of \(restartCount) descents less that of the blocks, sorted, for four targets. None "
                + "is below zero; values under 1e-16 are drawn there.",
            horizontal: .init("descents, best first"), vertical: .init("error above the blocks", isLogarithmic: true),
            curves: curves)
    }
}

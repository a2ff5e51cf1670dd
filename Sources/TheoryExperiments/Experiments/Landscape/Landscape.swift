import DenseNumerics
import Drawing
import FixedSupportSolver
import MaskedStates
import SupportMasks

extension Statement {
    static let landscape = Statement(
        name: "landscape",
        title:
            "Where the rank-one supports are disjoint or identical, ‖A − X Yᵀ‖² has no spurious local minimum, so no "
            + "descent stops above the optimum; where they overlap otherwise, one can.",
        source: "Theorem III: Le, Riccietti, Gribonval, arXiv 2112.00386",
        plant: "overlapping masks with a spurious minimum among those that are disjoint or identical",
        examine: { try LandscapeExperiment($0).outcome() })
}

private struct LandscapeExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    private var restartCount: Int { setting.count(60, quick: 12) }

    func outcome() throws -> Outcome {
        var benign = try (0..<setting.count(12, quick: 3)).map(benignCase)
        let spurious = try spuriousRestarts()
        if setting.isPlanted { benign.append(spurious) }
        let minimum = try Minimum()
        return Outcome(
            instances: "\(benign.count) targets, \(restartCount) descents each; and one whose supports overlap",
            claims: [
                .atMost(
                    1e-6, benign.flatMap(\.heights),
                    "disjoint or identical: no descent stops above the optimum (relative to ‖A‖)"),
                .atMost(
                    1e-7, [minimum.gradientNorm], "overlapping: a descent ends where the gradient is zero (its norm)"),
                .atMost(
                    1e-7, minimum.flat.map(abs),
                    "overlapping: the curvature there is zero along the scalings (\(minimum.flat.count) eigenvalues)"),
                .atLeast(
                    1e-3, minimum.curved,
                    "overlapping: and positive in every other direction (\(minimum.curved.count) eigenvalues)"),
                .atLeast(
                    0.1, [minimum.error - (spurious.errors.first ?? .nan)],
                    "overlapping: yet other factors have a smaller error (difference, relative to ‖A‖)"),
                .atLeast(
                    1, [Double(spurious.heights.count { $0 > 0.1 })],
                    "overlapping: random starts end above the optimum, too (their number)"),
            ],
            plots: [plot(benign, spurious)])
    }

    private struct Case {
        /// The relative errors at which descents end, ascending.
        var errors: [Double]
        var optimum: Double
        var heights: [Double] { errors.map { $0 - optimum } }
    }

    private func benignCase(_ number: Int) throws -> Case {
        var normals = setting.normals("landscape", number)
        let copies = [Int.random(in: 1...2, using: &normals), 1, Int.random(in: 1...2, using: &normals)]
        let masks = RandomSupports.disjoint(rows: 7, columns: 7, copies: copies, &normals)
        let target = Matrix<Double>.normal(rows: 7, columns: 7) { normals.normal() }
        guard let made = CheckedPlan.made(for: RankOneSupports(masks)) else { throw ExperimentFault.noPlan }
        let solution = BlockSolver(target: target, plan: try CheckedPlan(made.plan, for: masks)).solve()
        return Case(errors: try errors(masks, target, number), optimum: solution.relativeError)
    }

    private func spuriousRestarts() throws -> Case {
        let errors = try errors(SpuriousMinimum.masks(), SpuriousMinimum.target, 1_000)
        return Case(errors: errors, optimum: errors.first ?? .nan)
    }

    private func errors(_ masks: FactorSupports, _ target: Matrix<Double>, _ number: Int) throws -> [Double] {
        var options = DescentOptions(.alternatingLeastSquares)
        options.maximumSteps = 5_000
        let problem = try DescentProblem(masks, target: target)
        let seed = setting.seed &+ UInt64(100 * number)
        return try Restarts(problem, count: restartCount, seed: seed, options).errors.sorted()
    }

    /// Where the descent from the wrong signs ends.
    private struct Minimum {
        let error: Double
        let gradientNorm: Double
        /// The eigenvalues of the second derivatives that belong to the scalings, one for each support, and the others.
        let flat: [Double]
        let curved: [Double]

        init() throws {
            let masks = try SpuriousMinimum.masks()
            let target = SpuriousMinimum.target
            var options = DescentOptions(.alternatingLeastSquares)
            options.maximumSteps = 20_000
            options.tolerance = 0
            let result = try Descent.run(
                DescentProblem(masks, target: target), options, from: .factors(SpuriousMinimum.start().chain))
            let factors = result.best.factors
            let point = CriticalPoint(
                masks, target: target, at: Pair(left: factors[0], right: factors[1].transposed))
            error = result.bestSample.relativeError
            gradientNorm = point.gradientNorm
            flat = Array(point.curvatures.prefix(masks.width))
            curved = Array(point.curvatures.dropFirst(masks.width))
        }
    }

    private func plot(_ benign: [Case], _ spurious: Case) -> LinePlot {
        func curve(_ name: String, _ errors: [Double]) -> LinePlot.Curve {
            LinePlot.Curve(
                name, errors.enumerated().map { LinePlot.Point(Double($0 + 1), max($1, 1e-16)) }, look: .markedLine)
        }
        let worst = (0..<restartCount).map { place in benign.map { $0.heights[place] }.max() ?? 0 }
        return LinePlot(
            title: "Where descents stop",
            caption: "Relative error above the best one, sorted over \(restartCount) random starts. On disjoint or "
                + "identical supports every descent reaches the optimum; on overlapping ones some stop above it.",
            horizontal: .init("descents, best first"),
            vertical: .init("error above the optimum", isLogarithmic: true),
            curves: [
                curve("overlapping", spurious.heights),
                curve("disjoint or identical, the worst of \(benign.count)", worst),
            ])
    }
}

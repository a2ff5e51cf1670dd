import DenseNumerics
import Drawing
import ExactArithmetic
import FixedSupportSolver
import MaskedStates
import Membership
import Proofs
import SupportMasks
import SupportTheory

extension Statement {
    static let existence = Statement(
        name: "existence",
        title:
            "A best approximation X Yᵀ exists for every target exactly when the set of products is closed: otherwise "
            + "the loss falls to its infimum while the weights grow without end.",
        source: "Le, Riccietti, Gribonval, arXiv 2306.02666",
        plant: "the masks of the 2 × 2 LU, with its anti-diagonal target, among the closed ones",
        examine: { try ExistenceExperiment($0).outcome() })
}

private struct ExistenceExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    func outcome() throws -> Outcome {
        var normals = setting.normals("existence-kernels")
        let kernels = try SmallKernels(
            luSizes: 2...setting.count(6, quick: 3), count: setting.count(40, quick: 8), &normals)
        let curves = try kernels.notClosed.map(CurveWalk.init)
        let escapes = try (2...setting.count(5, quick: 3)).map(escape)
        var closed = try kernels.closed.enumerated().map { try contest($1, $0) }
        if setting.isPlanted { closed.append(try contest("planted", TriangularExperiment(size: 2).problem, 0)) }
        return Outcome(
            instances: "\(curves.count) masks not closed, LU among them; \(kernels.closed.count) closed ones",
            claims: claims(curves, escapes, closed), plots: [curvePlot(curves), descentPlot(escapes, closed)])
    }

    private func claims(_ curves: [CurveWalk], _ escapes: [Run], _ closed: [Contest]) -> [Claim] {
        [
            .always(curves.map(\.isRefuted), "not closed: the target is no product, by an exact refutation"),
            .always(curves.map(\.alwaysFalls), "not closed: the loss falls at every halving of t along the curve"),
            .atMost(1e-12, curves.map(\.endLoss), "not closed: the loss at its end (relative to ‖A‖²)"),
            .atLeast(10, curves.map(\.growth), "not closed: the path norm at its end over that at its beginning"),
            .atMost(
                1e-2, escapes.map(\.relativeLoss),
                "LU: the best of six descents makes the loss small (relative to ‖A‖²)"),
            .atLeast(0.03, escapes.map(\.growth), "LU: and its path norm grows like a power of the steps (exponent)"),
            .atMost(
                1e-6, closed.map { $0.settledError - $0.leastError },
                "closed: of eight descents on a target none ends below the best one whose path norm has settled"),
        ]
    }

    /// A certified curve at t = 1/2, 1/4, …
    private struct CurveWalk {
        let name: String
        let points: [CurvePoint]
        let square: Double
        let isRefuted: Bool

        init(_ analysis: InstanceAnalysis) throws {
            guard let curve = CertifiedCurve(analysis) else { throw ExperimentFault.noCurve(analysis.instance.name) }
            name = analysis.instance.name
            points = curve.points(count: 60)
            square = curve.problem.target.frobeniusNorm * curve.problem.target.frobeniusNorm
            isRefuted = try Self.refutes(analysis)
        }

        var alwaysFalls: Bool {
            points.count > 5 && zip(points, points.dropFirst()).allSatisfy { $1.exactLoss < $0.exactLoss }
        }
        var endLoss: Double { (points.last?.exactLoss ?? .infinity) / square }
        var growth: Double { (points.last?.pathNorm ?? .nan) / (points.first?.pathNorm ?? .nan) }

        /// Asked anew, without the refutation that the verdict holds.
        private static func refutes(_ analysis: InstanceAnalysis) throws -> Bool {
            guard case .notClosed(let proof) = analysis.closedness, let masks = analysis.instance.factorSupports else {
                return false
            }
            let question = MembershipQuestion(supports: masks, matrix: proof.limit)
            if case .notMember = MembershipDecision().answer(question) { return true }
            return false
        }
    }

    /// A descent, told by what it does to the path norm.
    private struct Run {
        var name: String
        var result: DescentResult

        var relativeLoss: Double { result.bestSample.relativeError * result.bestSample.relativeError }

        /// 0 for a run that came to its end.
        var growth: Double {
            switch result.end {
            case .exact, .stationary, .stalled: 0
            case .stepLimit, .stopped: Growth.exponent(result.history.map { ($0.step, $0.pathNorm) })
            }
        }

        func curve(_ value: (DescentSample) -> Double) -> [LinePlot.Point] {
            result.history.filter { $0.step > 0 }.map { LinePlot.Point(Double($0.step), value($0)) }
        }
    }

    /// The LU masks and the anti-diagonal: the best of a few starts, since some end in a valley above the infimum.
    private func escape(size: Int) throws -> Run {
        let problem = TriangularExperiment(size: size).problem
        let results = try (0..<6).map { start in
            var options = DescentOptions(.momentum())
            options.seed = setting.seed &+ UInt64(start)
            options.maximumSteps = setting.count(40_000, quick: 10_000)
            return try Descent.run(problem, options)
        }
        let best = results.min { $0.bestSample.loss < $1.bestSample.loss } ?? results[0]
        return Run(name: "LU, \(size) × \(size)", result: best)
    }

    /// Descents on one target from several starts.
    private struct Contest {
        var runs: [Run]

        private static let settled = 0.02

        /// The least error of those whose path norm has settled, and of all; relative to ‖A‖.
        var settledError: Double {
            runs.filter { $0.growth <= Self.settled }.map(\.result.bestSample.relativeError).min() ?? .infinity
        }
        var leastError: Double { runs.map(\.result.bestSample.relativeError).min() ?? .nan }
    }

    /// A normal target, half of the descents with momentum, half by alternating least squares.
    private func contest(_ analysis: InstanceAnalysis, _ number: Int) throws -> Contest {
        guard let masks = analysis.instance.factorSupports else { throw ExperimentFault.noPlan }
        var normals = setting.normals("existence-target", number)
        let target = Matrix<Double>.normal(rows: masks.rowCount, columns: masks.columnCount) { normals.normal() }
        return try contest("closed: \(analysis.instance.name)", DescentProblem(masks, target: target), number)
    }

    private func contest(_ name: String, _ problem: DescentProblem, _ number: Int) throws -> Contest {
        Contest(
            runs: try (0..<8).map { start in
                var options = DescentOptions(start % 2 == 0 ? .momentum() : .alternatingLeastSquares)
                options.seed = setting.seed &+ UInt64(100 * number + start)
                options.initialScale = start < 4 ? 0.1 : 1
                options.maximumSteps = start % 2 == 0 ? 20_000 : 3_000
                return Run(name: name, result: try Descent.run(problem, options))
            })
    }

    private func curvePlot(_ walks: [CurveWalk]) -> LinePlot {
        let lu = walks.filter { $0.name.hasPrefix("lu") }
        let others = walks.filter { !$0.name.hasPrefix("lu") }
        let curves = ([lu.first, lu.last] + others.prefix(3).map { $0 }).compactMap(\.self).map { walk in
            LinePlot.Curve(walk.name, walk.points.map { LinePlot.Point($0.pathNorm, $0.exactLoss / walk.square) })
        }
        return LinePlot(
            title: "Along certified curves",
            caption:
                "Masks that are not closed: the loss against the path norm ‖|X| |Y|ᵀ‖ along the certificate's curve "
                + "to a matrix that is no product. It falls without end only as the weights grow without end.",
            horizontal: .init("path norm", isLogarithmic: true),
            vertical: .init("loss / ‖A‖²", isLogarithmic: true), curves: curves)
    }

    private func descentPlot(_ escapes: [Run], _ closed: [Contest]) -> LinePlot {
        let runs = Array(escapes.prefix(2)) + closed.prefix(3).map { $0.runs[0] }
        return LinePlot(
            title: "Path norms along descents",
            caption:
                "Descents with momentum from small random weights: on LU masks with the anti-diagonal as target the "
                + "path norm goes on growing, on closed masks it settles.",
            horizontal: .init("step", isLogarithmic: true), vertical: .init("path norm", isLogarithmic: true),
            curves: runs.map { run in
                LinePlot.Curve(run.name, run.curve(\.pathNorm))
            })
    }
}

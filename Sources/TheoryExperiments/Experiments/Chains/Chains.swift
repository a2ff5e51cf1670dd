import DenseNumerics
import Drawing
import FixedSupportSolver
import SupportMasks
import SupportTheory

extension Statement {
    static let chains = Statement(
        name: "chains",
        title:
            "On a chainable sequence of Kronecker-sparse factors the hierarchical algorithm, with orthonormalisation, "
            + "ends between max E_k and √(Σ E_k²), where E_k is the best error of two factors split at k; so within "
            + "2^(L−1) − 1 of the best.",
        source: "Theorem VII: Le, Zheng, Riccietti, Gribonval, arXiv 2411.04506; the sandwich: Chains.md",
        plant: "the algorithm without orthonormalisation",
        examine: { try ChainsExperiment($0).outcome() })
}

private struct ChainsExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    func outcome() throws -> Outcome {
        let exact = try cases(noise: 0, "exact").map(solve)
        let noisy = try [0.01, 0.1, 0.3, nil].enumerated().flatMap { number, noise in
            try cases(noise: noise, "noisy-\(number)").map(solve)
        }
        let contested = try noisy.filter { $0.problem.target.rowCount <= 8 }.map(descend)
        return Outcome(
            instances: "\(noisy.count) targets for butterflies up to \(1 << largest), Monarch and other chains, "
                + "\(exact.count) exact ones",
            claims: [
                .atMost(1e-13, exact.map(\.relativeError), "exact targets are factored (relative error)"),
                .atLeast(
                    -1e-9, noisy.map { $0.error / $0.lower - 1 }, "the error is at least max E_k (quotient less 1)"),
                .atMost(
                    1e-9, noisy.map { $0.error / $0.upper - 1 }, "the error is at most √(Σ E_k²) (quotient less 1)"),
                .atMost(
                    1e-9, noisy.map { $0.error / ($0.lower * $0.constant) - 1 },
                    "the error is at most (2^(L−1) − 1) max E_k (quotient less 1)"),
                .atLeast(
                    -1e-9, contested.map { $0.descent / $0.solved.lower - 1 },
                    "no descent, from these factors or at random, ends below max E_k (quotient less 1)"),
                .atMost(
                    1e-9, contested.map { $0.solved.error / ($0.descent * $0.solved.constant) - 1 },
                    "the error is within 2^(L−1) − 1 of the best that was found (quotient less 1)"),
            ],
            plots: [plot(noisy)])
    }

    private var largest: Int { setting.count(7, quick: 5) }

    private func cases(noise: Double?, _ purpose: String) -> [ChainCase] {
        let shapes: [(String, [(Int, Int, Int, Int)])] =
            (2...largest).map { ("butterfly \(1 << $0)", ChainCase.butterfly($0)) } + [
                ("Monarch 4·4", [(1, 4, 4, 4), (4, 4, 4, 1)]),
                ("Monarch 2·8", [(1, 2, 8, 4), (8, 4, 2, 1)]),
                ("rank 2", [(1, 4, 4, 4), (2, 4, 4, 2), (4, 4, 4, 1)]),
            ]
        return shapes.enumerated().flatMap { place, shape in
            (0..<setting.count(3, quick: 1)).map { number in
                var normals = setting.normals("chains-\(purpose)-\(place)", number)
                return ChainCase(shape.0, shape.1, noise: noise, &normals)
            }
        }
    }

    private struct Solved {
        var problem: ChainCase
        var factors: FactorChain<Double>
        var relativeError: Double
        var error: Double
        /// max E_k and √(Σ E_k²).
        var lower: Double
        var upper: Double
        /// 2^(L−1) − 1, at least 1.
        var constant: Double
    }

    private func solve(_ problem: ChainCase) throws -> Solved {
        let algorithm = HierarchicalFactorization(isOrthonormalised: !setting.isPlanted, threads: 1)
        let solution = try algorithm.solve(problem.target, on: problem.chain)
        let squares = solution.splits.map { ($0.best ?? .nan) * ($0.best ?? .nan) }
        // Cells outside the product pattern count in every E_k, and once in the error.
        let outside = solution.outside * solution.outside
        let inside = squares.reduce(0) { $0 + $1 - outside }
        return Solved(
            problem: problem, factors: FactorChain(factors: solution.denseFactors),
            relativeError: solution.relativeError,
            error: solution.error, lower: squares.max().map { $0.squareRoot() } ?? .nan,
            upper: (outside + inside).squareRoot(),
            constant: Double(max(1, (1 << (problem.chain.factors.count - 1)) - 1)))
    }

    /// The smaller error of a descent that begins at the factors found, and of one at random.
    private func descend(_ solved: Solved) throws -> (solved: Solved, descent: Double) {
        let masks = solved.problem.chain.factors.map(\.mask)
        let problem = try DescentProblem(masks: masks, target: solved.problem.target)
        var options = DescentOptions(.alternatingLeastSquares)
        options.maximumSteps = setting.count(200, quick: 60)
        options.seed = setting.seed
        let starts: [DescentStart] = [.factors(solved.factors), .random]
        let errors = try starts.map { try Descent.run(problem, options, from: $0).bestSample.relativeError }
        return (solved, (errors.min() ?? .nan) * solved.problem.target.frobeniusNorm)
    }

    private func plot(_ noisy: [Solved]) -> LinePlot {
        let butterflies = noisy.filter { $0.problem.name.hasPrefix("butterfly") }
        func curve(_ name: String, _ look: LinePlot.Look = .markedLine, _ value: (Solved) -> Double) -> LinePlot.Curve {
            let bySize = Dictionary(grouping: butterflies) { $0.problem.target.rowCount }
            let points = bySize.keys.sorted().map { size in
                LinePlot.Point(Double(size), bySize[size, default: []].map(value).max() ?? .nan)
            }
            return LinePlot.Curve(name, points, look: look)
        }
        return LinePlot(
            title: "Butterflies: the error over the lower bound",
            caption: "The largest quotients over all noisy targets of a size. The certified bound of an instance, "
                + "√(Σ E_k²) / max E_k, is far below the constant 2^(L−1) − 1 of the theorem.",
            horizontal: .init("size", isLogarithmic: true), vertical: .init("error / max E_k", isLogarithmic: true),
            curves: [
                curve("measured") { $0.error / $0.lower }, curve("certified on the instance") { $0.upper / $0.lower },
                curve("2^(L−1) − 1", .reference) { $0.constant },
            ])
    }
}

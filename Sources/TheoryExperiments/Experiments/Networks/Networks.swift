import DenseNumerics
import Drawing
import ExactArithmetic
import FixedSupportSolver
import FloatingProposals
import SupportFamilies
import SupportMasks
import SupportTheory

extension Statement {
    static let networks = Statement(
        name: "relu",
        title:
            "A ReLU network of two layers with one output has an optimum for every data set, whatever its masks; where "
            + "the products of the masks are not closed, some data set has none, and training drives the weights to "
            + "infinity.",
        source: "Theorems IV and V: Le, Riccietti, Gribonval, arXiv 2306.02666",
        plant: "a network with LU masks and two outputs among those with one",
        examine: { try NetworksExperiment($0).outcome() })
}

private struct NetworksExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    private var rounds: Int { setting.count(100, quick: 40) }

    func outcome() throws -> Outcome {
        var single = (0..<setting.count(12, quick: 4)).map(oneOutput)
        let triangular = try (2...3).map(triangularTraining)
        if setting.isPlanted { single.append(try triangularTraining(2)) }
        let walks = try (2...setting.count(5, quick: 3)).map(CurveWalk.init)
        return Outcome(
            instances:
                "\(single.count) networks with one output on random masks and data, \(walks.count) with LU masks",
            claims: [
                .atMost(
                    1.05, single.map(\.growth),
                    "one output: the path norm of training at its end over that at half the steps"),
                .always(walks.map(\.alwaysFalls), "LU masks: the loss falls along the certified curve, with biases"),
                .atMost(1e-9, walks.map(\.endLoss), "LU masks: the loss at its end"),
                .atLeast(10, walks.map(\.growth), "LU masks: the path norm at its end over that at its beginning"),
                .atLeast(
                    1.1, triangular.map(\.growth),
                    "LU masks: the path norm of training at its end over that at half the steps"),
                .atMost(
                    0.9, triangular.map { $0.end.loss / $0.middle.loss },
                    "LU masks: the loss of training at its end over that at half the steps"),
            ],
            plots: [
                plot("Loss of training", "loss", triangular, single) { $0.loss },
                plot("Path norm of training", "path norm", triangular, single) { $0.pathNorm },
            ])
    }

    /// Random masks and inputs; outputs of another network on the masks, with a tenth of noise. (Noise alone has optima
    /// with steep steps between neighbouring inputs, which a descent needs very long to reach.)
    private func oneOutput(_ number: Int) -> Training {
        var normals = setting.normals("relu-one-output", number)
        let masks = RandomSupports.any(rows: 1, columns: 3, width: 5, density: 0.7, &normals)
        let count = 24
        var data = Samples(inputs: normals.normals(3 * count), outputs: [], count: count)
        data.outputs = ShallowNetwork(masks, &normals).outputs(data)
        let size = (data.outputs.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
        for index in data.outputs.indices { data.outputs[index] += 0.1 * size * normals.normal() }
        return bestStart(masks, data, &normals)
    }

    /// The training that goes on from the best of a few starts after some steps: some starts have units that are dead on
    /// all inputs, or wrong signs, and get nowhere.
    private func bestStart(
        _ masks: FactorSupports, _ data: Samples, _ normals: inout SeededNormals
    ) -> Training {
        let starts = (0..<6).map { _ in ShallowNetwork(masks, &normals) }
        let tried = starts.map { (start: $0, loss: Training($0, data, rounds: 8).end.loss) }
        let best = tried.min { $0.loss < $1.loss }?.start ?? starts[0]
        return Training(best, data, rounds: rounds)
    }

    /// The linear map of the certificate on the points of a grid.
    ///
    /// Zero loss would need products near the matrix to be it: with the first output, which one hidden unit feeds, equal
    /// to the last coordinate on the grid, that unit sees no other coordinate; and so on (TheoryExperiments.md).
    private static func grid(_ matrix: Matrix<Double>) -> Samples {
        let size = matrix.columnCount
        let values = [-1.0, -1 / 3.0, 1 / 3.0, 1]
        let count = (0..<size).reduce(1) { product, _ in product * values.count }
        var data = Samples(inputs: [], outputs: [], count: count)
        for number in 0..<count {
            var rest = number
            let point = (0..<size).map { _ -> Double in
                defer { rest /= values.count }
                return values[rest % values.count]
            }
            data.inputs += point
            data.outputs += (0..<matrix.rowCount).map { row in
                (0..<size).reduce(0) { $0 + matrix[row, $1] * point[$1] }
            }
        }
        return data
    }

    private static func antidiagonal(_ size: Int) -> Matrix<Double> {
        Matrix(rows: size, columns: size) { $0 + $1 == size - 1 ? 1 : 0 }
    }

    private func triangularTraining(_ size: Int) throws -> Training {
        guard let masks = try SupportFamilies.lu(size).factorSupports else { throw ExperimentFault.noPlan }
        var normals = setting.normals("relu-lu", size)
        let data = Self.grid(Self.antidiagonal(size))
        return bestStart(masks, data, &normals)
    }

    /// The certificate's curve as networks whose hidden units are all active on the grid.
    private struct CurveWalk {
        private var losses: [Double] = []
        private var norms: [Double] = []

        init(_ size: Int) throws {
            let analysis = InstanceAnalysis(try SupportFamilies.lu(size))
            guard let curve = CertifiedCurve(analysis), let masks = analysis.instance.factorSupports else {
                throw ExperimentFault.noCurve(analysis.instance.name)
            }
            let data = NetworksExperiment.grid(curve.problem.target)
            for point in curve.points(count: 20) {
                let factors = curve.factors(halvings: point.halvings).factors
                let pair = Pair(left: factors[0], right: factors[1].transposed)
                // Inputs have coordinates of at most 1, so this keeps every unit active.
                let shift = 1 + Double(size) * pair.right.largestMagnitude
                let network = ShallowNetwork(masks, linear: pair, shift: shift)
                losses.append(network.loss(data))
                norms.append(network.pathNorm)
            }
        }

        var alwaysFalls: Bool { losses.count > 5 && zip(losses, losses.dropFirst()).allSatisfy { $1 < $0 } }
        var endLoss: Double { losses.last ?? .infinity }
        var growth: Double { (norms.last ?? .nan) / (norms.first ?? .nan) }
    }

    private func plot(
        _ title: String, _ label: String, _ triangular: [Training], _ single: [Training],
        _ value: (Training.Moment) -> Double
    ) -> LinePlot {
        func curve(_ name: String, _ training: Training) -> LinePlot.Curve {
            LinePlot.Curve(name, training.history.map { LinePlot.Point(Double($0.step), value($0)) })
        }
        return LinePlot(
            title: title,
            caption:
                "ReLU networks of two layers trained by damped least squares (Levenberg–Marquardt): LU masks with the anti-diagonal "
                + "map on a grid, and masks with one output on random data.",
            horizontal: .init("step", isLogarithmic: true), vertical: .init(label, isLogarithmic: true),
            curves: triangular.enumerated().map { curve("LU, \($0 + 2) × \($0 + 2)", $1) }
                + single.prefix(3).enumerated().map { curve("one output, data \($0 + 1)", $1) })
    }
}

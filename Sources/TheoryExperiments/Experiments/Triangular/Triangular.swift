import Drawing
import FixedSupportSolver

extension Statement {
    static let triangular = Statement(
        name: "lu-training",
        title: "Training L U ≈ A with momentum on a target without an optimum, the anti-diagonal: without weight decay "
            + "the error falls while the weights go on growing, with it both settle.",
        source: "the LU experiment of Le, Riccietti, Gribonval, arXiv 2306.02666",
        plant: "weight decay in both runs",
        examine: { TriangularTraining($0).outcome() })
}

private struct TriangularTraining {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    private static let decay = 5e-4

    private var size: Int { setting.count(100, quick: 8) }

    private typealias Epochs = [TriangularExperiment.Epoch]

    func outcome() -> Outcome {
        let (free, held) =
            setting.isQuick
            ? pair(size: size, epochs: 100, steps: 2_000, rate: 0.01)
            : pair(size: size, epochs: 100, steps: 60, rate: 0.05)
        let (freeSmall, heldSmall) = pair(size: 2, epochs: 1_000, steps: 400, rate: 0.01)
        return Outcome(
            instances:
                "masks of \(size) × \(size), 100 epochs, and of 2 × 2, 1,000 epochs; each with and without decay",
            claims: claims("\(size) × \(size)", free, held) + [
                .atMost(
                    1e-3, [end(freeSmall).relativeError * end(freeSmall).relativeError],
                    "2 × 2, without: the loss at the end (relative to that of zero)"),
                .atLeast(
                    2, [least(heldSmall) / least(freeSmall)],
                    "2 × 2: the least error with decay over that without"),
            ] + claims("2 × 2", freeSmall, heldSmall),
            plots: [
                plot("Error over the epochs", "relative error", free, held) { $0.relativeError },
                plot("Norm of the weights over the epochs", "‖(L, U)‖", free, held) { $0.norm },
            ])
    }

    private func claims(_ name: String, _ free: Epochs, _ held: Epochs) -> [Claim] {
        [
            .atMost(
                0.9999, [least(free) / least(Array(free.prefix(free.count / 2)))],
                "\(name), without: the least error, over that at half the epochs"),
            .atLeast(0.03, [growth(free)], "\(name), without: the weights grow like a power of the epochs (exponent)"),
            .atMost(
                1.03, [end(held).norm / held[held.count * 4 / 5].norm],
                "\(name), with: the norm at the end, over that at four fifths of the epochs"),
            .atLeast(1.05, [end(free).norm / end(held).norm], "\(name): the norm without over that with decay"),
        ]
    }

    private func pair(size: Int, epochs: Int, steps: Int, rate: Double) -> (free: Epochs, held: Epochs) {
        var experiment = TriangularExperiment(size: size)
        experiment.seed = setting.seed
        (experiment.epochs, experiment.stepsInEpoch, experiment.rate) = (epochs, steps, rate)
        func run(weightDecay: Double) -> Epochs {
            experiment.weightDecay = weightDecay
            return experiment.run().epochs
        }
        return (run(weightDecay: setting.isPlanted ? Self.decay : 0), run(weightDecay: Self.decay))
    }

    private func least(_ epochs: Epochs) -> Double { epochs.map(\.relativeError).min() ?? .nan }

    private func end(_ epochs: Epochs) -> TriangularExperiment.Epoch { epochs[epochs.count - 1] }

    /// Over the last half.
    private func growth(_ epochs: Epochs) -> Double {
        Growth.exponent(epochs.filter { $0.number * 2 >= end(epochs).number }.map { ($0.number, $0.norm) })
    }

    private func plot(
        _ title: String, _ label: String, _ free: Epochs, _ held: Epochs,
        _ value: (TriangularExperiment.Epoch) -> Double
    ) -> LinePlot {
        func curve(_ name: String, _ epochs: Epochs) -> LinePlot.Curve {
            LinePlot.Curve(name, epochs.map { LinePlot.Point(Double($0.number), value($0)) })
        }
        return LinePlot(
            title: title,
            caption: "LU masks of \(size) × \(size), anti-diagonal target, gradient descent with momentum 0.9.",
            horizontal: .init("epoch"), vertical: .init(label, isLogarithmic: true),
            curves: [curve("without weight decay", free), curve("weight decay 5e-4", held)])
    }
}

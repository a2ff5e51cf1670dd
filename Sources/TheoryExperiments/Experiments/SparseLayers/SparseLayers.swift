import StructureRecovery

extension Statement {
    static let sparseLayers = Statement(
        name: "sparse-layers",
        title:
            "The layers of a random network of ±1 with d edges a unit are found from their product alone, layer after "
            + "layer from the correlations of its rows, while the depth is small for the size.",
        source: "Recovery.md, and the source that it names",
        plant: "four and five layers of sixteen units, whose product is not sparse",
        examine: { SparseLayersExperiment($0).outcome() })
}

private struct SparseLayersExperiment {
    let setting: ExperimentSetting

    init(_ setting: ExperimentSetting) { self.setting = setting }

    func outcome() -> Outcome {
        let experiment = SuccessExperiment(
            sizes: setting.isPlanted ? [16] : setting.isQuick ? [128] : [64, 128, 256], sparsities: [3],
            depths: setting.isPlanted ? [4, 5] : setting.isQuick ? [1, 2] : [1, 2, 3],
            trials: setting.count(20, quick: 8), seed: setting.seed)
        let result = experiment.run(threads: 1)
        let counts = result.counts
        let deep = counts.filter { $0.cell.size == experiment.sizes.max() }
        return Outcome(
            instances:
                "\(counts.reduce(0) { $0 + $1.trials }) networks of \(list(experiment.sizes)) units with 3 edges "
                + "each, \(list(experiment.depths)) layers deep",
            claims: [
                .atLeast(0.95, deep.map(\.rate), "the part that is recovered at the largest size, at every depth"),
                .atMost(
                    0, counts.map { Double($0.otherLayers) },
                    "layers that are reported and not the planted ones (their number)"),
            ],
            plots: SuccessReport(result).plots)
    }

    private func list(_ values: [Int]) -> String { values.map(String.init).joined(separator: ", ") }
}

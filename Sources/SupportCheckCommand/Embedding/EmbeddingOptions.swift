import Reports
import SupportTheory

/// `--embedding` and `--against`: the path embedding of the network.
struct EmbeddingOptions {
    static let options: [OptionSpecification] = [.flag("--embedding"), .value("--against")]

    /// Whether it is wanted.
    let isOn: Bool
    /// Whether values are wanted besides masks.
    let takesWeights: Bool
    /// The file whose values are compared.
    let against: String?

    static func parsed(_ arguments: ParsedArguments, _ context: CommandContext) throws(UsageError) -> EmbeddingOptions {
        let isOn = arguments.has("--embedding")
        let against = arguments.value(of: "--against")
        let takesWeights = isOn && arguments.has("--from-weights") && context.embeddingOfWeights != nil
        guard against == nil || takesWeights else {
            throw UsageError("--against compares the values of networks: it needs --embedding and --from-weights")
        }
        return EmbeddingOptions(isOn: isOn, takesWeights: takesWeights, against: against)
    }

    /// A report for each instance of all files, in order; empty if none is wanted, nil after a fault has been told.
    func reports(_ files: [InputFile], _ setting: TrainingSetting, _ context: CommandContext) -> [EmbeddingReport]? {
        guard isOn else { return [] }
        var reports: [EmbeddingReport] = []
        for file in files {
            for read in file.instances {
                var report = EmbeddingReport(PathDimension(read.instance, hasBiases: setting.hasBiases))
                if takesWeights, report.dimension != nil, let compute = context.embeddingOfWeights {
                    let request = WeightsRequest(
                        paths: file.paths, instance: read.instance, notTaken: read.reading.notTaken,
                        isTransposed: file.isTransposed, hasBiases: setting.hasBiases, against: against)
                    switch compute(request) {
                    case .success(let weights): report.weights = weights
                    case .failure(let error):
                        context.writeError("\(error)\n")
                        return nil
                    }
                }
                reports.append(report)
            }
        }
        return reports
    }
}

import MaskFiles
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

    static func parsed(_ arguments: ParsedArguments) throws(UsageError) -> EmbeddingOptions {
        let isOn = arguments.has("--embedding")
        let against = arguments.value(of: "--against")
        let takesWeights = isOn && arguments.has("--from-weights")
        guard against == nil || takesWeights else {
            throw UsageError("--against compares the values of networks: it needs --embedding and --from-weights")
        }
        return EmbeddingOptions(isOn: isOn, takesWeights: takesWeights, against: against)
    }

    /// A report for each instance of all files, in order; empty if none is wanted, nil after a fault has been told.
    func reports(_ files: [InputFile], _ setting: TrainingSetting, _ context: CommandContext) -> [EmbeddingReport]? {
        guard isOn else { return [] }
        var reports: [EmbeddingReport] = []
        do throws(MaskFilesError) {
            for file in files {
                let values = EmbeddingOfFiles(
                    paths: file.paths, isTransposed: file.isTransposed, hasBiases: setting.hasBiases, against: against)
                for read in file.instances {
                    let dimension = PathDimension(read.instance, hasBiases: setting.hasBiases)
                    let weights = takesWeights && dimension != nil ? try values.report(read.instance) : nil
                    reports.append(EmbeddingReport(dimension, weights: weights))
                }
            }
        } catch {
            context.writeError("\(error)\n")
            return nil
        }
        return reports
    }
}

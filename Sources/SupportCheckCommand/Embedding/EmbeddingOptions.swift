import CommandManuals
import MaskFiles
import Reports
import SupportTheory

/// `--embedding` and `--against`: the path embedding of the network.
struct EmbeddingOptions {
    static let options: [OptionSpecification] = [
        .flag(
            "--embedding",
            """
            adds the path embedding: dead hidden units, the rank of the differential of the products along paths, so \
            the dimension of the functions, and the fewest samples. With --from-weights, of values in .npy and .npz: \
            path norms, what rescaling of hidden units changes (rounding), the balanced rescaling. The biases of the \
            layer fc1 or fc1.weight are the vector fc1.bias; --no-bias reads none
            """),
        .value(
            "--against", .file(),
            """
            compares with FILE: decides besides, in exact arithmetic, whether its arrays of the same names are \
            the same network with its hidden units rescaled
            """),
    ]

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

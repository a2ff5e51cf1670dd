import CommandManuals
import SupportTheory

/// `--no-bias` and `--at-most`: how the network is trained.
enum TrainingOptions {
    static let options: [OptionSpecification] = [
        .flag("--no-bias", "the layers have no biases"),
        .value(
            "--at-most", .text("K"),
            """
            at most K weights differ from zero, any of them: in place of those on the masks. The verdict on \
            closedness remains that on the masks
            """),
    ]

    static func parsed(_ arguments: ParsedArguments) throws(UsageError) -> TrainingSetting {
        TrainingSetting(
            hasBiases: !arguments.has("--no-bias"),
            mostWeights: try arguments.positive("--at-most", "a number of weights"))
    }
}

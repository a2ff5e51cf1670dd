import SupportTheory

/// `--no-bias` and `--at-most`: how the network is trained.
enum TrainingOptions {
    static let options: [OptionSpecification] = [.flag("--no-bias"), .value("--at-most")]

    static func parsed(_ arguments: ParsedArguments) throws(UsageError) -> TrainingSetting {
        TrainingSetting(
            hasBiases: !arguments.has("--no-bias"),
            mostWeights: try arguments.positive("--at-most", "a number of weights"))
    }
}

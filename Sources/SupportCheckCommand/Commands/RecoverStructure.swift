import DenseNumerics
import Foundation
import NumericFiles
import StructureRecovery

/// `supportcheck solve --recover-structure`: the layers of a sparse ±1 network from their product, or how often that
/// succeeds.
enum RecoverStructure {
    static let flag = "--recover-structure"

    static func run(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        try orUsage { () throws(UsageError) in
            try arguments.expectOnly(manual.ownOptions, with: flag)
            guard arguments.operands.isEmpty else { throw UsageError("\(flag) takes no masks: it looks for them") }
        }
        try context.begin(try orUsage { () throws(UsageError) in try RunLimits(arguments) }) { cause in
            Ending(note: "\(cause.sentence): nothing is written", manner: .status(3))
        }
        guard let target = arguments.value(of: "--target") else { return try draw(arguments, context) }
        return try recover(target, arguments, context)
    }

    // MARK: A given product

    private static func recover(_ file: String, _ arguments: ParsedArguments, _ context: CommandContext)
        throws(CommandError) -> Int32
    {
        let request = try orUsage { () throws(UsageError) in try ProductRequest(file, arguments) }
        let options = request.options
        let matrix = try read(file, array: arguments.value(of: "--target-array"))
        let outcome = Result { () throws(RecoveryFailure) in try StructureRecovery(options).recover(matrix) }
        context.runGuard?.standDown()
        if let output = request.output, case .success(let network) = outcome {
            try orUsage { () throws(UsageError) in try write(network, to: output) }
        }
        if !arguments.has("--quiet") {
            let report = RecoveryReport(outcome, options: options)
            try context.output(request.isJSON ? report.json.prettyText + "\n" : report.text)
        }
        if case .success = outcome { return 0 }
        return 1
    }

    /// What the options ask for, of a given product.
    private struct ProductRequest {
        let options: RecoveryOptions
        let isJSON: Bool
        let output: String?

        init(_ file: String, _ arguments: ParsedArguments) throws(UsageError) {
            for name in ["--sizes", "--trials", "--samples", "--seed", "--threads"] where arguments.has(name) {
                throw UsageError("\(name) is for drawn networks, and --target gives one")
            }
            options = RecoveryOptions(
                sparsity: try arguments.positive("--sparsity", "a number of edges") ?? 3,
                depth: try arguments.positive("--depth", "a number of layers"),
                input: try RecoverStructure.input(arguments))
            isJSON =
                try arguments.choice(of: "--format", among: RecoverStructure.productFormats, default: "text") == "json"
            output = try OutputPath.given(arguments, what: "the layers", besides: [file])
        }
    }

    private static func read(_ file: String, array: String?) throws(CommandError) -> Matrix<Double> {
        let values: NumericArray.Values
        do { values = try NumericFile.matrix(in: file, array: array).values } catch { throw .usage("\(error)") }
        guard case .real(let matrix) = values else {
            throw .usage("\(file): expected real numbers, found complex ones: layers of ±1 have a real product")
        }
        return matrix
    }

    private static func write(_ network: RecoveredNetwork, to path: String) throws(UsageError) {
        var arrays = network.layers.enumerated().map { index, layer in
            NumericArray(name: "W\(index + 1)", values: .real(layer.matrix))
        }
        if let input = network.input { arrays.append(NumericArray(name: "input", values: .real(input))) }
        try AtomicFile.write(to: path) { try NumericFileWriter.writeNPZ(arrays, to: $0) }
    }

    private static func input(_ arguments: ParsedArguments) throws(UsageError) -> NetworkInput {
        let name = try arguments.choice(
            of: "--input", among: NetworkInput.allCases.map(\.rawValue), default: NetworkInput.none.rawValue)
        return NetworkInput(rawValue: name) ?? .none
    }

    // MARK: Drawn networks

    private static func draw(_ arguments: ParsedArguments, _ context: CommandContext) throws(CommandError) -> Int32 {
        let request = try orUsage { () throws(UsageError) in try DrawRequest(arguments) }
        let report = SuccessReport(request.experiment.run(threads: request.threads))
        context.runGuard?.standDown()
        let text =
            switch request.format {
            case "json": report.json.prettyText + "\n"
            case "csv": report.commaSeparated
            case "svg": report.sheet.text
            default: report.text
            }
        try ExperimentOutput.write(text, arguments, context)
        return 0
    }

    /// What the options ask for, of drawn networks.
    private struct DrawRequest {
        let experiment: SuccessExperiment
        let format: String
        let threads: Int

        init(_ arguments: ParsedArguments) throws(UsageError) {
            if arguments.has("--target-array") { throw UsageError("--target-array needs --target") }
            experiment = try RecoverStructure.experiment(arguments)
            if let fault = experiment.fault { throw UsageError(fault) }
            format = try arguments.choice(of: "--format", among: RecoverStructure.drawFormats, default: "text")
            threads = try RunLimits(arguments).threads
        }
    }

    private static func experiment(_ arguments: ParsedArguments) throws(UsageError) -> SuccessExperiment {
        var experiment = SuccessExperiment()
        experiment.sizes = try arguments.positives("--sizes") ?? experiment.sizes
        experiment.sparsities = try arguments.positives("--sparsity") ?? experiment.sparsities
        experiment.depths = try arguments.positives("--depth") ?? experiment.depths
        experiment.trials = try arguments.positive("--trials", "a number of draws") ?? experiment.trials
        experiment.seed = try arguments.seed() ?? experiment.seed
        experiment.input = try input(arguments)
        experiment.samples = try arguments.positive("--samples", "a number of samples") ?? 0
        if experiment.input == .none, arguments.has("--samples") { throw UsageError("--samples needs an --input") }
        return experiment
    }
}

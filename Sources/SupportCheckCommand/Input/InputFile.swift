import MaskFiles
import Reports
import SupportMasks

/// Files that were read together: one, or several that are one name space.
struct InputFile: Sendable {
    let paths: [String]
    let instances: [ReadInstance]
    /// The arrays that belong to none of several instances.
    let outside: [Reading.NotTaken]
    /// Whether its arrays were transposed.
    let isTransposed: Bool
    /// How its patterns were taken; nil for masks.
    var factorModel: FactorModelOptions?

    private init(_ read: ReadFiles, isTransposed: Bool) {
        (paths, instances, outside, self.isTransposed) = (read.paths, read.instances, read.outside, isTransposed)
    }

    /// The path for messages and commands.
    var path: String { paths.joined(separator: ", ") }

    /// What a JSON report says of the files: the instances of several are counted with the first.
    var described: [JSONReport.InputFile] {
        paths.enumerated().map { place, path in
            JSONReport.InputFile(
                path: path, instances: place == 0 ? instances.count : 0, layers: arrayLayers,
                notTaken: place == 0 ? outside : [])
        }
    }

    /// How arrays were taken as layers; nil for factors, and for files that say themselves what is a layer.
    private var arrayLayers: JSONReport.ArrayLayers? {
        guard let first = instances.first, first.reading.isFromArrays, case .network = first.instance.masks else {
            return nil
        }
        return JSONReport.ArrayLayers(isTransposed: isTransposed)
    }

    /// The files that a command is given, or nil after every fault of a file has been told. Warnings are told too,
    /// whether there is a report or not: a verdict
    /// without them could be taken for that of another network.
    ///
    /// - Parameter limits: how large masks may be.
    static func read(
        _ arguments: ParsedArguments, command: String, limits: MaskLimits = .standard, _ context: CommandContext
    ) throws(CommandError) -> [InputFile]? {
        guard !arguments.operands.isEmpty else { throw .usage("no file is given (see supportcheck \(command) --help)") }
        guard arguments.operands.count(where: { $0 == "-" }) <= 1 else {
            throw .usage("standard input can be read once only")
        }
        let model = try orUsage { () throws(UsageError) in try FactorModelOptions.parsed(arguments) }
        var options = try orUsage { () throws(UsageError) in try InputOptions.parsed(arguments) }
        options.limits = limits
        var files: [InputFile] = []
        var isComplete = true
        let groups = model?.read(arguments.operands, context) ?? context.readFiles(arguments.operands, options)
        for group in groups {
            switch group.result {
            case .success(let read):
                var file = InputFile(read, isTransposed: options.convention.isTransposed)
                file.factorModel = model
                files.append(file)
            case .failure(let error):
                context.writeError(Remedies(command: command, arguments: arguments, paths: group.paths).text(error))
                isComplete = false
            }
        }
        guard isComplete else { return nil }
        for file in files { file.tellWarnings(context) }
        return files
    }

    private func tellWarnings(_ context: CommandContext) {
        for instance in instances {
            let name = instances.count > 1 ? "\(path): \(instance.instance.name)" : path
            for warning in instance.reading.warnings { context.writeError("\(name): note: \(warning)\n") }
        }
    }
}

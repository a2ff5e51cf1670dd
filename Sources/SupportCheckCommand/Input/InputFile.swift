import MaskFiles
import Reports
import SupportMasks

/// A mask file that was read; or several of one matrix each, which together are one instance.
struct InputFile: Sendable {
    let paths: [String]
    let instances: [MaskInstance]
    /// The line of each instance; empty where a file has no lines.
    let lines: [Int]
    /// Whether its arrays were transposed.
    let isTransposed: Bool

    private init(paths: [String], instances: [MaskInstance], isTransposed: Bool) {
        (self.paths, self.instances, self.isTransposed, lines) = (paths, instances, isTransposed, [])
    }

    private init(path: String, _ placed: [PlacedInstance]) {
        (paths, instances, lines, isTransposed) = ([path], placed.map(\.instance), placed.map(\.line), false)
    }

    /// Whether the checker reads it: the text form alone.
    var isText: Bool { paths.allSatisfy { MaskFileFormat(path: $0) == .text } }

    /// The path for messages and commands.
    var path: String { paths.joined(separator: ", ") }

    /// What a JSON report says of the files: the instance of several is counted with the first.
    var described: [JSONReport.InputFile] {
        paths.enumerated().map { JSONReport.InputFile(path: $1, instances: $0 == 0 ? instances.count : 0, layers: arrayLayers(of: $1)) }
    }

    /// How a file's arrays were taken as layers; nil for I and J, and for a file that says itself what is a layer.
    private func arrayLayers(of path: String) -> JSONReport.ArrayLayers? {
        guard MaskFileFormat(path: path).holdsArrays, case .network? = instances.first?.masks else { return nil }
        return JSONReport.ArrayLayers(isTransposed: isTransposed)
    }

    /// The files that a command is given, or nil after every fault of a file has been told.
    static func read(_ arguments: ParsedArguments, command: String, _ context: CommandContext) throws(CommandError) -> [InputFile]? {
        guard !arguments.operands.isEmpty else { throw .usage("no file is given (see supportcheck \(command) --help)") }
        guard arguments.operands.count(where: { $0 == "-" }) <= 1 else { throw .usage("standard input can be read once only") }
        let options = try orUsage { () throws(UsageError) in try InputOptions.parsed(arguments) }
        return read(arguments.operands, options, context)
    }

    /// All files, or nil after every fault has been told: there is no report on a part of the input.
    static func read(_ paths: [String], _ options: MaskFilesOptions, _ context: CommandContext) -> [InputFile]? {
        var files: [InputFile] = []
        var isComplete = true
        for group in groups(of: paths) {
            do {
                if MaskFileFormat(path: group[0]) == .text {
                    files.append(InputFile(path: group[0], try context.readMasks(group[0])))
                } else {
                    files.append(InputFile(paths: group, instances: try context.readMaskFiles(group, options), isTransposed: options.isTransposed))
                }
            } catch {
                context.writeError("\(error)\n\(conversion(error))")
                isComplete = false
            }
        }
        return isComplete ? files : nil
    }

    /// The line for a shell that writes a file that can be read, if an error has one.
    private static func conversion(_ error: any Error) -> String {
        for case .python(let line) in (error as? MaskFilesError)?.remedies ?? [] { return "  python3 -c '\(line)'\n" }
        return ""
    }

    /// Files of one matrix that follow one another, together; every other file alone.
    static func groups(of paths: [String]) -> [[String]] {
        var groups: [[String]] = []
        for path in paths {
            if MaskFileFormat(path: path).holdsOneMatrix, let last = groups.last?.last, MaskFileFormat(path: last).holdsOneMatrix {
                groups[groups.count - 1].append(path)
            } else {
                groups.append([path])
            }
        }
        return groups
    }
}

import Foundation
import MaskFiles
import SupportCheckCommand
import SupportMasks
import SupportTheory
import Synchronization

/// A run of the command in memory: what it wrote, and its exit status.
package struct CommandRun {
    package let status: Int32
    package let output: String
    package let errors: String

    /// Runs the command with files and standard input that are in memory; what is not there is read from the file
    /// system.
    package init(
        _ arguments: String..., files: [String: String] = [:], input: String = "", prefersColour: Bool = false,
        outputFault: OutputError? = nil,
        interrupt: InterruptSignal = InterruptSignal()
    ) {
        self.init(
            arguments: arguments, files: files, input: input, prefersColour: prefersColour, outputFault: outputFault,
            interrupt: interrupt)
    }

    /// - Parameter interrupt: what Ctrl-C would raise.
    package init(
        arguments: [String], files: [String: String] = [:], input: String = "", prefersColour: Bool = false,
        outputFault: OutputError? = nil,
        interrupt: InterruptSignal = InterruptSignal()
    ) {
        let output = Sink()
        let errors = Sink()
        let texts = files.merging(["-": input]) { file, _ in file }
        let standard = CommandContext.standard
        let context = CommandContext(
            writeOutput: { text throws(OutputError) in
                if let outputFault { throw outputFault }
                output.append(text)
            },
            writeError: { errors.append($0) },
            readFiles: { paths, options in Self.groups(paths, texts, options) },
            readBytes: { path throws(MaskFileError) in
                guard let text = texts[path] else { return try standard.readBytes(path) }
                return Data(text.utf8)
            },
            forEachInputLine: { body in
                for line in input.split(separator: "\n", omittingEmptySubsequences: false)
                where body(Data(line.utf8)) == false { return }
            },
            prefersColour: prefersColour, interruptSignal: { interrupt })
        status = SupportCheckTool.run(arguments: arguments, context: context)
        self.output = output.text
        self.errors = errors.text
    }

    /// Texts that are in memory, each alone; runs of other files as the file system has them.
    private static func groups(_ paths: [String], _ texts: [String: String], _ options: MaskFilesOptions) -> [ReadGroup]
    {
        var groups: [ReadGroup] = []
        var rest = paths[...]
        while let path = rest.first {
            if let text = texts[path] {
                let name = path == "-" ? "stdin" : path
                groups.append(
                    ReadGroup(
                        paths: [path],
                        result: MaskFilesReader.read(
                            text: Data(text.utf8), fileName: name, path: path, options: options)))
                rest.removeFirst()
            } else {
                let run = rest.prefix { texts[$0] == nil }
                groups += MaskFilesReader.read(Array(run), options: options)
                rest = rest.dropFirst(run.count)
            }
        }
        return groups
    }
}

/// Collects text from closures that may run anywhere.
private final class Sink: Sendable {
    private let storage = Mutex("")

    func append(_ text: String) { storage.withLock { $0 += text } }

    var text: String { storage.withLock { $0 } }
}

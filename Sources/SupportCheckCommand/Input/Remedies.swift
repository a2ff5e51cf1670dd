import MaskFiles
import Reports

/// The ways out of an error of a file, as commands that can be pasted.
struct Remedies {
    /// The name of the command that was run.
    let command: String
    let arguments: ParsedArguments
    /// The files that belong together.
    let paths: [String]

    /// The error with its details and commands, each on a line of its own.
    func text(_ error: MaskFilesError) -> String {
        let details = error.details.map { "  \($0)\n" }
        let commands = error.remedies.map { "    \(self.text($0))\n" }
        return "\(error)\n" + details.joined() + commands.joined()
    }

    private func text(_ remedy: MaskFilesError.Remedy) -> String {
        switch remedy {
        case .python(let line): return "python3 -c \(shellQuoted(line))"
        case .options(let options):
            let changed = Set(options.map(\.name))
            let kept = arguments.given.filter { !changed.contains($0.name) }
            let added = options.filter(\.isOn).map { (name: $0.name, value: $0.value) }
            let words = (kept + added).flatMap { [$0.name] + ($0.value.map { [$0] } ?? []) }
            return (["supportcheck", command] + (paths + words).map(shellQuoted)).joined(separator: " ")
        }
    }
}

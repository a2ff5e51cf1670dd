/// Completions for fish: a line for each command, option and operand.
struct FishCompletion {
    private let manual: CommandManual

    init(_ manual: CommandManual) { self.manual = manual }

    var text: String {
        let beginning =
            "# Completions of \(manual.name) for fish: to be put into ~/.config/fish/completions/\(manual.name).fish."
        var lines = [beginning, "complete -c \(manual.name) -f"]
        guard !manual.subcommands.isEmpty else {
            return (lines + self.lines(CompletedCommand(manual), condition: nil)).map { $0 + "\n" }.joined()
        }
        lines += self.lines(CompletedCommand(manual), condition: "__fish_use_subcommand")
        for command in manual.subcommands {
            lines.append(
                "\(begin("__fish_use_subcommand")) -a \(command.name) -d \(ShellQuoting.fish(command.summary))")
        }
        for command in manual.subcommands {
            lines += self.lines(
                CompletedCommand(command), condition: "__fish_seen_subcommand_from \(command.name)")
        }
        let names = manual.subcommands.map(\.name).joined(separator: " ")
        lines.append("\(begin("__fish_seen_subcommand_from help")) -a \(ShellQuoting.fish(names))")
        return lines.map { $0 + "\n" }.joined()
    }

    private func begin(_ condition: String?) -> String {
        "complete -c \(manual.name)" + (condition.map { " -n \(ShellQuoting.fish($0))" } ?? "")
    }

    private func lines(_ command: CompletedCommand, condition: String?) -> [String] {
        let operands = command.operands.map { "\(begin(condition)) \(Self.arguments($0, isOption: false))" }
        return command.options.map { option in
            var line = "\(begin(condition)) -l \(option.name.dropFirst(2))"
            if let short = option.short { line += " -s \(short.dropFirst())" }
            if let value = option.value { line += " \(Self.arguments(value, isOption: true))" }
            return line + " -d \(ShellQuoting.fish(option.brief))"
        } + (operands.map { [$0] } ?? [])
    }

    /// What completes a value: `-x` for words and what no shell knows, `-r -F` for files.
    private static func arguments(_ value: OptionValue, isOption: Bool) -> String {
        let exclusive = isOption ? "-x" : "-f"
        return switch value.kind {
        case .text: exclusive
        case .file: isOption ? "-r -F" : "-F"
        case .folder: "\(exclusive) -a '(__fish_complete_directories)'"
        case .words(let words): "\(exclusive) -a \(ShellQuoting.fish(words.joined(separator: " ")))"
        }
    }
}

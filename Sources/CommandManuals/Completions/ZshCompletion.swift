/// Completions for zsh, by its function `_arguments`.
struct ZshCompletion {
    private let manual: CommandManual

    init(_ manual: CommandManual) { self.manual = manual }

    private var function: String { "_\(manual.name)" }

    var text: String {
        """
        #compdef \(manual.name)
        # Completions of \(manual.name) for zsh: to be put into a folder of fpath, as \(function).
        \(function)() {
        \(manual.subcommands.isEmpty ? arguments(CompletedCommand(manual), indent: "    ") : branches)
        }
        \(function) "$@"

        """
    }

    private var branches: String {
        let described = manual.subcommands.map { command in
            "        " + ShellQuoting.posix("\(command.name):\(Self.escaped(command.summary))")
        }
        let cases = manual.subcommands.map { command in
            "        \(command.name))\n" + arguments(CompletedCommand(command), indent: "            ") + " ;;"
        }
        return """
                local -a commands=(
            \(described.joined(separator: "\n"))
                )
                if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
                    _describe command commands
                    return
                fi
                if (( CURRENT == 2 )) || [[ $words[2] == -* ]]; then
            \(arguments(CompletedCommand(manual), indent: "        "))
                    return
                fi
                local command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in
            \(cases.joined(separator: "\n"))
                    help) _describe command commands ;;
                esac
            """
    }

    private func arguments(_ command: CompletedCommand, indent: String) -> String {
        var specifications = command.options.map(Self.specification)
        if let operands = command.operands {
            specifications.append(
                ShellQuoting.posix("*:\(Self.escaped(operands.placeholder)):\(Self.action(operands))"))
        }
        return "\(indent)_arguments -S"
            + specifications.map { " \\\n\(indent)    \($0)" }.joined()
    }

    private static func specification(_ option: OptionSpecification) -> String {
        let value = option.value.map { ":\(escaped($0.placeholder)):\(action($0))" } ?? ""
        let text = ShellQuoting.posix("[\(escaped(option.brief))]\(value)")
        let sign = option.takesValue ? "=" : ""
        guard let short = option.short else { return "\(option.name)\(sign)\(text)" }
        return "'(\(option.name) \(short))'{\(option.name)\(sign),\(short)}\(text)"
    }

    private static func action(_ value: OptionValue) -> String {
        switch value.kind {
        case .text: " "
        case .file: "_files"
        case .folder: "_files -/"
        case .words(let words): "(\(words.joined(separator: " ")))"
        }
    }

    /// Without the signs by which `_arguments` divides.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if #":[]\"#.contains(character) { escaped += #"\"# }
            escaped.append(character)
        }
    }
}

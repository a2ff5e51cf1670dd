/// Completions for bash, without the help of its completion library.
struct BashCompletion {
    private let manual: CommandManual

    init(_ manual: CommandManual) { self.manual = manual }

    private var function: String { "_" + manual.name.map { $0 == "-" ? "_" : String($0) }.joined() }

    var text: String {
        """
        # Completions of \(manual.name) for bash: to be sourced, or put into /usr/share/bash-completion/completions.
        \(function)() {
            local current=${COMP_WORDS[COMP_CWORD]} previous= command= options= value= operand=
            (( COMP_CWORD > 0 )) && previous=${COMP_WORDS[COMP_CWORD-1]}
            # --option=value comes as three words.
            [[ $current == '=' ]] && current=
            [[ $previous == '=' ]] && (( COMP_CWORD > 1 )) && previous=${COMP_WORDS[COMP_CWORD-2]}
        \(tables)
            COMPREPLY=()
            local kind=${value:-$operand}
            if [[ -z $value && $current == -* ]]; then
                kind="words $options"
            fi
            case $kind in
                words*) mapfile -t COMPREPLY < <(compgen -W "${kind#words}" -- "$current") ;;
                file) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
                folder) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
            esac
        }
        complete -F \(function) \(manual.name)

        """
    }

    private var tables: String {
        let own = table(CompletedCommand(manual), indent: "    ")
        guard !manual.subcommands.isEmpty else { return own }
        let names = manual.subcommands.map(\.name).joined(separator: " ")
        let branches = manual.subcommands.map { command in
            "        \(command.name))\n" + table(CompletedCommand(command), indent: "            ") + " ;;"
        }
        return """
                (( COMP_CWORD > 1 )) && command=${COMP_WORDS[1]}
                case $command in
            \(branches.joined(separator: "\n"))
                    help) operand='words \(names)' ;;
                    *)
            \(table(CompletedCommand(manual), indent: "            "))
                        operand='words \(names)' ;;
                esac
            """
    }

    /// The assignments that say what completes a command.
    private func table(_ command: CompletedCommand, indent: String) -> String {
        let names = command.options.flatMap { [$0.name] + ($0.short.map { [$0] } ?? []) }
        var lines = ["options=\(ShellQuoting.posix(names.joined(separator: " ")))"]
        if let operands = command.operands { lines.append("operand=\(ShellQuoting.posix(kind(operands)))") }
        let valued = command.options.compactMap { option in option.value.map { (option, $0) } }
        if !valued.isEmpty {
            lines.append("case $previous in")
            lines += valued.map { option, value in
                let patterns = option.name + (option.short.map { "|\($0)" } ?? "")
                return "    \(patterns)) value=\(ShellQuoting.posix(kind(value))) ;;"
            }
            lines.append("esac")
        }
        return lines.map { indent + $0 }.joined(separator: "\n")
    }

    private func kind(_ value: OptionValue) -> String {
        switch value.kind {
        case .text: "text"
        case .file: "file"
        case .folder: "folder"
        case .words(let words): "words " + words.joined(separator: " ")
        }
    }
}

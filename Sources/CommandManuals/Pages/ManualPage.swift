import ToolText

extension CommandManual {
    /// The name of the manual page: a command's is `supportcheck-analyze`.
    package var pageName: String { command.split(separator: " ").joined(separator: "-") }

    /// The manual page, section 1, in roff.
    ///
    /// - Parameter related: the names of other pages.
    package func page(related: [String]) -> String { ManualPage(self, related: related).text }
}

/// A manual as a page for `man`, in the macros of man(7).
struct ManualPage {
    private let manual: CommandManual
    private let related: [String]

    init(_ manual: CommandManual, related: [String]) {
        self.manual = manual
        self.related = related.filter { $0 != manual.pageName }
    }

    var text: String {
        let name = RoffText.typed(manual.pageName)
        var lines = [
            #".TH "\#(RoffText.typed(manual.pageName.uppercased()))" 1 "\#(ToolIdentity.date)" "#
                + #""\#(ToolIdentity.name) \#(ToolIdentity.version)" "\#(ToolIdentity.name)""#,
            // Names are not broken by hyphens, nor lines stretched.
            ".nh", ".ad l", ".SH NAME",
        ]
        lines += [#"\#(name) \-"#] + RoffText.prose(manual.summary)
        lines.append(".SH SYNOPSIS")
        lines += synopsis(manual)
        lines += description(manual)
        if !manual.statuses.isEmpty { lines += [".SH EXIT STATUS"] + statuses(manual) }
        if !manual.examples.isEmpty {
            lines += [".SH EXAMPLES", ".EX"] + manual.examples.map(RoffText.verbatim) + [".EE"]
        }
        for (index, mode) in manual.modes.enumerated() {
            if index == 0 { lines.append(".SH \(RoffText.typed(manual.modesHeading.uppercased()))") }
            lines += [".SS \(RoffText.typed(mode.forms[0].heading(mode.command)))"] + synopsis(mode)
            lines += mode.sections.flatMap { self.lines(of: $0, mode) } + statuses(mode, begin: "Exit status:")
        }
        if !related.isEmpty {
            let pages = related.map { #"\fB\#(RoffText.typed($0))\fR(1)"# }
            lines += [".SH SEE ALSO"] + pages.dropLast().map { $0 + "," } + pages.suffix(1)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func synopsis(_ manual: CommandManual) -> [String] {
        manual.forms.flatMap { form -> [String] in
            let parts = form.parts(manual.ownOptions).map(RoffText.unbroken)
            return [".PP", #"\fB\#(RoffText.typed(manual.command))\fR"#] + parts
        }.dropFirst().map { $0 }
    }

    /// What stands before the first options, then the options and what follows them.
    private func description(_ manual: CommandManual) -> [String] {
        var lines = [".SH DESCRIPTION"]
        var hasOptions = false
        var isFirst = true
        for section in manual.sections {
            if case .options = section, !hasOptions {
                hasOptions = true
                lines.append(".SH OPTIONS")
                isFirst = true
            }
            if case .heading(let text) = section {
                guard text.uppercased() != "OPTIONS" else { continue }
                lines.append(".SH \(RoffText.typed(text.uppercased()))")
                isFirst = true
                continue
            }
            var added = self.lines(of: section, manual)
            if isFirst, added.first == ".PP" { added.removeFirst() }
            lines += added
            isFirst = false
        }
        return lines
    }

    private func lines(of section: ManualSection, _ manual: CommandManual) -> [String] {
        switch section {
        case .paragraph(let text): return [".PP"] + RoffText.prose(text)
        case .verbatim(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return [".PP", ".EX"] + lines.map { RoffText.verbatim(String($0)) } + [".EE"]
        case .heading(let text): return [".SS \(RoffText.typed(text))"]
        case .terms(let terms):
            return terms.flatMap { [".TP", #"\fB\#(RoffText.typed($0.term))\fR"#] + RoffText.prose($0.meaning) }
        case .options(let options):
            return options.flatMap { [".TP", Self.label($0)] + RoffText.prose($0.meaning) }
        case .commands:
            return manual.subcommands.flatMap { command in
                let page = command.pageName
                return [".TP", #"\fB\#(RoffText.typed(command.name))\fR"#]
                    + RoffText.prose("\(command.summary): see \(page)(1)")
            }
        }
    }

    private static func label(_ option: OptionSpecification) -> String {
        let value = option.value.map { #" \fI\#(RoffText.typed($0.placeholder))\fR"# } ?? ""
        let short = option.short.map { #", \fB\#(RoffText.typed($0))\fR"# } ?? ""
        return #"\fB\#(RoffText.typed(option.name))\fR\#(value)\#(short)"#
    }

    private func statuses(_ manual: CommandManual, begin: String? = nil) -> [String] {
        let head = begin.map { [".PP", $0] } ?? []
        return head
            + manual.statuses.flatMap { [".TP", #"\fB\#($0.status)\fR"#] + RoffText.prose($0.meaning + ".") }
    }
}

extension UsageForm {
    /// The command with the first word that tells this use from others.
    fileprivate func heading(_ command: String) -> String {
        ([command] + beginning.split(separator: " ").prefix(1).map(String.init)).joined(separator: " ")
    }
}

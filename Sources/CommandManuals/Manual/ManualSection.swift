/// A part of a manual.
package enum ManualSection: Sendable {
    /// Text, which is broken into lines. Between backticks stands what is typed.
    case paragraph(String)
    /// Lines that stand as they are.
    case verbatim(String)
    /// Words and what they mean.
    case terms([Term])
    /// What the parser takes.
    case options([OptionSpecification])
    /// The subcommands, with their summaries.
    case commands
    case heading(String)

    package struct Term: Sendable {
        package let term: String
        package let meaning: String

        package init(_ term: String, _ meaning: String) {
            self.term = term
            self.meaning = meaning
        }
    }

    var options: [OptionSpecification] {
        guard case .options(let options) = self else { return [] }
        return options
    }
}

/// What may follow an option, or be an operand.
package struct OptionValue: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A number, a name, a pattern: nothing that a shell could know.
        case text
        case file
        case folder
        /// One of a few words.
        case words([String])
    }

    /// What stands for it in texts, `SECONDS`.
    package let placeholder: String
    package let kind: Kind

    package static func text(_ placeholder: String) -> OptionValue {
        OptionValue(placeholder: placeholder, kind: .text)
    }

    package static func file(_ placeholder: String = "FILE") -> OptionValue {
        OptionValue(placeholder: placeholder, kind: .file)
    }

    package static func folder(_ placeholder: String = "FOLDER") -> OptionValue {
        OptionValue(placeholder: placeholder, kind: .folder)
    }

    package static func words(_ placeholder: String, _ words: [String]) -> OptionValue {
        OptionValue(placeholder: placeholder, kind: .words(words))
    }

    /// The words, if there are a few.
    package var words: [String]? {
        guard case .words(let words) = kind else { return nil }
        return words
    }

    /// As in a line of usage: the words, `text|json`, or what stands for the value.
    var form: String { words?.joined(separator: "|") ?? placeholder }

    /// The value that either may be, where modes of a command differ in their words.
    func merged(with other: OptionValue) -> OptionValue {
        guard let words, let others = other.words else { return self }
        return .words(placeholder, words + others.filter { !words.contains($0) })
    }
}

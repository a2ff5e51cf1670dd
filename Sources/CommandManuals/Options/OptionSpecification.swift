/// An option that a command knows: what the parser takes, `--help` and the manual page say, and shells complete.
///
/// There is no way to have an option parsed that is not described: the description is part of it.
package struct OptionSpecification: Sendable, Hashable {
    /// The name with its dashes, `--format`.
    package let name: String
    /// A short form, `-o`.
    package let short: String?
    /// The value that follows, as `--format json` or `--format=json`; nil for a flag.
    package let value: OptionValue?
    /// What it means, one paragraph; its beginning, up to a colon, semicolon, bracket or full stop, stands alone where
    /// there is little room.
    package let meaning: String

    package var takesValue: Bool { value != nil }

    package static func flag(_ name: String, short: String? = nil, _ meaning: String) -> OptionSpecification {
        OptionSpecification(name: name, short: short, value: nil, meaning: meaning)
    }

    package static func value(_ name: String, short: String? = nil, _ value: OptionValue, _ meaning: String)
        -> OptionSpecification
    {
        OptionSpecification(name: name, short: short, value: value, meaning: meaning)
    }

    /// The beginning of the meaning.
    package var brief: String {
        let ends = [": ", "; ", " (", ". "].compactMap { meaning.firstRange(of: $0)?.lowerBound }
        return String(meaning[..<(ends.min() ?? meaning.endIndex)])
    }

    /// As it stands in a list: `--output FILE, -o`.
    package var label: String {
        name + (value.map { " \($0.placeholder)" } ?? "") + (short.map { ", \($0)" } ?? "")
    }

    /// As it stands in a line of usage: `--format text|json`.
    package var usage: String {
        guard let value else { return name }
        return "\(short ?? name) \(value.form)"
    }
}

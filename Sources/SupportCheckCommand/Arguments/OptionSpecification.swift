/// An option that a command knows.
struct OptionSpecification: Sendable, Hashable {
    /// The name with its dashes, `--format`.
    let name: String
    /// A short form, `-o`.
    let short: String?
    /// Whether a value follows, as `--format json` or `--format=json`.
    let takesValue: Bool

    static func flag(_ name: String, short: String? = nil) -> OptionSpecification {
        OptionSpecification(name: name, short: short, takesValue: false)
    }

    static func value(_ name: String, short: String? = nil) -> OptionSpecification {
        OptionSpecification(name: name, short: short, takesValue: true)
    }
}

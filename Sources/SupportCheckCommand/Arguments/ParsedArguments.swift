import CommandManuals

/// The arguments of a command, told apart: operands, flags and options with values.
///
/// `--name=value` is `--name value`; `--` ends the options; `-` and negative numbers are operands. An option may be
/// given once.
struct ParsedArguments: Sendable {
    private(set) var operands: [String] = []
    /// The options in the order in which they were given, by their full names.
    private(set) var given: [(name: String, value: String?)] = []
    private var values: [String: String] = [:]
    private var flags: Set<String> = []

    /// - Throws: for an option that is unknown, given twice, without its value or with one that it does not take.
    init(_ arguments: [String], options: [OptionSpecification]) throws(UsageError) {
        var rest = arguments[...]
        var isOption = true
        while let argument = rest.popFirst() {
            guard isOption, argument.hasPrefix("-"), argument != "-", Double(argument) == nil else {
                operands.append(argument)
                continue
            }
            if argument == "--" {
                isOption = false
                continue
            }
            let (name, attached) = Self.split(argument)
            guard let option = options.first(where: { $0.name == name || $0.short == name }) else {
                throw UsageError("unknown option '\(name)'\(Suggestion.text(for: name, among: options.map(\.name)))")
            }
            guard flags.insert(option.name).inserted else { throw UsageError("\(option.name) is given twice") }
            if option.takesValue {
                guard let value = attached ?? rest.popFirst() else { throw UsageError("\(option.name) needs a value") }
                values[option.name] = value
                given.append((option.name, value))
            } else if attached != nil {
                throw UsageError("\(option.name) takes no value")
            } else {
                given.append((option.name, nil))
            }
        }
    }

    /// Whether an option was given.
    func has(_ name: String) -> Bool { flags.contains(name) }

    /// The value of an option, if it was given.
    func value(of name: String) -> String? { values[name] }

    /// The value of an option that has a few possible values.
    func choice(of name: String, among choices: [String], default standard: String) throws(UsageError) -> String {
        guard let value = values[name] else { return standard }
        guard choices.contains(value) else {
            throw UsageError(
                "\(name) is \(Self.alternatives(choices)), and '\(value)' is not\(Suggestion.text(for: value, among: choices))"
            )
        }
        return value
    }

    /// The value of an option that has a few possible values, which the table says.
    func choice(of name: String, in options: [OptionSpecification], default standard: String) throws(UsageError)
        -> String
    {
        let words = options.first { $0.name == name }?.value?.words ?? []
        return try choice(of: name, among: words, default: standard)
    }

    private static func split(_ argument: String) -> (name: String, attached: String?) {
        guard argument.hasPrefix("--"), let sign = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }

    /// `a, b or c`.
    static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}

/// Why a command cannot be carried out as it was given; leads to exit status 2.
struct UsageError: Error, Hashable {
    /// One sentence.
    let message: String

    init(_ message: String) { self.message = message }
}

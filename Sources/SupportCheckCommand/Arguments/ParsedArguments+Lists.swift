import CommandManuals

extension ParsedArguments {
    /// The values of an option that is a list of positive integers, `64,128`.
    func positives(_ name: String) throws(UsageError) -> [Int]? {
        try list(name, "positive integers, as in 2,3,5") { text in Int(text).flatMap { $0 > 0 ? $0 : nil } }
    }

    /// The values of an option that is a list of positive numbers, `1e-3,1e-4`.
    func positiveNumbers(_ name: String) throws(UsageError) -> [Double]? {
        try list(name, "positive numbers, as in 1e-2,1e-3") { text in
            Double(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
        }
    }

    /// The value of an option that is a number from 0.
    func number(_ name: String) throws(UsageError) -> Double? {
        guard let text = value(of: name) else { return nil }
        guard let number = Double(text), number >= 0, number.isFinite else {
            throw UsageError("\(name) is a number, 0 or more, and '\(text)' is not")
        }
        return number
    }

    /// The value of an option that is the seed of random numbers.
    func seed(_ name: String = "--seed") throws(UsageError) -> UInt64? {
        guard let text = value(of: name) else { return nil }
        guard let seed = UInt64(text) else { throw UsageError("\(name) is an integer from 0, and '\(text)' is not") }
        return seed
    }

    /// - Throws: if an option was given that is not among these.
    func expectOnly(_ options: [OptionSpecification], with mode: String) throws(UsageError) {
        let names = Set(options.map(\.name))
        if let other = given.first(where: { !names.contains($0.name) }) {
            throw UsageError("\(other.name) has no meaning with \(mode)")
        }
    }

    private func list<Value>(_ name: String, _ meaning: String, _ parse: (Substring) -> Value?) throws(UsageError)
        -> [Value]?
    {
        guard let text = value(of: name) else { return nil }
        var values: [Value] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let value = parse(part) else { throw UsageError("\(name) are \(meaning), and '\(part)' is not one") }
            values.append(value)
        }
        return values
    }
}

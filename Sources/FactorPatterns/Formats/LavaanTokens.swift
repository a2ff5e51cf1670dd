import SupportMasks

/// A word or a sign of a model's text.
struct LavaanToken {
    enum Kind: Hashable { case word, number, string, sign }

    let kind: Kind
    let text: Substring
    let place: TextPlace
}

/// The statements of a model in the syntax of lavaan. A statement ends with its line or with a semicolon; a line that
/// ends with an operator, or is followed by one that begins with `+`, goes on.
struct LavaanTokens {
    private(set) var statements: [[LavaanToken]] = []

    /// Longer ones first, as one may begin another.
    private static let signs = [
        "~*~", "=~", "<~", "~~", ":=", "==", "~", "<", ">", "|", "+", "*", "?", "(", ")", ",", ":", ";", "-", "=", "^",
        "/",
    ]
    private static let relations: Set<Substring> = ["~*~", "=~", "<~", "~~", ":=", "==", "~", "<", ">", "|"]

    init(_ text: TextLines) throws(MaskFileError) {
        var open: [LavaanToken] = []
        var count = 0
        for line in text.lines {
            let tokens = try Self.tokens(line, text.file)
            count += tokens.count
            guard count <= PatternLimits.mostWords else {
                throw line.start.error(text.file, "expected at most \(PatternLimits.mostWords) words, found more")
            }
            guard let first = tokens.first else { continue }
            if let last = open.last, !goesOn(last), !(first.kind == .sign && ["+", "*"].contains(first.text)) {
                statements.append(open)
                open = []
            }
            for token in tokens {
                if token.kind == .sign, token.text == ";" {
                    if !open.isEmpty { statements.append(open) }
                    open = []
                } else {
                    open.append(token)
                }
            }
        }
        if !open.isEmpty { statements.append(open) }
    }

    private func goesOn(_ last: LavaanToken) -> Bool {
        last.kind == .sign && last.text != ")" && last.text != ":"
    }

    /// Whether a token is an operator between the two sides of a statement.
    static func isRelation(_ token: LavaanToken) -> Bool { token.kind == .sign && relations.contains(token.text) }

    private static func tokens(_ line: TextLines.Line, _ file: String) throws(MaskFileError) -> [LavaanToken] {
        var tokens: [LavaanToken] = []
        var rest = line.text
        while let character = rest.first, tokens.count <= PatternLimits.mostWords {
            if character.isWhitespace {
                rest.removeFirst()
                continue
            }
            if character == "#" || character == "!" { break }
            let place = line.place(rest.startIndex)
            if character == "\"" || character == "'" {
                guard let end = rest.dropFirst().firstIndex(of: character) else {
                    throw place.error(file, "expected the end of a text in quotes on its line")
                }
                let text = rest[rest.index(after: rest.startIndex)..<end]
                tokens.append(LavaanToken(kind: .string, text: text, place: place))
                rest = rest[rest.index(after: end)...]
            } else if let sign = signs.first(where: rest.hasPrefix) {
                tokens.append(LavaanToken(kind: .sign, text: rest.prefix(sign.count), place: place))
                rest = rest.dropFirst(sign.count)
            } else {
                let word = Self.word(rest)
                guard !word.isEmpty else {
                    throw place.error(file, "expected a name, a number or an operator of lavaan, found '\(character)'")
                }
                let isNumber = WrittenWeight.isNonzero(String(word)) != nil
                tokens.append(LavaanToken(kind: isNumber ? .number : .word, text: word, place: place))
                rest = rest[word.endIndex...]
            }
        }
        return tokens
    }

    /// A name, or a number with its exponent.
    private static func word(_ rest: Substring) -> Substring {
        let plain = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
        let isOpen = plain.last == "e" || plain.last == "E"
        guard isOpen, plain.first?.isNumber == true, let sign = rest[plain.endIndex...].first,
            sign == "-" || sign == "+"
        else { return plain }
        let digits = rest[plain.endIndex...].dropFirst().prefix { $0.isNumber }
        return digits.isEmpty ? plain : rest[..<digits.endIndex]
    }
}

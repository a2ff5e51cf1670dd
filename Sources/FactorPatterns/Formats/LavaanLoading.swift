import SupportMasks

/// A term at the right of `=~`: an item with what stands before it, as in `NA*a*x1`.
struct LavaanLoading {
    let item: LavaanToken
    /// The number at which the loading is fixed; nil if it is free.
    private(set) var fixed: LavaanToken?
    /// The names of the parameter.
    private(set) var labels: [Substring] = []

    init(_ term: ArraySlice<LavaanToken>, after place: TextPlace, file: String) throws(MaskFileError) {
        guard let item = term.last, item.kind == .word || item.kind == .string else {
            throw (term.last?.place ?? place).error(file, "expected an item after this, found none")
        }
        self.item = item
        var rest = term.dropLast()
        while !rest.isEmpty {
            guard let end = Self.endOfModifier(rest) else {
                throw item.place.error(file, "expected '+' or '*' before '\(item.text)', found none")
            }
            try take(rest[..<end], isStart: rest[end].text == "?", file)
            rest = rest[(end + 1)...]
        }
    }

    /// The sign after the first modifier, outside of brackets.
    private static func endOfModifier(_ tokens: ArraySlice<LavaanToken>) -> Int? {
        var depth = 0
        return tokens.indices.first { index in
            let token = tokens[index]
            guard token.kind == .sign else { return false }
            if token.text == "(" { depth += 1 }
            if token.text == ")" { depth -= 1 }
            return depth == 0 && (token.text == "*" || token.text == "?")
        }
    }

    private mutating func take(_ modifier: ArraySlice<LavaanToken>, isStart: Bool, _ file: String) throws(MaskFileError)
    {
        guard let first = modifier.first else {
            throw item.place.error(file, "expected a number or a name before '*', found none")
        }
        let isNegative = first.kind == .sign && first.text == "-" && modifier.count == 2
        let value = isNegative ? modifier[modifier.startIndex + 1] : first
        if value.kind == .number, modifier.count == (isNegative ? 2 : 1) {
            // `0.5?x1` is where an estimation begins.
            if !isStart { fixed = value }
            return
        }
        if modifier.count == 1, first.kind == .word || first.kind == .string {
            if first.text != "NA" { labels.append(first.text) }
            return
        }
        switch first.text {
        case "start": return
        case "label" where modifier.count == 4: labels.append(modifier[modifier.startIndex + 2].text)
        case "c":
            throw first.place.error(file, "expected a model of one group, found a modifier for each of several groups")
        case "equal": throw first.place.error(file, LavaanFault.equality("a loading that equals another"))
        default:
            throw first.place.error(
                file, "expected a number, NA, a label or start(…) before '*', found '\(first.text)'")
        }
    }
}

import SupportMasks

/// Reads the loadings of a model in the syntax of lavaan, `F =~ x1 + NA*x2 + 1*x3 + 0*x4`.
///
/// What is not about loadings is passed over and told. What makes the loadings another set than all matrices with the
/// pattern is refused: equal loadings, several fixed loadings of a factor, factors of factors, several groups.
struct LavaanReader: PatternReading {
    let text: TextLines
    private var builder: PatternBuilder
    /// Where labels of loadings were met, and how often any label was.
    private var labelled: [Substring: TextPlace] = [:]
    private var uses: [Substring: Int] = [:]
    private var itemPlaces: [(name: Substring, place: TextPlace)] = []
    private var fixed: [Int: Substring] = [:]
    private var markers: [String] = []
    private var zeros: [String] = []
    private var passedOver: [Int] = []

    init(text: TextLines, builder: PatternBuilder) { (self.text, self.builder) = (text, builder) }

    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern {
        for statement in try LavaanTokens(text).statements { try take(statement) }
        if let (label, place) = labelled.filter({ uses[$0.key, default: 0] > 1 }).min(by: {
            $0.value.isBefore($1.value)
        }) {
            throw place.error(text.file, LavaanFault.equality("the label '\(label)' twice"))
        }
        if let (item, place) = itemPlaces.first(where: { builder.hasFactor($0.name) }) {
            throw place.error(
                text.file,
                "expected an item, found the factor '\(item)': a model of higher order is a product of more than two matrices"
            )
        }
        tell()
        return try builder.pattern(name: name, format: .lavaan)
    }

    private mutating func take(_ statement: [LavaanToken]) throws(MaskFileError) {
        guard let middle = statement.firstIndex(where: LavaanTokens.isRelation) else {
            let isBlock = statement.count > 1 && statement[1].text == ":"
            throw statement[0].place.error(
                text.file,
                isBlock
                    ? "expected a model of one group and one level, found '\(statement[0].text):'"
                    : "expected a formula such as 'F =~ x1 + x2', found none")
        }
        let sign = statement[middle]
        switch sign.text {
        case "=~": try takeLoadings(statement[..<middle], sign, statement[(middle + 1)...])
        case "==", "<", ">":
            throw sign.place.error(text.file, LavaanFault.equality("a constraint on parameters ('\(sign.text)')"))
        case "<~":
            throw sign.place.error(
                text.file, "expected loadings ('=~'), found a composite ('<~'), which is another model")
        default:
            passedOver.append(statement[0].place.line)
            // A parameter that is defined by others uses their names, and constrains none of them.
            guard sign.text != ":=" else { return }
            for (token, next) in zip(statement, statement.dropFirst())
            where token.kind != .sign && token.kind != .number && next.text == "*" && token.text != "NA" {
                uses[token.text, default: 0] += 1
            }
        }
    }

    private mutating func takeLoadings(
        _ left: ArraySlice<LavaanToken>, _ sign: LavaanToken, _ right: ArraySlice<LavaanToken>
    ) throws(MaskFileError) {
        var factors: [Int] = []
        for term in Self.terms(left) {
            guard let name = term.first, term.count == 1, name.kind == .word || name.kind == .string else {
                throw (term.first ?? sign).place.error(text.file, "expected the name of a factor before '=~'")
            }
            factors.append(try builder.factor(name.text, at: name.place))
        }
        for term in Self.terms(right) {
            let loading = try LavaanLoading(term, after: sign.place, file: text.file)
            for label in Set(loading.labels) {
                labelled[label] = labelled[label] ?? loading.item.place
                uses[label, default: 0] += factors.count
            }
            for (factor, name) in zip(factors, Self.terms(left).map { $0[$0.startIndex].text }) {
                try take(loading, factor, name)
            }
        }
    }

    private mutating func take(_ loading: LavaanLoading, _ factor: Int, _ name: Substring) throws(MaskFileError) {
        let (word, place) = (loading.item.text, loading.item.place)
        let item = try builder.item(word, at: place)
        itemPlaces.append((word, place))
        let isInside = loading.fixed.map { WrittenWeight.isNonzero(String($0.text)) ?? true } ?? true
        try builder.take(item: item, factor: factor, isInside: isInside, at: place)
        guard let fixedValue = loading.fixed else { return }
        guard isInside else {
            zeros.append("'\(word)' in '\(name)'")
            return
        }
        if let other = fixed[factor], other != word {
            throw fixedValue.place.error(
                text.file,
                "expected at most one fixed loading of factor '\(name)', found those of '\(other)' and of '\(word)': "
                    + "their ratio is fixed then, which no mask describes")
        }
        fixed[factor] = word
        markers.append("'\(word)' in '\(name)'")
    }

    /// The terms of a sum.
    private static func terms(_ tokens: ArraySlice<LavaanToken>) -> [ArraySlice<LavaanToken>] {
        var depth = 0
        return tokens.split(omittingEmptySubsequences: false) { token in
            guard token.kind == .sign else { return false }
            if token.text == "(" { depth += 1 }
            if token.text == ")" { depth -= 1 }
            return depth == 0 && token.text == "+"
        }
    }

    private mutating func tell() {
        if !markers.isEmpty {
            builder.note(
                "loadings that are fixed at a value set the scale of their factors, and are taken as free: "
                    + "\(PatternBuilder.listed(markers)). A fixed loading cannot be zero, and the verdict is of the model in which it can"
            )
        }
        if !zeros.isEmpty { builder.note("fixed at zero, and outside of the pattern: \(PatternBuilder.listed(zeros))") }
        if !passedOver.isEmpty {
            builder.note(
                "not about loadings, and not taken (covariances, regressions, thresholds, definitions): "
                    + "\(passedOver.count == 1 ? "line" : "lines") \(PatternBuilder.listed(passedOver.map(String.init)))"
            )
        }
    }
}

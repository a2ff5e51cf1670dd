import SupportMasks

/// Reads lists: a line for each factor, `F1 = 1, 2, 5-8` or `F1: x1, x2`. Items are divided by commas, or by white space
/// where a line has no comma; `5-8` are the items 5, 6, 7 and 8.
struct ListReader: PatternReading {
    let text: TextLines
    var builder: PatternBuilder

    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern {
        for line in text.lines { try take(line) }
        return try builder.pattern(name: name, format: .lists)
    }

    private mutating func take(_ line: TextLines.Line) throws(MaskFileError) {
        let content = line.text.withoutComment
        guard let sign = content.firstIndex(where: { $0 == "=" || $0 == ":" }),
            !content[..<sign].contains(where: { $0 == "," || $0 == "\t" })
        else {
            throw line.start.error(text.file, "expected a factor and its items, as in 'F1 = 1, 2, 5-8' or 'F1: x1, x2'")
        }
        let rest = content[content.index(after: sign)...]
        if content[sign] == "=", let next = rest.first, "~=".contains(next) {
            throw line.place(sign).error(text.file, "expected '=' or ':' after the factor, found '=\(next)'")
        }
        let factorName = content[..<sign].trimmed
        guard !builder.hasFactor(factorName) else {
            throw line.start.error(text.file, "expected one list for factor '\(factorName)', found a second")
        }
        let factor = try builder.factor(factorName, at: line.start)
        let isDividedByCommas = rest.contains(",")
        let parts = rest.split(maxSplits: PatternLimits.mostWords, omittingEmptySubsequences: !isDividedByCommas) {
            isDividedByCommas ? $0 == "," : $0.isWhitespace
        }
        guard parts.count <= PatternLimits.mostWords else {
            throw line.start.error(text.file, "expected at most \(PatternLimits.mostWords) items in a list, found more")
        }
        for part in parts { try take(part, factor, line) }
    }

    private mutating func take(_ part: Substring, _ factor: Int, _ line: TextLines.Line) throws(MaskFileError) {
        let name = part.trimmed
        let place = line.place(name.startIndex)
        guard let range = try numbers(name, place) else {
            let item = try builder.item(name, at: place)
            return try builder.take(item: item, factor: factor, at: place)
        }
        for number in range {
            let item = try builder.item("\(number)", at: place)
            try builder.take(item: item, factor: factor, at: place)
        }
    }

    /// The numbers of `5-8`; nil for what is no range of numbers.
    private func numbers(_ name: Substring, _ place: TextPlace) throws(MaskFileError) -> ClosedRange<Int>? {
        let ends = name.split(separator: "-", omittingEmptySubsequences: false).map(\.trimmed)
        guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
            return nil
        }
        guard let first = Int(ends[0]), let last = Int(ends[1]), first <= last,
            last - first < PatternLimits.mostItems
        else { throw place.error(text.file, "expected a range of items such as 5-8, found '\(name)'") }
        return first...last
    }
}

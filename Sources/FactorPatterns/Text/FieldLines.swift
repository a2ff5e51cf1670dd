import SupportMasks

/// Lines of fields, divided by tabs, commas or semicolons: by the first of these that the first line has. A field in
/// double quotes may hold the sign; `""` is a quote in it.
struct FieldLines {
    struct Field {
        let text: String
        let place: TextPlace
        let isQuoted: Bool

        /// Whether it is a mark of another form: a list (`F1: x1`, `F1 = 1`) or a formula (`F =~ x`).
        var looksLikeList: Bool {
            !isQuoted && [": ", "=~", " = ", " ="].contains(where: text.contains)
        }
    }

    let file: String
    let separator: Character
    private(set) var rows: [[Field]] = []

    /// - Throws: where a line has one field only, or a quote without its end.
    init(_ text: TextLines) throws(MaskFileError) {
        file = text.file
        guard let first = text.lines.first else {
            throw MaskFileError(file: text.file, message: "expected lines of fields, found none")
        }
        let signs: [Character] = ["\t", ",", ";"]
        guard let separator = signs.first(where: { first.text.contains($0) }) else {
            throw first.start.error(text.file, "expected fields with tabs, commas or semicolons between them")
        }
        self.separator = separator
        var count = 0
        for line in text.lines {
            rows.append(try fields(line))
            count += rows[rows.count - 1].count
            guard count <= PatternLimits.mostWords else {
                throw line.start.error(text.file, "expected at most \(PatternLimits.mostWords) fields, found more")
            }
        }
    }

    private func fields(_ line: TextLines.Line) throws(MaskFileError) -> [Field] {
        guard line.text.contains("\"") else {
            let parts = line.text.split(
                separator: separator, maxSplits: PatternLimits.mostWords, omittingEmptySubsequences: false)
            return parts.map {
                let trimmed = $0.trimmed
                return Field(text: String(trimmed), place: line.place(trimmed.startIndex), isQuoted: false)
            }
        }
        var fields: [Field] = []
        var rest = line.text
        while true {
            while let blank = rest.first, blank.isWhitespace, blank != separator { rest.removeFirst() }
            let place = line.place(rest.startIndex)
            if rest.first == "\"" {
                rest.removeFirst()
                fields.append(Field(text: try quoted(&rest, place), place: place, isQuoted: true))
                rest = rest.drop { $0.isWhitespace && $0 != separator }
            } else {
                let end = rest.firstIndex(of: separator) ?? rest.endIndex
                fields.append(Field(text: String(rest[..<end].trimmed), place: place, isQuoted: false))
                rest = rest[end...]
            }
            guard let sign = rest.first, fields.count <= PatternLimits.mostWords else { return fields }
            guard sign == separator else {
                throw line.place(rest.startIndex).error(file, "expected the end of a field after its quote")
            }
            rest.removeFirst()
        }
    }

    private func quoted(_ rest: inout Substring, _ place: TextPlace) throws(MaskFileError) -> String {
        var text = ""
        while let character = rest.popFirst() {
            if character != "\"" {
                text.append(character)
            } else if rest.first == "\"" {
                text.append("\"")
                rest.removeFirst()
            } else {
                return text
            }
        }
        throw place.error(file, "expected the end of a field in quotes on its line")
    }
}

import SupportMasks

/// Reads tables of zeros and ones: the first line names the factors, above their columns, and every other line begins
/// with the name of an item. The corner may hold anything, or be left out.
struct TableReader: PatternReading {
    let text: TextLines
    var builder: PatternBuilder

    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern {
        let rows = try FieldLines(text).rows
        guard let head = rows.first, rows.count > 1 else {
            throw MaskFileError(
                file: text.file, message: "expected a line of factors and lines of items, found one line")
        }
        let width = rows[1].count
        guard width > 1, head.count == width || head.count == width - 1 else {
            throw rows[1][0].place.error(
                text.file, "expected a cell for each of the \(max(0, head.count - 1)) factors, found \(width - 1)")
        }
        var factors: [Int] = []
        for field in head.suffix(width - 1) {
            guard !builder.hasFactor(field.text[...]) else {
                throw field.place.error(text.file, "expected one column for factor '\(field.text)', found a second")
            }
            factors.append(try builder.factor(field.text[...], at: field.place))
        }
        for row in rows.dropFirst() { try take(row, factors) }
        return try builder.pattern(name: name, format: .table)
    }

    private mutating func take(_ row: [FieldLines.Field], _ factors: [Int]) throws(MaskFileError) {
        guard row.count == factors.count + 1 else {
            throw row[0].place.error(
                text.file, "expected a cell for each of the \(factors.count) factors, found \(row.count - 1)")
        }
        guard !builder.hasItem(row[0].text[...]) else {
            throw row[0].place.error(text.file, "expected one line for item '\(row[0].text)', found a second")
        }
        let item = try builder.item(row[0].text[...], at: row[0].place)
        for (field, factor) in zip(row.dropFirst(), factors) {
            guard field.text == "0" || field.text == "1" else {
                throw field.place.error(text.file, "expected 0 or 1, found '\(field.text)'")
            }
            if field.text == "1" { try builder.take(item: item, factor: factor, at: field.place) }
        }
    }
}

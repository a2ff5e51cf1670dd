import Foundation
import SupportMasks

/// Reads lists of loadings: item, factor and perhaps a weight, a loading a line. A weight of zero is outside of the
/// support. The first line may name the columns, by the words below; else the item comes first.
struct EdgeReader: PatternReading {
    let text: TextLines
    var builder: PatternBuilder

    private static let itemWords: Set = ["item", "items", "indicator", "variable", "gene", "target", "feature", "row"]
    private static let factorWords: Set = [
        "factor", "factors", "latent", "regulator", "tf", "component", "source", "program",
    ]

    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern {
        var rows = try FieldLines(text).rows[...]
        guard let first = rows.first else { return try builder.pattern(name: name, format: .edges) }
        let width = first.count
        guard width == 2 || width == 3 else {
            throw first[0].place.error(
                text.file, "expected an item, a factor and perhaps a weight, found \(width) fields")
        }
        let words = first.prefix(2).map { $0.text.lowercased() }
        let isItemFirst = Self.itemWords.contains(words[0]) && Self.factorWords.contains(words[1])
        let isFactorFirst = Self.factorWords.contains(words[0]) && Self.itemWords.contains(words[1])
        if isItemFirst || isFactorFirst {
            rows.removeFirst()
            builder.note("the first line is taken as the names of the columns")
        }
        for row in rows { try take(row, width, isFactorFirst: isFactorFirst) }
        return try builder.pattern(name: name, format: .edges)
    }

    private mutating func take(_ row: [FieldLines.Field], _ width: Int, isFactorFirst: Bool) throws(MaskFileError) {
        guard row.count == width else {
            throw row[0].place.error(text.file, "expected \(width) fields as above, found \(row.count)")
        }
        if let other = row.prefix(2).first(where: \.looksLikeList) {
            throw other.place.error(
                text.file, "expected a name, found '\(other.text)', which reads as a list or a formula")
        }
        let (itemField, factorField) = isFactorFirst ? (row[1], row[0]) : (row[0], row[1])
        let item = try builder.item(itemField.text[...], at: itemField.place)
        let factor = try builder.factor(factorField.text[...], at: factorField.place)
        let isInside = width == 3 ? try isNonzero(row[2]) : true
        try builder.take(item: item, factor: factor, isInside: isInside, at: itemField.place)
    }

    private func isNonzero(_ field: FieldLines.Field) throws(MaskFileError) -> Bool {
        guard let isNonzero = WrittenWeight.isNonzero(field.text) else {
            throw field.place.error(text.file, "expected a weight, which is a number, found '\(field.text)'")
        }
        return isNonzero
    }
}

import SupportMasks

/// Reads gene sets: a line for each factor with its name, a description and its genes, divided by tabs.
struct GeneSetReader: PatternReading {
    let text: TextLines
    var builder: PatternBuilder

    mutating func pattern(named name: String) throws(MaskFileError) -> FactorPattern {
        for line in text.lines {
            var fields = line.text.split(
                separator: "\t", maxSplits: PatternLimits.mostWords, omittingEmptySubsequences: false)
            guard fields.count <= PatternLimits.mostWords else {
                throw line.start.error(text.file, "expected at most \(PatternLimits.mostWords) fields, found more")
            }
            while fields.count > 2, fields.last?.trimmed.isEmpty == true { fields.removeLast() }
            guard fields.count > 2 else {
                throw line.start.error(
                    text.file,
                    "expected a name, a description and genes with tabs between them, found \(fields.count) fields")
            }
            let setName = fields[0].trimmed
            guard !builder.hasFactor(setName) else {
                throw line.start.error(text.file, "expected one line for gene set '\(setName)', found a second")
            }
            let factor = try builder.factor(setName, at: line.start)
            for field in fields.dropFirst(2) {
                let place = line.place(field.startIndex)
                let item = try builder.item(field.trimmed, at: place)
                try builder.take(item: item, factor: factor, at: place)
            }
        }
        return try builder.pattern(name: name, format: .gmt)
    }
}

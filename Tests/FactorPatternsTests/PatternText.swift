import FactorPatterns
import Foundation
import SupportMasks

/// The pattern of a text.
func pattern(_ text: String, _ format: PatternFormat? = nil, file: String = "model.txt") throws -> FactorPattern {
    try FactorPatternReader.read(Data(text.utf8), fileName: file, format: format)
}

/// What a text is refused for.
func fault(_ text: String, _ format: PatternFormat? = nil, file: String = "model.txt") -> String {
    do {
        let pattern = try pattern(text, format, file: file)
        return "read as \(pattern.format): \(pattern.words)"
    } catch {
        return "\(error)"
    }
}

extension FactorPattern {
    /// Every factor with its items, `F: x1 x2; G: x3`.
    var words: String {
        factors.indices.map { factor in
            let loaded = items.indices.filter { loadings[$0, factor] }.map { items[$0] }
            return "\(factors[factor]): \(loaded.joined(separator: " "))"
        }.joined(separator: "; ")
    }
}

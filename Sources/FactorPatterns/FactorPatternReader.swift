import Foundation
import SupportMasks

/// Reads patterns of loadings, in the forms of `PatternFormat`.
///
/// The form is told from the contents: it is the only one in which the text can be read. Where it can be read in several,
/// and as different patterns, the end of the file's name decides (`.gmt`, `.lav`, `.lavaan`), and where that does not, the
/// file is refused with the option that does: nothing is guessed.
public enum FactorPatternReader {
    /// The option that names the form.
    public static let formatOption = "--pattern-format"

    /// The pattern of a file.
    ///
    /// - Parameters:
    ///   - bytes: what the file holds.
    ///   - fileName: the file in errors; without folder and extension, the name of the model.
    ///   - format: the form, if it is known.
    /// - Throws: the first fault of the file, with its place.
    public static func read(_ bytes: Data, fileName: String, format: PatternFormat? = nil) throws(MaskFileError)
        -> FactorPattern
    {
        let text = try TextLines(bytes, file: fileName)
        guard let first = text.lines.first else {
            throw MaskFileError(
                file: fileName, message: "expected a pattern of loadings, found no line that says something")
        }
        let name = modelName(fileName)
        if let format { return try format.pattern(text, named: name) }
        let readings = PatternFormat.allCases.compactMap { try? $0.pattern(text, named: name) }
        if let only = readings.first, readings.dropFirst().allSatisfy({ $0.isSamePattern(as: only) }) { return only }
        if let told = PatternFormat(fileName: fileName) {
            return try told.pattern(text, named: name)
        }
        guard readings.isEmpty else { throw first.start.error(fileName, ambiguous(readings.map(\.format))) }
        _ = try likeliest(text.lines).pattern(text, named: name)
        throw first.start.error(fileName, "expected a pattern of loadings in a form that is known")
    }

    private static func ambiguous(_ formats: [PatternFormat]) -> String {
        let ways = formats.map { "\(formatOption) \($0.rawValue)" }
        let listed = ways.dropLast().joined(separator: ", ") + " or " + (ways.last ?? "")
        return
            "expected a pattern that can be read in one way, found one that reads differently in several: say \(listed)"
    }

    /// Whose error tells most of a text that can be read in no form: of its first lines'.
    private static func likeliest(_ lines: [TextLines.Line]) -> PatternFormat {
        let text = lines[0].text
        if text.contains("~") { return .lavaan }
        let first = fields(text)
        if let sign = text.firstIndex(where: { $0 == ":" || $0 == "=" }), sign < first[0].endIndex { return .lists }
        if first.count == 1 { return .lists }
        let cells = lines.count > 1 ? fields(lines[1].text).dropFirst() : []
        let areBits = !cells.isEmpty && cells.allSatisfy { ["0", "1"].contains($0.trimmed) }
        return first.count > 3 || areBits ? .table : .edges
    }

    private static func fields(_ line: Substring) -> [Substring] {
        line.split(omittingEmptySubsequences: false) { $0 == "\t" || $0 == "," || $0 == ";" }
    }

    private static func modelName(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        if last == "<stdin>" { return "stdin" }
        guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
        return String(last[..<dot])
    }
}

extension FactorPattern {
    /// Whether the forms differ at most.
    fileprivate func isSamePattern(as other: FactorPattern) -> Bool {
        items == other.items && factors == other.factors && loadings == other.loadings
    }
}

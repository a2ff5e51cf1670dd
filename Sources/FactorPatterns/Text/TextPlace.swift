import SupportMasks

/// A place of a text. Its column is counted where it is told: to count it for each word would take the square of a
/// line's length.
struct TextPlace {
    /// From 1.
    let line: Int
    /// What stands before it on the line.
    private let before: Substring

    /// The beginning of a line.
    init(line: Int) { (self.line, before) = (line, "") }

    init(line: Int, after before: Substring) { (self.line, self.before) = (line, before) }

    /// From 1, in Unicode scalars.
    var column: Int { before.unicodeScalars.count + 1 }

    func error(_ file: String, _ message: String) -> MaskFileError {
        MaskFileError(file: file, line: line, column: column, message: message)
    }

    /// Whether this place is before another of the same text.
    func isBefore(_ other: TextPlace) -> Bool {
        line == other.line ? before.endIndex < other.before.endIndex : line < other.line
    }
}

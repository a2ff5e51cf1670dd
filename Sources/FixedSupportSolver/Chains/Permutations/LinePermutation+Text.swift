extension LinePermutation {
    /// Why a text is no order of lines.
    public struct TextError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The line of the text, from 1 on; nil if it is the text as a whole.
        public var line: Int?
        public var reason: String

        public var description: String { line.map { "line \($0): \(reason)" } ?? reason }
    }

    /// Reads an order of so many lines: for each place the number, from 0 on, of the line that comes there, with white
    /// space between; `#` starts a comment.
    ///
    /// - Throws: `TextError` with the first thing that is wrong.
    public init(text: String, count: Int) throws(TextError) {
        var sources: [Int] = []
        var seen = Array(repeating: 0, count: count)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let number = index + 1
            for word in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
                guard let source = Int(word), seen.indices.contains(source) else {
                    throw TextError(line: number, reason: "expected a number from 0 to \(count - 1), not \"\(word)\"")
                }
                guard seen[source] == 0 else {
                    throw TextError(line: number, reason: "\(source) stands in line \(seen[source]) already")
                }
                seen[source] = number
                sources.append(source)
            }
        }
        guard sources.count == count else {
            throw TextError(line: nil, reason: "\(sources.count) numbers, and \(count) lines are to be put in order")
        }
        self.init(unchecked: sources)
    }
}

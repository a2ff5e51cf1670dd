/// What the rows, columns and supports of an instance are called, where its file says more than their numbers.
public struct LineNames: Hashable, Sendable {
    /// Lines of one kind.
    public struct Lines: Hashable, Sendable {
        /// What one of them is: `row`, `item`.
        public var noun: String
        /// Their names in order; nil where they have none.
        public var names: [String]?

        public init(noun: String, names: [String]? = nil) { (self.noun, self.names) = (noun, names) }
    }

    public var rows: Lines
    public var columns: Lines
    public var supports: Lines

    public init(rows: Lines, columns: Lines, supports: Lines) {
        (self.rows, self.columns, self.supports) = (rows, columns, supports)
    }

    /// Numbers alone.
    public static let numbers = LineNames(
        rows: Lines(noun: "row"), columns: Lines(noun: "column"), supports: Lines(noun: "support"))
}

extension LineNames.Lines {
    /// The name of a line, or its number where it has none.
    public subscript(_ number: Int) -> String {
        guard let names, names.indices.contains(number) else { return String(number) }
        return names[number]
    }
}

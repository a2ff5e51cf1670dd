/// Why a mask file was refused, and where.
public struct MaskFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named; `<stdin>` for standard input.
    public let file: String
    /// The line, from 1. Errors about the file as a whole are at line 1, column 1.
    public let line: Int
    /// The column, from 1, counted in Unicode scalars; a byte order mark is not counted.
    public let column: Int
    /// What was expected and what was found.
    public let message: String
    /// How else the file could be read, where that may be meant.
    public let ways: [Way]

    /// Another reading of a file, by options.
    public enum Way: Hashable, Sendable {
        /// Numbers are weights, whose support is what is not zero.
        case weights
        /// The layers are listed, or stored, the other way round.
        case convention(LayerFit.Convention)
    }

    /// An error at a place of a file; standard: about the file as a whole.
    public init(file: String, line: Int = 1, column: Int = 1, message: String, ways: [Way] = []) {
        (self.file, self.line, self.column) = (file, line, column)
        (self.message, self.ways) = (message, ways)
    }

    /// `file:line:column: message`, one line whatever the names in it hold
    public var description: String { printable("\(file):\(line):\(column): \(message)") }
}

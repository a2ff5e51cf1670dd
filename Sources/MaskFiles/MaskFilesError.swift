/// Why a file of masks was refused, and where.
public struct MaskFilesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A place of a file.
    public enum Place: Hashable, Sendable {
        /// The file as a whole.
        case file
        /// A byte of a binary file, from 0.
        case byte(Int)
        /// A place of a text, both from 1; columns are counted in bytes.
        case line(Int, column: Int)
    }

    /// The file as it was named.
    public let file: String
    /// Where in the file.
    public let place: Place
    /// What was expected and what was found.
    public let message: String

    /// An error at a place of a file.
    public init(file: String, place: Place = .file, message: String) {
        self.file = file
        self.place = place
        self.message = message
    }

    /// `file: message`, `file: byte n: message` or `file:line:column: message`
    public var description: String {
        switch place {
        case .file: "\(file): \(message)"
        case .byte(let offset): "\(file): byte \(offset): \(message)"
        case .line(let line, let column): "\(file):\(line):\(column): \(message)"
        }
    }
}

/// What is being read: a file, or an array in it. Makes errors.
struct ReadingContext: Sendable {
    let file: String
    /// `array 'I'`; nil for the file itself.
    var item: String?

    /// An error about what is being read.
    func error(_ message: String, at place: MaskFilesError.Place = .file) -> MaskFilesError {
        MaskFilesError(file: file, place: place, message: item.map { "\($0): \(message)" } ?? message)
    }
}

/// A text of a file in single quotes, cut after 40 characters, with characters that do not show named by their code points.
func quoted(_ text: String) -> String {
    var shown = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
        guard index < 40 else { return "'\(shown)…'" }
        shown += isPrintable(scalar) ? String(scalar) : "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
    return "'\(shown)'"
}

/// Whether a character shows as itself: no control, no format character, no white space but the plain space.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
}

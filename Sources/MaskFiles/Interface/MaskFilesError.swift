import SupportMasks

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
    /// Lines that say more: the orders of layers that would do.
    public var details: [String]
    /// What a reader can do about it, the best first; each is complete.
    public var remedies: [Remedy]

    /// A way out of an error.
    public enum Remedy: Hashable, Sendable {
        /// Options for the same files, in place of those of the same names: names with dashes, and values of those that
        /// take one.
        case options([Option])
        /// A line of Python that writes a file that can be read.
        case python(String)

        /// The non-zeros of weights.
        static let fromWeights = Remedy.options([Option("--from-weights")])
    }

    /// An option of the command line; `isOn` false takes it away.
    public struct Option: Hashable, Sendable {
        public var name: String
        public var value: String?
        public var isOn: Bool

        public init(_ name: String, _ value: String? = nil, isOn: Bool = true) {
            (self.name, self.value, self.isOn) = (name, value, isOn)
        }
    }

    /// An error at a place of a file.
    public init(file: String, place: Place = .file, message: String, details: [String] = [], remedies: [Remedy] = []) {
        self.file = file
        self.place = place
        self.message = message
        self.details = details
        self.remedies = remedies
    }

    /// `file: message`, `file: byte n: message` or `file:line:column: message`, one line whatever the names in it hold
    public var description: String { printable("\(shownPlace): \(message)") }

    private var shownPlace: String {
        switch place {
        case .file: file
        case .byte(let offset): "\(file): byte \(offset)"
        case .line(let line, let column): "\(file):\(line):\(column)"
        }
    }
}

/// What is being read: a file, or an array in it. Makes errors.
package struct ReadingContext: Sendable {
    let file: String
    /// `array 'I'`; nil for the file itself.
    var item: String?

    package init(file: String, item: String? = nil) { (self.file, self.item) = (file, item) }

    /// An error about what is being read.
    package func error(
        _ message: String, at place: MaskFilesError.Place = .file, details: [String] = [],
        remedies: [MaskFilesError.Remedy] = []
    ) -> MaskFilesError {
        MaskFilesError(
            file: file, place: place, message: item.map { "\($0): \(message)" } ?? message, details: details,
            remedies: remedies)
    }
}

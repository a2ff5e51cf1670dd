import SupportMasks

/// The words of a MatrixMarket file, with their places.
struct MatrixMarketScanner {
    private let bytes: ByteView
    private let context: ReadingContext
    private var offset = 0
    private var line = 1
    private var lineStart = 0
    /// Where the last word began, for errors.
    private var wordStart = 0

    init(_ bytes: ByteView, context: ReadingContext) {
        self.bytes = bytes
        self.context = context
    }

    /// The bytes that have not been read.
    var bytesLeft: Int { bytes.count - offset }

    /// An error at the last word.
    func error(_ message: String, remedies: [MaskFilesError.Remedy] = []) -> MaskFilesError {
        context.error(message, at: place, remedies: remedies)
    }

    /// The next word of the line in small letters; empty at its end. For the header.
    mutating func word() -> String { String(decoding: bytes[wordRange()].raw.prefix(64), as: UTF8.self).lowercased() }

    /// A size: digits.
    mutating func size(_ what: String) throws(MaskFilesError) -> Int {
        let range = wordRange()
        guard let value = decimal(range) else { throw error("expected \(what), found \(found(range))") }
        return value
    }

    /// An index from 1 to a size, less one.
    mutating func index(_ what: String, upTo size: Int) throws(MaskFilesError) -> Int {
        let range = wordRange()
        guard let value = decimal(range), value >= 1, value <= size else {
            throw error("expected a \(what) from 1 to \(size), found \(found(range))")
        }
        return value - 1
    }

    /// The number that comes next, told from its digits: nothing is rounded.
    mutating func number() throws(MaskFilesError) -> WrittenNumber {
        let range = wordRange()
        guard let number = WrittenNumber(bytes[range].raw) else {
            throw error("expected a number, found \(found(range))")
        }
        return number
    }

    /// The same as it is written.
    mutating func writtenNumber() throws(MaskFilesError) -> String {
        let range = wordRange()
        guard WrittenNumber(bytes[range].raw) != nil else {
            throw error("expected a number, found \(found(range))")
        }
        return String(decoding: bytes[range].raw, as: UTF8.self)
    }

    /// The place of the last word.
    var place: MaskFilesError.Place { .line(line, column: wordStart - lineStart + 1) }

    /// Whether the line has ended.
    var isAtLineEnd: Bool {
        mutating get {
            skipBlanks()
            return offset == bytes.count || bytes[offset] == 0x0A
        }
    }

    /// Goes over comments and blank lines, as may stand before the sizes.
    mutating func skipComments() throws(MaskFilesError) {
        while true {
            try skipBlankLines()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "%") else { return }
            while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
        }
    }

    /// Goes over lines of white space.
    mutating func skipBlankLines() throws(MaskFilesError) {
        skipBlanks()
        while offset < bytes.count, bytes[offset] == 0x0A {
            takeLineEnd()
            skipBlanks()
        }
        wordStart = offset
    }

    /// Requires that the line ends.
    mutating func endLine() throws(MaskFilesError) {
        skipBlanks()
        wordStart = offset
        guard offset < bytes.count else { return }
        guard bytes[offset] == 0x0A else { throw error("expected the line to end, found \(found(wordRange()))") }
        takeLineEnd()
    }

    /// Requires that nothing but white space follows.
    mutating func expectEnd() throws(MaskFilesError) {
        try skipBlankLines()
        guard offset == bytes.count else { throw error("expected the file to end, found \(found(wordRange()))") }
    }

    private mutating func takeLineEnd() {
        offset += 1
        line += 1
        lineStart = offset
        wordStart = offset
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
    }

    private mutating func wordRange() -> Range<Int> {
        skipBlanks()
        wordStart = offset
        while offset < bytes.count, !isBlank(bytes[offset]), bytes[offset] != 0x0A { offset += 1 }
        return wordStart..<offset
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private func decimal(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty else { return nil }
        var value = 0
        for index in range {
            let digit = Int(bytes[index]) - 0x30
            guard (0...9).contains(digit), value <= (Int.max - digit) / 10 else { return nil }
            value = 10 * value + digit
        }
        return value
    }

    private func found(_ range: Range<Int>) -> String {
        if range.isEmpty { return offset < bytes.count ? "the line's end" : "the file's end" }
        return quoted(
            String(decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 44)].raw, as: UTF8.self))
    }
}

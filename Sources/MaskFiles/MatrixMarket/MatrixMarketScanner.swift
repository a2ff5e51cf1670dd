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
    func error(_ message: String) -> MaskFilesError {
        context.error(message, at: .line(line, column: wordStart - lineStart + 1))
    }

    /// The next word of the line in small letters; empty at its end. For the header.
    mutating func word() -> String { String(decoding: bytes[wordRange()].raw.prefix(64), as: UTF8.self).lowercased() }

    /// A size: digits.
    mutating func size(_ what: String) throws(MaskFilesError) -> Int {
        let range = wordRange()
        guard let value = number(range) else { throw error("expected \(what), found \(found(range))") }
        return value
    }

    /// An index from 1 to a size, less one.
    mutating func index(_ what: String, upTo size: Int) throws(MaskFilesError) -> Int {
        let range = wordRange()
        guard let value = number(range), value >= 1, value <= size else {
            throw error("expected a \(what) from 1 to \(size), found \(found(range))")
        }
        return value - 1
    }

    /// Whether the number that comes next is not zero, told from its digits: nothing is rounded.
    mutating func isNonZero() throws(MaskFilesError) -> Bool {
        let range = wordRange()
        let text = bytes[range]
        var place = text.count > 0 && (text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")) ? 1 : 0
        var digitCount = 0
        var isNonZero = false
        var hasPoint = false
        while place < text.count {
            let byte = text[place]
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digitCount += 1
                if byte != UInt8(ascii: "0") { isNonZero = true }
            } else if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            place += 1
        }
        if digitCount > 0, isExponent(text, from: place) { return isNonZero }
        switch String(decoding: text.raw.prefix(16), as: UTF8.self).lowercased() {
        case "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity": return true
        case "nan", "+nan", "-nan": throw error("the entry is NaN: whether it stands for a zero is not guessed")
        default: throw error("expected a number, found \(found(range))")
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

    private func number(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty else { return nil }
        var value = 0
        for index in range {
            let digit = Int(bytes[index]) - 0x30
            guard (0...9).contains(digit), value <= (Int.max - digit) / 10 else { return nil }
            value = 10 * value + digit
        }
        return value
    }

    /// Whether the rest of a number is an exponent, or nothing; Fortran writes D for E.
    private func isExponent(_ text: ByteView, from start: Int) -> Bool {
        guard start < text.count else { return true }
        guard [0x45, 0x65, 0x44, 0x64].contains(text[start]) else { return false }
        var place = start + 1
        if place < text.count, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+") { place += 1 }
        let firstDigit = place
        while place < text.count, (0x30...0x39).contains(text[place]) { place += 1 }
        return place == text.count && place > firstDigit
    }

    private func found(_ range: Range<Int>) -> String {
        if range.isEmpty { return offset < bytes.count ? "the line's end" : "the file's end" }
        return quoted(String(decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 44)].raw, as: UTF8.self))
    }
}

import Foundation

/// A line of a mask file.
struct MaskLine {
    /// From 1.
    var number: Int
    /// The offset of its first byte.
    var start: Int
    /// The offsets of its content: without comment, line end, and white space at either side.
    var content: Range<Int>
    /// Whether it has a comment.
    var hasComment = false
}

/// The bytes of a mask file, gone through line by line: a line ends with LF or CR LF, the last one with the file.
struct MaskText {
    let bytes: UnsafeBufferPointer<UInt8>
    let file: String
    /// Where the text starts: after a byte order mark.
    let start: Int
    /// The line that was read last; in the end the place where the next would start, or where the last one stops if it
    /// has no line end.
    private(set) var line: MaskLine
    private var offset: Int
    /// The pages of a mapped file that are behind the reader; nil for bytes that are nowhere else.
    private var pages: PagesBehind?

    /// - Parameter isMapped: whether the bytes are those of a mapped file, which are there again when they are looked at
    ///   after their memory was given back.
    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, isMapped: Bool = false) {
        (self.bytes, self.file) = (bytes, file)
        pages = isMapped ? PagesBehind(UnsafeRawBufferPointer(bytes)) : nil
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        offset = start
        line = MaskLine(number: 0, start: start, content: start..<start)
    }

    /// Goes on to the next line, whose bytes are then known to be UTF-8 without NUL; false at the end of the file.
    mutating func advance() throws(MaskFileError) -> Bool {
        let isAtStart = offset == start || bytes[offset - 1] == UInt8(ascii: "\n")
        let first = isAtStart ? offset : line.start
        line = MaskLine(number: isAtStart ? line.number + 1 : line.number, start: first, content: offset..<offset)
        guard offset < bytes.count else { return false }
        pages?.giveBack(before: first)
        let lineFeed = firstByte(UInt8(ascii: "\n"), in: first..<bytes.count)
        var end = lineFeed ?? bytes.count
        offset = lineFeed.map { $0 + 1 } ?? end
        if let bad = firstBadByte(in: first..<end) {
            let hexadecimal = String(bytes[bad], radix: 16, uppercase: true)
            throw error(
                bytes[bad] == 0
                    ? "expected text, found a NUL byte" : "expected UTF-8, found the byte 0x\(hexadecimal)", at: bad)
        }
        if end > first, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let comment = firstByte(UInt8(ascii: "#"), in: first..<end)
        line.hasComment = comment != nil
        line.content = trimmed(first..<(comment ?? end))
        return true
    }

    /// Takes the next line if it is nothing but `width` cells "0" and "1", one after another or one space apart, into
    /// words that are zero; for any other line leaves everything as it was, but for the words, and returns false.
    mutating func takePlainRow(width: Int, into words: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        for length in [width, 2 * width - 1] {
            guard let next = lineEnd(after: offset + length) else { continue }
            let row = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[offset..<offset + length])
            guard decodePlainRow(row, width: width, into: words) else { return false }
            line = MaskLine(number: line.number + 1, start: offset, content: offset..<offset + length)
            offset = next
            pages?.giveBack(before: line.start)
            return true
        }
        return false
    }

    /// The offset after a line whose content ends at `end`; nil if it does not end there.
    private func lineEnd(after end: Int) -> Int? {
        guard end < bytes.count else { return end == bytes.count ? end : nil }
        let isReturn = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
        let lineFeed = isReturn ? end + 1 : end
        return bytes[lineFeed] == UInt8(ascii: "\n") ? lineFeed + 1 : nil
    }

    private func firstByte(_ byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = bytes.baseAddress,
            let found = memchr(base + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The first byte that is NUL, or begins an ill-formed UTF-8 sequence; nil when there is none.
    private func firstBadByte(in range: Range<Int>) -> Int? {
        // ASCII without NUL, as nearly all lines are, has no highest bit, and none when 1 is taken from each byte.
        let line = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range])
        var marks: UInt64 = 0
        for offset in stride(from: 0, through: line.count - 8, by: 8) {
            let word = line.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            marks |= word | (word &- 0x0101_0101_0101_0101)
        }
        let rest = line.suffix(line.count % 8).reduce(0) { $0 | $1 | ($1 &- 1) }
        if marks & 0x8080_8080_8080_8080 == 0, rest < 0x80 { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = line.makeIterator()
        var offset = range.lowerBound
        while case let parsed = parser.parseScalar(from: &iterator), case .valid(let scalar) = parsed, scalar.first != 0
        {
            offset += scalar.count
        }
        return offset < range.upperBound ? offset : nil
    }

    /// A range without white space at either side; an empty one stays at the upper bound.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let first = bytes[range].firstIndex { !isBlank($0) } ?? range.upperBound
        let last = bytes[first..<range.upperBound].lastIndex { !isBlank($0) }
        return first..<(last.map { $0 + 1 } ?? first)
    }

    /// The text of a range of a line.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    // MARK: Errors

    /// An error at a byte of a line; standard: at the content of the line that was read last.
    func error(_ message: String, at offset: Int? = nil, in line: MaskLine? = nil, ways: [MaskFileError.Way] = [])
        -> MaskFileError
    {
        let line = line ?? self.line
        let before = bytes[line.start..<(offset ?? line.content.lowerBound)]
        return MaskFileError(
            file: file, line: line.number, column: 1 + before.count(where: { $0 & 0xC0 != 0x80 }), message: message,
            ways: ways)
    }

    /// The text of a range for an error.
    func quoted(_ range: Range<Int>) -> String { SupportMasks.quoted(string(range)) }

    /// The character at an offset for an error: `'K'`, `'é' (U+00E9)` or `U+000D`.
    func character(at offset: Int) -> String {
        guard let scalar = string(offset..<min(offset + 4, bytes.count)).unicodeScalars.first else { return "nothing" }
        guard scalar.isPrintable else { return scalar.codePoint }
        return scalar.isASCII ? "'\(scalar)'" : "'\(scalar)' (\(scalar.codePoint))"
    }
}

/// White space between cells: a space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// A line of a mask file.
struct MaskTextLine {
    /// From 1.
    let number: Int
    /// The offset of its first byte.
    let start: Int
    /// The offsets of its content: without comment, line end, and white space at either side.
    let content: Range<Int>
    /// Whether it has a comment.
    let hasComment: Bool
}

/// Goes through the lines of a mask file. A line ends with LF or CR LF; the last one may end with the file.
struct MaskLineScanner {
    let source: MaskTextSource
    private(set) var offset: Int
    private var linesRead = 0
    private var lastLineStart: Int

    init(_ source: MaskTextSource) {
        self.source = source
        offset = source.textStart
        lastLineStart = offset
    }

    /// The next line, whose bytes were checked to be UTF-8 without NUL; nil at the end of the file.
    mutating func next() throws(MaskFileError) -> MaskTextLine? {
        let bytes = source.bytes
        guard offset < bytes.count else { return nil }
        let start = offset
        let lineFeed = firstByte(UInt8(ascii: "\n"), in: start..<bytes.count)
        var end = lineFeed ?? bytes.count
        offset = lineFeed.map { $0 + 1 } ?? end
        linesRead += 1
        lastLineStart = start
        if let bad = firstBadTextByte(bytes, in: start..<end) {
            let found =
                bytes[bad] == 0
                ? "expected text, found a NUL byte" : "expected UTF-8, found the byte \(hexadecimal(bytes[bad]))"
            throw source.error(
                MaskTextLine(number: linesRead, start: start, content: start..<start, hasComment: false), at: bad, found
            )
        }
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let comment = firstByte(UInt8(ascii: "#"), in: start..<end)
        end = comment ?? end
        var first = start
        while first < end, isBlank(bytes[first]) { first += 1 }
        while end > first, isBlank(bytes[end - 1]) { end -= 1 }
        return MaskTextLine(number: linesRead, start: start, content: first..<end, hasComment: comment != nil)
    }

    /// The place where the next line would start, or where the last line ends if it has no line end.
    var endOfFile: MaskTextLine {
        let isOnNewLine = offset == source.textStart || source.bytes[offset - 1] == UInt8(ascii: "\n")
        return MaskTextLine(
            number: isOnNewLine ? linesRead + 1 : linesRead, start: isOnNewLine ? offset : lastLineStart,
            content: offset..<offset, hasComment: false
        )
    }

    /// Takes a whole line that is nothing but `width` cells "0" and "1", one after another or one space apart, into
    /// `words`. Leaves everything as it was (but for the contents of `words`) and returns false for any other line.
    mutating func takePlainRow(width: Int, into words: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        let length: Int
        if let end = plainLineEnd(after: offset + width),
            decodeCompactCells(source.bytes, at: offset, width: width, into: words)
        {
            length = end - offset
        } else if let end = plainLineEnd(after: offset + 2 * width - 1),
            decodeSpacedCells(source.bytes, at: offset, width: width, into: words)
        {
            length = end - offset
        } else {
            return false
        }
        lastLineStart = offset
        offset += length
        linesRead += 1
        return true
    }

    /// The end of a line whose content ends at `contentEnd`: the offset after the line feed, or the end of the file;
    /// nil if the
    /// content does not end there.
    private func plainLineEnd(after contentEnd: Int) -> Int? {
        let bytes = source.bytes
        guard contentEnd < bytes.count else { return contentEnd == bytes.count ? contentEnd : nil }
        if bytes[contentEnd] == UInt8(ascii: "\n") { return contentEnd + 1 }
        guard bytes[contentEnd] == UInt8(ascii: "\r"), contentEnd + 1 < bytes.count else { return nil }
        return bytes[contentEnd + 1] == UInt8(ascii: "\n") ? contentEnd + 2 : nil
    }

    private func firstByte(_ byte: UInt8, in range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = source.bytes.baseAddress else { return nil }
        guard let found = memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

/// White space between cells: a space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

private func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

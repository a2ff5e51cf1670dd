// A point is a cell, so that a row of decimal numbers reads as a row of cells: "0.1 0.0" as six. That would be another
// mask than
// the one that was meant, and so cells stand either all next to one another or all apart.

/// The tokens of a row: what white space divides.
struct RowTokens: Sequence, IteratorProtocol {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset: Int
    private let end: Int

    /// The tokens of the content of a line.
    init(_ line: MaskTextLine, _ source: MaskTextSource) {
        bytes = source.bytes
        (offset, end) = (line.content.lowerBound, line.content.upperBound)
    }

    mutating func next() -> Range<Int>? {
        while offset < end, isBlank(bytes[offset]) { offset += 1 }
        let start = offset
        while offset < end, !isBlank(bytes[offset]) { offset += 1 }
        return start < offset ? start..<offset : nil
    }
}

extension MaskTextSource {
    /// What is done about numbers where cells are expected, as the end of an error.
    static let numberAdvice = "write a mask with numpy.savetxt(FILE, mask, fmt='%d'), read weights with --from-weights"

    /// The error about the first token of more than one character in a row of several tokens, if it begins at `last` or
    /// before; nil if
    /// there is none, or if what is wrong with it is a character that is no cell.
    func groupingError(_ line: MaskTextLine, upTo last: Int) -> MaskFileError? {
        guard let token = firstGroup(line), token.lowerBound <= last else { return nil }
        if readsAsDecimal(token) {
            return error(
                line, at: token.lowerBound,
                "expected cells of one character, found \(quotation(token)); \(Self.numberAdvice)",
                ways: weightsIfNumber(token))
        }
        guard bytes[token].allSatisfy({ CellByte($0) != .other }) else { return nil }
        return error(
            line, at: token.lowerBound,
            "expected cells of one character, all separated or none, found \(quotation(token))",
            ways: weightsIfNumber(token))
    }

    /// Weights as the other reading of a number; nothing for what is decorated like a printed list.
    func weightsIfNumber(_ token: Range<Int>) -> [MaskFileError.Way] { writtenNumber(token) == nil ? [] : [.weights] }

    /// The first token of more than one character in a row of several tokens.
    private func firstGroup(_ line: MaskTextLine) -> Range<Int>? {
        guard hasNeighbours(line.content), bytes[line.content].contains(where: isBlank) else { return nil }
        return RowTokens(line, self).first { $0.count > 1 }
    }

    /// Whether two characters other than white space follow one another in a range. Without branches: every separated
    /// row is gone through.
    private func hasNeighbours(_ range: Range<Int>) -> Bool {
        var found: UInt8 = 0
        var previous: UInt8 = 0
        for offset in range {
            let current: UInt8 = isBlank(bytes[offset]) ? 0 : 1
            found |= current & previous
            previous = current
        }
        return found != 0
    }

    /// Whether a token is a number with more than the digits 0 and 1, with or without the brackets and commas of a
    /// printed list.
    func readsAsDecimal(_ token: Range<Int>) -> Bool {
        let isDecoration: (UInt8) -> Bool = { "[](),;".utf8.contains($0) }
        let end = (bytes[token].lastIndex { !isDecoration($0) } ?? token.lowerBound) + 1
        let start = bytes[token].firstIndex { !isDecoration($0) } ?? token.lowerBound
        let number = start..<Swift.max(start, end)
        return !isBinary(number) && writtenNumber(number) != nil
    }

    /// Whether a range holds nothing but 0 and 1.
    func isBinary(_ range: Range<Int>) -> Bool {
        bytes[range].allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
    }

    /// The number that a range is; nil if it is none.
    func writtenNumber(_ range: Range<Int>) -> WrittenNumber? {
        // Most tokens of a mask are one of these, and are not taken apart.
        if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "0") { return .zero }
        if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "1") { return .one }
        return WrittenNumber(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range])))
    }
}

// A point is a cell, so that a row of decimal numbers reads as a row of cells: "0.1 0.0" as six. That would be another
// mask than the one that was meant, and so cells stand either all next to one another or all apart.

/// What each byte of a row stands for: 0 outside, 1 inside, 2 white space, 3 no cell. A look-up costs the same for cells
/// inside and outside, where branches would be guessed wrongly.
let cellKinds: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "0"), UInt8(ascii: "."): 0
    case UInt8(ascii: "1"), UInt8(ascii: "x"), UInt8(ascii: "*"), UInt8(ascii: "?"): 1
    default: isBlank(byte) ? 2 : 3
    }
}

extension MaskText {
    /// What may stand at the beginning of a line instead of a row, as in messages.
    private static let headers = "or a header ('I:', 'J:', 'layer NAME:', 'instance NAME', 'kron a,b,c,d')"
    /// What is done about numbers where cells are expected, as the end of an error.
    static let numberAdvice = "write a mask with numpy.savetxt(FILE, mask, fmt='%d'), read weights with --from-weights"

    /// The first token of a part of a line: what white space ends.
    func token(in range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        while start < range.upperBound, isBlank(bytes[start]) { start += 1 }
        var end = start
        while end < range.upperBound, !isBlank(bytes[end]) { end += 1 }
        return start < end ? start..<end : nil
    }

    /// Whether the current line begins with what a row begins with: a cell, or a number where rows are numbers.
    func beginsRow(ofNumbers takesWeights: Bool) -> Bool {
        guard takesWeights else { return cellKinds[Int(bytes[line.content.lowerBound])] < 3 }
        return token(in: line.content).flatMap(number) != nil
    }

    // MARK: Numbers

    /// The number that a range is; nil if it is none.
    func number(_ range: Range<Int>) -> WrittenNumber? {
        // Most tokens of a mask are one of these, and are not taken apart.
        if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "0") { return .zero }
        if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "1") { return .one }
        return WrittenNumber(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range])))
    }

    /// The binary exponent of a number of a row, roughly; nil for zero, told from its digits.
    func exponent(_ token: Range<Int>) throws(MaskFileError) -> Int? {
        switch number(token) {
        case .zero: return nil
        case .one: return 0
        case .twoHundredFiftyFive: return 7
        case .other(let exponent): return exponent
        case .notANumber:
            throw error(
                "expected a number, found \(quoted(token)): whether it stands for a zero is not guessed",
                at: token.lowerBound)
        case nil:
            let headers = token.lowerBound == line.content.lowerBound ? " \(Self.headers)" : ""
            throw error("expected a number\(headers), found \(quoted(token))", at: token.lowerBound)
        }
    }

    /// Whether a range holds nothing but 0 and 1.
    func isBinary(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 | 1 == 0x31 } }

    /// Whether a token is a number with more than the digits 0 and 1, with or without the brackets and commas of a
    /// printed list.
    private func readsAsDecimal(_ token: Range<Int>) -> Bool {
        let isDecoration: (UInt8) -> Bool = { "[](),;".utf8.contains($0) }
        let end = (bytes[token].lastIndex { !isDecoration($0) } ?? token.lowerBound) + 1
        let start = bytes[token].firstIndex { !isDecoration($0) } ?? token.lowerBound
        return !isBinary(start..<max(start, end)) && number(start..<max(start, end)) != nil
    }

    /// Weights as the other reading of a number; nothing for what is decorated like a printed list.
    private func weightsIfNumber(_ token: Range<Int>) -> [MaskFileError.Way] { number(token) == nil ? [] : [.weights] }

    // MARK: Cells

    /// The error about the first token of more than one character in a row of several tokens, if it begins at `last` or
    /// before; nil if there is none, or if what is wrong with it is a character that is no cell.
    func groupingError(upTo last: Int) -> MaskFileError? {
        var token = token(in: line.content)
        while let single = token, single.count == 1 {
            token = self.token(in: single.upperBound..<line.content.upperBound)
        }
        guard let token, token != line.content, token.lowerBound <= last else { return nil }
        let advice: String
        if readsAsDecimal(token) {
            advice = ", found \(quoted(token)); \(Self.numberAdvice)"
        } else if bytes[token].allSatisfy({ cellKinds[Int($0)] < 3 }) {
            advice = ", all separated or none, found \(quoted(token))"
        } else {
            return nil
        }
        return error("expected cells of one character\(advice)", at: token.lowerBound, ways: weightsIfNumber(token))
    }

    /// The error about a character that is no cell.
    func noCellError(at offset: Int) -> MaskFileError {
        let content = line.content
        let headers = offset == content.lowerBound ? " \(Self.headers)" : ""
        // One number with a point or an exponent, as in a column of weights.
        let isDecimal = !bytes[content].allSatisfy(isDigit) && readsAsDecimal(content)
        return error(
            "expected a cell (1 x * ? inside, 0 . outside)\(headers), found \(character(at: offset))"
                + (isDecimal ? "; \(Self.numberAdvice)" : ""),
            at: offset, ways: isDecimal ? weightsIfNumber(content) : [])
    }
}

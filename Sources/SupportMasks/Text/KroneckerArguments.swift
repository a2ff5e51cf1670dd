/// The pattern of a `kron a,b,c,d` line, within the limits.
///
/// - Parameters:
///   - arguments: what follows the word `kron`.
///   - isLayer: whether the block is a layer, which may be held as its pattern.
func kroneckerPattern(
    _ arguments: Range<Int>, _ line: MaskTextLine, isLayer: Bool, source: MaskTextSource, limits: MaskLimits
) throws(MaskFileError) -> KroneckerPattern {
    let pieces = arguments.isEmpty ? [] : splitAtCommas(arguments, source)
    guard pieces.count == 4 else {
        throw source.error(
            line, at: arguments.lowerBound,
            "expected four numbers a,b,c,d after 'kron', found \(pieces.isEmpty ? "none" : String(pieces.count))"
        )
    }
    var numbers: [Int] = []
    for piece in pieces { numbers.append(try positiveInteger(piece, line, source)) }
    let (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
    if isLayer, let pattern = KroneckerPattern(a, b, c, d), MaskLimits.keepsPattern(pattern) { return pattern }
    if let complaint = limits.complaint(rows: checkedProduct([a, b, d]), columns: checkedProduct([a, c, d])) {
        throw source.error(line, at: arguments.lowerBound, complaint)
    }
    guard let pattern = KroneckerPattern(a, b, c, d) else {
        throw source.error(
            line, at: arguments.lowerBound, "expected four positive numbers, found \(source.quotation(arguments))")
    }
    return pattern
}

private func splitAtCommas(_ range: Range<Int>, _ source: MaskTextSource) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where source.bytes[offset] == UInt8(ascii: ",") {
        pieces.append(source.trimmed(start..<offset))
        start = offset + 1
    }
    pieces.append(source.trimmed(start..<range.upperBound))
    return pieces
}

private func positiveInteger(_ piece: Range<Int>, _ line: MaskTextLine, _ source: MaskTextSource) throws(MaskFileError)
    -> Int
{
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let found = piece.isEmpty ? "nothing" : source.quotation(piece)
    guard !piece.isEmpty, source.bytes[piece].allSatisfy(digits.contains) else {
        throw source.error(line, at: piece.lowerBound, "expected a positive integer, found \(found)")
    }
    guard let value = Int(String(decoding: source.bytes[piece], as: UTF8.self)) else {
        throw source.error(line, at: piece.lowerBound, "expected an integer of at most \(Int.max), found \(found)")
    }
    guard value > 0 else {
        throw source.error(line, at: piece.lowerBound, "expected a positive integer, found \(found)")
    }
    return value
}

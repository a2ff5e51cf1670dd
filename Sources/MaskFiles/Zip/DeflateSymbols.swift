/// The symbols of deflated data (RFC 1951, sections 3.2.5 to 3.2.7) and what they mean.
enum DeflateSymbols {
    /// The longest repetition.
    static let longestRepetition = 258
    /// How far a repetition reaches back at most.
    static let windowSize = 1 << 15

    /// Bytes, the end of a block, lengths of repetitions; the last two symbols mean nothing.
    static let literals: [DecodingEntry] =
        (0..<256).map { DecodingEntry(value: $0, isLiteral: true) } + [.end]
        + zip(lengthBases, lengthBits).map { DecodingEntry(value: $0, extraBits: $1) } + [.unknown, .unknown]

    /// Distances of repetitions; the last two symbols mean nothing.
    static let distances: [DecodingEntry] =
        zip(distanceBases, distanceBits).map { DecodingEntry(value: $0, extraBits: $1) } + [.unknown, .unknown]

    /// Lengths of codes, from 0 to 15, and the three ways to repeat them.
    static let lengths: [DecodingEntry] = (0..<19).map { DecodingEntry(value: $0) }

    /// The order in which the lengths of the codes of `lengths` are told.
    static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// The lengths of the fixed code of `literals`, and of that of `distances`.
    static let fixedLiteralLengths: [UInt8] = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    static let fixedDistanceLengths = [UInt8](repeating: 5, count: 32)

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}

/// What is wrong with deflated data.
enum DeflateFault: String, Error {
    case end = "the end of the data"
    case blockKind = "a block of an unknown kind"
    case storedLength = "a stored block whose length is not told twice alike"
    case codeCount = "more codes than there are symbols"
    case lengthCode = "codes of lengths that do not fit"
    case lengthBits = "bits that are no code of a length"
    case firstRepetition = "a repetition of a length before the first"
    case lengthCount = "more lengths than there are codes"
    case noEnd = "a block without a code for its end"
    case codes = "codes that do not fit"
    case literalBits = "bits that are no code"
    case unknownLength = "a length that does not exist"
    case distanceBits = "bits that are no code of a distance"
    case unknownDistance = "a distance that does not exist"
    case beforeStart = "a repetition of what is before the data's start"
    case tooLong = "more bytes than were promised"
}

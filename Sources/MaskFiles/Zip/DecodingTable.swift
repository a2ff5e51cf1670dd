// A canonical Huffman code (RFC 1951, section 3.2.2) as a table of the next bits. Codes that are longer than the
// table's bits lead to a second table, which
// follows the first; so at most two look-ups decode a symbol, with all that is to be known of it in the entry.

/// What the next bits stand for.
struct DecodingEntry {
    /// From the lowest bits: 4 of the code's length (in a link: unused), 4 of the number of bits that follow the code
    /// (in a link: the bits of the
    /// second table), 8 of marks, 16 of the value.
    let word: UInt32

    private static let literalMark: UInt32 = 1 << 8
    private static let endMark: UInt32 = 1 << 9
    private static let linkMark: UInt32 = 1 << 10
    private static let unknownMark: UInt32 = 1 << 11

    /// No code begins so.
    static let none = DecodingEntry(word: 0)
    static let end = DecodingEntry(word: endMark)
    /// A symbol that has a code and no meaning.
    static let unknown = DecodingEntry(word: unknownMark)

    private init(word: UInt32) { self.word = word }

    /// A number, which is a literal byte or the least of a range that the following bits choose from.
    init(value: Int, extraBits: Int = 0, isLiteral: Bool = false) {
        word = UInt32(value) << 16 | UInt32(extraBits) << 4 | (isLiteral ? Self.literalMark : 0)
    }

    /// The second table of `bits` bits that begins at a place.
    init(linkTo place: Int, bits: Int) { word = UInt32(place) << 16 | UInt32(bits) << 4 | Self.linkMark }

    func with(length: Int) -> DecodingEntry { DecodingEntry(word: word | UInt32(length)) }

    @inline(__always) var length: Int { Int(truncatingIfNeeded: word & 15) }
    @inline(__always) var extraBits: Int { Int(truncatingIfNeeded: word &>> 4 & 15) }
    @inline(__always) var value: Int { Int(truncatingIfNeeded: word &>> 16) }
    @inline(__always) var isLiteral: Bool { word & Self.literalMark != 0 }
    @inline(__always) var isEnd: Bool { word & Self.endMark != 0 }
    @inline(__always) var isLink: Bool { word & Self.linkMark != 0 }
    @inline(__always) var isUnknown: Bool { word & Self.unknownMark != 0 }
    @inline(__always) var isNone: Bool { word == 0 }
}

/// A canonical Huffman code of at most 15 bits.
struct DecodingTable {
    static let longestLength = 15

    /// The bits that choose an entry of the first table: as many as the longest code has, up to `mostBits`.
    private(set) var bits: Int
    private let mostBits: Int
    /// The first table, and the second ones: every link and its bits stay within.
    private(set) var entries: [DecodingEntry]
    /// The number of symbols that have a code.
    private(set) var count = 0
    /// Whether every sequence of bits begins with a code.
    private(set) var isComplete = false
    /// Whether the code is one code of one bit.
    private(set) var isSingle = false

    /// A table without a code. Room for all second tables is set aside where `symbols` is the largest number of
    /// symbols.
    init(mostBits bits: Int, symbols: Int) {
        (self.bits, mostBits) = (bits, bits)
        entries = [DecodingEntry](repeating: .none, count: 1 << bits)
        entries.reserveCapacity((1 << bits) + symbols << max(0, Self.longestLength - bits))
    }

    /// Takes the code in which symbol s has the given length (0 for a symbol that has none) and the meaning at its
    /// place. False if there are more codes
    /// than fit, or more lengths than meanings.
    mutating func take(lengths: some Collection<UInt8>, meanings: [DecodingEntry]) -> Bool {
        var counts = [Int](repeating: 0, count: Self.longestLength + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var free = 1
        for length in 1...Self.longestLength {
            free = 2 * free - counts[length]
            guard free >= 0 else { return false }
        }
        count = counts.reduce(0, +)
        isComplete = free == 0
        isSingle = count == 1 && counts[1] == 1
        let longest = counts.lastIndex { $0 > 0 } ?? 0
        guard lengths.count <= meanings.count else { return false }
        bits = min(mostBits, max(longest, 1))
        fill(lengths, counts, linkBits: longest - bits, meanings)
        return true
    }

    private mutating func fill(
        _ lengths: some Collection<UInt8>, _ counts: [Int], linkBits: Int, _ meanings: [DecodingEntry]
    ) {
        entries.removeAll(keepingCapacity: true)
        entries.append(contentsOf: repeatElement(.none, count: 1 << bits))
        var nextCode = [Int](repeating: 0, count: Self.longestLength + 2)
        for length in 1...Self.longestLength { nextCode[length + 1] = (nextCode[length] + counts[length]) << 1 }
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            let code = Self.reversed(nextCode[length], length)
            nextCode[length] += 1
            let entry = meanings[symbol].with(length: length)
            if length <= bits {
                for index in stride(from: code, to: 1 << bits, by: 1 << length) { entries[index] = entry }
                continue
            }
            let place = link(at: code & (1 << bits - 1), bits: linkBits)
            for index in stride(from: code >> bits, to: 1 << linkBits, by: 1 << (length - bits)) {
                entries[place + index] = entry
            }
        }
    }

    /// The place of the second table of an entry, which is added if there is none.
    private mutating func link(at index: Int, bits: Int) -> Int {
        if entries[index].isLink { return entries[index].value }
        let place = entries.count
        entries[index] = DecodingEntry(linkTo: place, bits: bits)
        entries.append(contentsOf: repeatElement(.none, count: 1 << bits))
        return place
    }

    /// The bits of a code in the order in which they are read.
    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 << 1 | code >> $1 & 1 }
    }
}

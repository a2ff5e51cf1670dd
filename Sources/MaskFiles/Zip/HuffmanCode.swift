// Codes are decoded by a table of the next nine bits; longer codes, which are rare, by counting: the codes of a length are consecutive
// numbers, in the order of their symbols (RFC 1951, section 3.2.2).

/// A canonical Huffman code of at most 15 bits.
struct HuffmanCode {
    static let longestLength = 15
    static let tableBits = 9

    /// For the next nine bits (the first in the lowest place): symbol · 16 + length of the code; 0 where it is longer, or there is none.
    let table: [UInt16]
    /// The number of codes of each length.
    let counts: [Int]
    /// The symbols, by length and then by value.
    let symbols: [UInt16]
    /// Whether every sequence of bits begins with a code.
    let isComplete: Bool

    /// The code in which symbol s has the given length, 0 for a symbol that has none; nil if there are more codes than fit.
    init?(lengths: some Collection<UInt8>) {
        var counts = [Int](repeating: 0, count: Self.longestLength + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var free = 1
        for length in 1...Self.longestLength {
            free = 2 * free - counts[length]
            guard free >= 0 else { return nil }
        }
        isComplete = free == 0
        var nextPlace = [Int](repeating: 0, count: Self.longestLength + 2)
        var nextCode = nextPlace
        for length in 1...Self.longestLength {
            nextPlace[length + 1] = nextPlace[length] + counts[length]
            nextCode[length + 1] = (nextCode[length] + counts[length]) << 1
        }
        var symbols = [UInt16](repeating: 0, count: nextPlace[Self.longestLength + 1])
        var table = [UInt16](repeating: 0, count: 1 << Self.tableBits)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[nextPlace[length]] = UInt16(symbol)
            nextPlace[length] += 1
            let code = nextCode[length]
            nextCode[length] += 1
            guard length <= Self.tableBits else { continue }
            for index in stride(from: Self.reversed(code, length), to: 1 << Self.tableBits, by: 1 << length) {
                table[index] = UInt16(symbol << 4 | length)
            }
        }
        (self.table, self.counts, self.symbols) = (table, counts, symbols)
    }

    /// The number of symbols that have a code.
    var count: Int { symbols.count }

    /// The bits of a code in the order in which they are read.
    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { $0 << 1 | code >> $1 & 1 }
    }
}

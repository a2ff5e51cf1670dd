/// A set of row, column, support or class numbers below a bound that the context fixes; sets that meet in an operation
/// have the same bound.
struct BitSet: Hashable, Sendable, Sequence {
    fileprivate(set) var words: [UInt64]

    init(bound: Int) { words = Array(repeating: 0, count: BitSet.words(for: bound)) }
    init<Members: Sequence<Int>>(bound: Int, _ members: Members) {
        self.init(bound: bound)
        for member in members { insert(member) }
    }
    init(words: [UInt64]) { self.words = words }

    static func words(for bound: Int) -> Int { (bound + 63) / 64 }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ member: Int) -> Bool { words[member >> 6] >> UInt64(member & 63) & 1 == 1 }
    mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }
    mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }

    func intersects(_ other: BitSet) -> Bool {
        for index in words.indices where words[index] & other.words[index] != 0 { return true }
        return false
    }
    func isSubset(of other: BitSet) -> Bool {
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }
    /// Whether some member is in `other` but not in `excluded`.
    func intersects(_ other: BitSet, outside excluded: BitSet) -> Bool {
        for index in words.indices where words[index] & other.words[index] & ~excluded.words[index] != 0 { return true }
        return false
    }
    mutating func formUnion(_ other: BitSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }
    mutating func subtract(_ other: BitSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }
    func intersection(_ other: BitSet) -> BitSet {
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }
    func subtracting(_ other: BitSet) -> BitSet {
        var result = self
        result.subtract(other)
        return result
    }

    /// Members in increasing order.
    struct Iterator: IteratorProtocol {
        private let words: [UInt64]
        private var word: UInt64
        private var position = 0
        init(_ words: [UInt64]) {
            self.words = words
            word = words.first ?? 0
        }
        mutating func next() -> Int? {
            while word == 0 {
                position += 1
                guard position < words.count else { return nil }
                word = words[position]
            }
            defer { word &= word - 1 }
            return position << 6 + word.trailingZeroBitCount
        }
    }
    func makeIterator() -> Iterator { Iterator(words) }
    var underestimatedCount: Int { 0 }
}

/// A boolean matrix; bits beyond the last column are 0.
struct BitMatrix: Hashable, Sendable {
    let rows: Int
    let columns: Int
    private let stride: Int
    private var words: [UInt64]

    /// All bits are 0; paid for by the place that needs it.
    init(rows: Int, columns: Int, at place: JSONValue) throws(Rejection) {
        let count = rows * BitSet.words(for: columns)
        try place.spend(Budget.word * (1 + count))
        self.init(rows: rows, columns: columns, words: Array(repeating: 0, count: count))
    }

    /// From the words of its rows, one row after the other.
    init(rows: Int, columns: Int, words: [UInt64]) {
        precondition(words.count == rows * BitSet.words(for: columns))
        self.rows = rows
        self.columns = columns
        stride = BitSet.words(for: columns)
        self.words = words
    }

    subscript(row: Int, column: Int) -> Bool {
        get { words[row * stride + column >> 6] >> UInt64(column & 63) & 1 == 1 }
        set {
            let bit: UInt64 = 1 << UInt64(column & 63)
            if newValue { words[row * stride + column >> 6] |= bit } else { words[row * stride + column >> 6] &= ~bit }
        }
    }

    /// Adds the members of a row to a set, without a copy of the row.
    func add(row: Int, to set: inout BitSet) {
        for index in 0..<stride { set.words[index] |= words[row * stride + index] }
    }

    /// Whether a row and a set have a common member.
    func row(_ row: Int, intersects set: BitSet) -> Bool {
        for index in 0..<stride where words[row * stride + index] & set.words[index] != 0 { return true }
        return false
    }

    func row(_ row: Int) -> BitSet { BitSet(words: Array(words[row * stride..<(row + 1) * stride])) }
    mutating func setRow(_ row: Int, _ set: BitSet) {
        words.replaceSubrange(row * stride..<(row + 1) * stride, with: set.words)
    }

    /// In squares of 64 × 64 bits.
    func transposed(at place: JSONValue) throws(Rejection) -> BitMatrix {
        try place.spend(10 * words.count + Budget.word * rows / 64)
        var result = try BitMatrix(rows: columns, columns: rows, at: place)
        var square = [UInt64](repeating: 0, count: 64)
        for top in Swift.stride(from: 0, to: rows, by: 64) {
            for word in 0..<stride {
                let height = min(64, rows - top)
                for line in 0..<64 { square[line] = line < height ? words[(top + line) * stride + word] : 0 }
                BitMatrix.transpose(&square)
                for line in 0..<min(64, columns - word * 64) {
                    result.words[(word * 64 + line) * result.stride + top / 64] = square[line]
                }
            }
        }
        return result
    }

    /// Swaps ever smaller off-diagonal blocks.
    private static func transpose(_ square: inout [UInt64]) {
        var size = 32
        var mask: UInt64 = 0x0000_0000_FFFF_FFFF
        while size > 0 {
            for line in 0..<64 where line & size == 0 {
                let swapped = (square[line] >> UInt64(size) ^ square[line + size]) & mask
                square[line] ^= swapped << UInt64(size)
                square[line + size] ^= swapped
            }
            size >>= 1
            mask ^= mask << UInt64(size)
        }
    }
}

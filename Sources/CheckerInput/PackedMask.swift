/// A mask as it is read: the cells of each row packed into words, one row after the other.
package struct PackedMask: Hashable, Sendable {
    package let rows: Int
    package let columns: Int
    package let words: [UInt64]

    /// Words of one row.
    package static func words(for columns: Int) -> Int { (columns + 63) / 64 }
}

/// Packs the cells of one row into words.
struct RowPacker {
    private var word: UInt64 = 0
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ isSet: Bool, to words: inout [UInt64]) {
        word |= (isSet ? 1 : 0) << UInt64(count & 63)
        count += 1
        if count & 63 == 0 {
            words.append(word)
            word = 0
        }
    }

    func finish(_ words: inout [UInt64]) {
        if count & 63 != 0 { words.append(word) }
    }
}

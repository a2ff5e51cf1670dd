import SupportMasks

/// Which cells of a row are covered by one support, and which by two.
///
/// The scan keeps a saturating count of covers in bit sets, so that a row costs |τ_i| · n / 64 word operations, and it stops as soon as every
/// cell of the row is known to be covered too often to matter.
struct CoverageScan {
    private let supports: RankOneSupports
    private var once: [UInt64]
    private var twice: [UInt64]
    private var thrice: [UInt64]

    init(_ supports: RankOneSupports) {
        self.supports = supports
        let words = supports.columnSets.wordsPerRow
        once = [UInt64](repeating: 0, count: words)
        twice = once
        thrice = once
    }

    /// The private cells of a row: the columns that exactly one support of the row covers. Written to `result`, a row of words; false if there is none.
    mutating func privateCells(row: Int, into result: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        let words = once.count
        let tail = supports.columnCount % 64
        let lastWord: UInt64 = tail == 0 ? .max : (1 << UInt64(tail)) - 1
        return once.withUnsafeMutableBufferPointer { once in
            twice.withUnsafeMutableBufferPointer { twice in
                once.update(repeating: 0)
                twice.update(repeating: 0)
                supports.columnSets.withWords { columnSets in
                    supports.masks.left.withRowWords(row) { type in
                        Self.accumulate(type, columnSets, words, lastWord, once, twice)
                    }
                }
                var any: UInt64 = 0
                for word in 0..<words {
                    let cells = once[word] & ~twice[word]
                    result[word] = cells
                    any |= cells
                }
                return any != 0
            }
        }
    }

    /// Adds the column sets of a row's supports, and stops early once no cell is left that is covered less than twice.
    @inline(__always)
    private static func accumulate(
        _ type: UnsafeBufferPointer<UInt64>, _ columnSets: UnsafeBufferPointer<UInt64>, _ words: Int,
        _ lastWord: UInt64, _ once: UnsafeMutableBufferPointer<UInt64>, _ twice: UnsafeMutableBufferPointer<UInt64>
    ) {
        guard words > 0, let onceBase = once.baseAddress, let twiceBase = twice.baseAddress, let sets = columnSets.baseAddress
        else { return }
        var untilLook = supportsBetweenLooks
        for typeWord in type.indices {
            var bits = type[typeWord]
            while bits != 0 {
                let support = typeWord &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                let columns = sets + support &* words
                for word in 0..<words {
                    let cells = columns[word]
                    twiceBase[word] |= onceBase[word] & cells
                    onceBase[word] |= cells
                }
                untilLook &-= 1
                if untilLook == 0 {
                    if isFull(twiceBase, words, lastWord) { return }
                    untilLook = supportsBetweenLooks
                }
            }
        }
    }

    private static func isFull(_ set: UnsafeMutablePointer<UInt64>, _ words: Int, _ lastWord: UInt64) -> Bool {
        for word in 0..<(words &- 1) where set[word] != .max { return false }
        return set[words &- 1] == lastWord
    }

    private static let supportsBetweenLooks = 32

    /// The cells of a row that exactly two supports cover.
    mutating func doubleCells(row: Int) -> BitSet {
        for word in once.indices { (once[word], twice[word], thrice[word]) = (0, 0, 0) }
        for support in supports.masks.left.row(row) {
            supports.columnSets.withRowWords(support) { columns in
                for word in columns.indices {
                    thrice[word] |= twice[word] & columns[word]
                    twice[word] |= once[word] & columns[word]
                    once[word] |= columns[word]
                }
            }
        }
        return BitSet(
            capacity: supports.columnCount, words: zip(twice, thrice).map { $0 & ~$1 })
    }
}

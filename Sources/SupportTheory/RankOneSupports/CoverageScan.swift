import SupportMasks

// The covers of a cell are counted up to two, in bit sets: a cell of a support that is in `once` already enters `twice`.
//
// A row is gone through in blocks of 512 columns, so that the two sets of a block stay in registers while all supports of the row pass
// by, and a block ends as soon as each of its cells is covered twice: more covers say nothing new. In a random row of density p a block so ends
// after some 10 / p supports.

/// Which cells of a row are covered by one support, and which by two.
struct CoverageScan {
    private let supports: RankOneSupports
    private let words: Int
    /// Where the column sets of the row's supports start.
    private var starts: [Int] = []

    private typealias Block = SIMD8<UInt64>
    private static let blockWords = 8
    /// A look at whether a block is full costs as much as a support or two.
    private static let supportsBetweenLooks = 16

    init(_ supports: RankOneSupports) {
        self.supports = supports
        words = supports.columnSets.wordsPerRow
    }

    /// Covers of a row: in `once` the columns that are covered, in `twice` those that two supports cover. Both hold a row of words.
    mutating func covers(row: Int, once: UnsafeMutablePointer<UInt64>, twice: UnsafeMutablePointer<UInt64>) {
        findStarts(row)
        let tail = words - words % Self.blockWords
        supports.columnSets.withWords { sets in
            guard let sets = sets.baseAddress else { return }
            starts.withUnsafeBufferPointer { starts in
                for word in stride(from: 0, to: tail, by: Self.blockWords) {
                    let (first, second) = Self.block(UnsafeRawPointer(sets + word), starts)
                    UnsafeMutableRawPointer(once + word).storeBytes(of: first, as: Block.self)
                    UnsafeMutableRawPointer(twice + word).storeBytes(of: second, as: Block.self)
                }
                for word in tail..<words { (once[word], twice[word]) = Self.word(sets + word, starts) }
            }
        }
    }

    /// The private cells of a row: the columns that exactly one support of the row covers. Written to `result`, a row of words; false if there is none.
    mutating func privateCells(row: Int, into result: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        guard words > 0, let once = result.baseAddress else { return false }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { buffer in
            guard let twice = buffer.baseAddress else { return false }
            covers(row: row, once: once, twice: twice)
            var any: UInt64 = 0
            for word in 0..<words {
                once[word] &= ~twice[word]
                any |= once[word]
            }
            return any != 0
        }
    }

    private mutating func findStarts(_ row: Int) {
        starts.removeAll(keepingCapacity: true)
        supports.masks.left.withRowWords(row) { type in
            for typeWord in type.indices {
                var bits = type[typeWord]
                while bits != 0 {
                    starts.append((typeWord &* 64 &+ bits.trailingZeroBitCount) &* words)
                    bits &= bits &- 1
                }
            }
        }
    }

    /// Eight words of the column sets, in bytes after `sets`.
    @inline(__always)
    private static func block(_ sets: UnsafeRawPointer, _ starts: UnsafeBufferPointer<Int>) -> (once: Block, twice: Block) {
        var once = Block.zero, twice = Block.zero
        var next = 0
        while next < starts.count {
            let end = min(next &+ supportsBetweenLooks, starts.count)
            while next < end {
                let cells = sets.loadUnaligned(fromByteOffset: starts[next] &* 8, as: Block.self)
                twice |= once & cells
                once |= cells
                next &+= 1
            }
            if isFull(twice) { break }
        }
        return (once, twice)
    }

    @inline(__always)
    private static func isFull(_ block: Block) -> Bool {
        let halves = block.lowHalf & block.highHalf
        let quarters = halves.lowHalf & halves.highHalf
        return quarters[0] & quarters[1] == .max
    }

    /// One word of the column sets.
    private static func word(_ sets: UnsafePointer<UInt64>, _ starts: UnsafeBufferPointer<Int>) -> (once: UInt64, twice: UInt64) {
        var once: UInt64 = 0, twice: UInt64 = 0
        for start in starts {
            let cells = sets[start]
            twice |= once & cells
            once |= cells
        }
        return (once, twice)
    }

    /// The cells of a row that exactly two supports cover.
    func doubleCells(row: Int) -> BitSet {
        var once = BitSet(capacity: supports.columnCount)
        var twice = once, thrice = once
        for support in supports.masks.left.row(row) {
            let columns = supports.columns(of: support)
            thrice.formUnion(twice.intersection(columns))
            twice.formUnion(once.intersection(columns))
            once.formUnion(columns)
        }
        return twice.subtracting(thrice)
    }
}

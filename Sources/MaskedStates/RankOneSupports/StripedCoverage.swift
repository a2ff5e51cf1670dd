import Proofs
import SupportMasks

// The matrix is gone through in strips of 512 columns. The part of all column sets in a strip, one cache line each, is
// copied together: it fits the
// second-level cache, where a row of the full sets, with its supports far apart, would come from memory line by line.

/// Counts covers in a range of rows.
struct StripedCoverage {
    private let supports: RankOneSupports
    private let words: Int

    private typealias Words = CoverBlock.Words
    /// With fewer rows the copies cost more than they save.
    static let fewestRows = 64
    /// Memberships a support that are listed before the strips are gone through, so that the copies cost little beside
    /// the count.
    private static let membersPerSupport = 64
    private static let rowsAtATime = 32

    init(_ supports: RankOneSupports) {
        self.supports = supports
        words = supports.columnSets.wordsPerRow
    }

    /// The cells that some support covers and those that two cover.
    func count(_ rows: Range<Int>) -> (covered: Int, twice: Int) {
        var total = (covered: 0, twice: 0)
        if supports.isListed {
            var cells = ListedPrivateCells(rowTypes: supports.masks.left, columnSets: supports.columnSets)
            for row in rows {
                let counts = cells.counts(ofRow: row)
                total.covered += counts.covered
                total.twice += counts.twice
            }
            return total
        }
        var lists = TypeLists(supports.masks.left, memberCount: Self.membersPerSupport * supports.width)
        // Not an array, whose elements need not lie at the start of a cache line.
        withUnsafeTemporaryAllocation(of: Words.self, capacity: supports.width) { strip in
            var next = rows.lowerBound
            while next < rows.upperBound {
                next = lists.fill(next..<rows.upperBound)
                for word in stride(from: 0, to: words, by: CoverBlock.wordCount) {
                    copy(word, to: strip)
                    let counts = Self.count(lists, strip)
                    total.covered += counts.covered
                    total.twice += counts.twice
                }
            }
        }
        return total
    }

    /// Eight words of every column set, from `first` on; zeros past the end.
    private func copy(_ first: Int, to strip: UnsafeMutableBufferPointer<Words>) {
        let isWhole = first + CoverBlock.wordCount <= words
        supports.columnSets.withWords { sets in
            let bytes = UnsafeRawBufferPointer(sets)
            for support in strip.indices {
                let start = support &* words &+ first
                if isWhole {
                    strip[support] = bytes.loadUnaligned(fromByteOffset: 8 &* start, as: Words.self)
                } else {
                    strip[support] = .zero
                    for word in 0..<(words - first) { strip[support][word] = sets[start + word] }
                }
            }
        }
    }

    private static func count(_ lists: TypeLists, _ strip: UnsafeMutableBufferPointer<Words>) -> (
        covered: Int, twice: Int
    ) {
        guard let sets = UnsafeRawPointer(strip.baseAddress) else { return (0, 0) }
        var total = (covered: 0, twice: 0)
        withUnsafeTemporaryAllocation(of: Words.self, capacity: rowsAtATime) { once in
            withUnsafeTemporaryAllocation(of: Words.self, capacity: rowsAtATime) { twice in
                for start in stride(from: 0, to: lists.rowCount, by: rowsAtATime) {
                    let rows = min(rowsAtATime, lists.rowCount - start)
                    for row in 0..<rows {
                        let block = lists.withMembers(start + row) {
                            CoverBlock($0, sets, stride: MemoryLayout<Words>.stride)
                        }
                        (once[row], twice[row]) = (block.once, block.twice)
                    }
                    total.covered += bitCount(of: once[..<rows])
                    total.twice += bitCount(of: twice[..<rows])
                }
            }
        }
        return total
    }

    private static func bitCount(of blocks: Slice<UnsafeMutableBufferPointer<Words>>) -> Int {
        SupportMasks.bitCount(
            UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: blocks)).bindMemory(to: UInt64.self))
    }
}

/// The members of the types of some rows, one row after the other.
private struct TypeLists {
    private let masks: BitMatrix
    private let mostMembers: Int
    private var members: [UInt32]
    private var ends: [Int] = []

    /// Lists end with the row at which they have `memberCount` members.
    init(_ masks: BitMatrix, memberCount: Int) {
        self.masks = masks
        mostMembers = memberCount
        members = [UInt32](repeating: 0, count: memberCount + masks.columnCount + 1)
    }

    var rowCount: Int { ends.count }

    @inline(__always)
    func withMembers<R>(_ row: Int, _ body: (UnsafeBufferPointer<UInt32>) -> R) -> R {
        members.withUnsafeBufferPointer { members in
            body(UnsafeBufferPointer(rebasing: members[(row == 0 ? 0 : ends[row &- 1])..<ends[row]]))
        }
    }

    /// Lists the first of some rows, at least one; returns the next.
    mutating func fill(_ rows: Range<Int>) -> Int {
        ends.removeAll(keepingCapacity: true)
        var count = 0
        for row in rows {
            if count >= mostMembers && row > rows.lowerBound { return row }
            count += members.withUnsafeMutableBufferPointer { members in
                guard let room = members.baseAddress else { return 0 }
                return masks.withRowWords(row) { CoverBlock.list($0, into: room + count) }
            }
            ends.append(count)
        }
        return rows.upperBound
    }
}

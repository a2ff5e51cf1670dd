import Proofs

// The covers of a cell are counted up to two, in bit sets: a cell of a support that is in `once` already enters
// `twice`.
//
// A block of 512 columns is one cache line of a column set, and its two sets stay in registers while all supports of a
// row pass by. It ends as soon
// as each of its cells is covered twice, for more covers say nothing new: in a random row of density p after some 10 /
// p supports.

/// The covers of 512 cells of a row.
struct CoverBlock {
    typealias Words = SIMD8<UInt64>
    static let wordCount = 8
    /// A look at whether all is covered twice costs as much as a support or two.
    private static let supportsBetweenLooks = 16

    /// The cells that some support covers, and those that two do.
    var once = Words.zero
    var twice = Words.zero

    /// Counts the covers by some supports; the block of support k lies k · `stride` bytes after `sets`.
    @inline(__always)
    init(_ members: UnsafeBufferPointer<UInt32>, _ sets: UnsafeRawPointer, stride: Int) {
        var next = 0
        while next < members.count {
            let end = min(next &+ Self.supportsBetweenLooks, members.count)
            while next < end {
                let cells = sets.loadUnaligned(fromByteOffset: Int(members[next]) &* stride, as: Words.self)
                twice |= once & cells
                once |= cells
                next &+= 1
            }
            if isFull { break }
        }
    }

    private var isFull: Bool {
        let halves = twice.lowHalf & twice.highHalf
        let quarters = halves.lowHalf & halves.highHalf
        return quarters[0] & quarters[1] == .max
    }

    /// Writes the members of a set of words to `members`, which has room for all and one more; returns how many there
    /// are.
    @inline(__always)
    static func list(_ type: UnsafeBufferPointer<UInt64>, into members: UnsafeMutablePointer<UInt32>) -> Int {
        var count = 0
        for word in type.indices {
            var bits = type[word]
            let first = UInt32(truncatingIfNeeded: word &* 64)
            // Most words of sparse masks hold none, one or two, in no order that a processor could foresee: these are
            // written without a branch,
            // and what is written for a missing one is written over.
            for _ in 0..<2 {
                members[count] = first &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                count &+= bits == 0 ? 0 : 1
                bits &= bits &- 1
            }
            while bits != 0 {
                members[count] = first &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                count &+= 1
                bits &= bits &- 1
            }
        }
        return count
    }
}

import Proofs
import SupportMasks

/// The private cells of single rows, for searches that ask for few of them. `CoverageSummary` goes through whole
/// matrices.
package struct CoverageScan {
    private let rowTypes: BitMatrix
    private let columnSets: BitMatrix
    /// Room for the supports of a row and one more.
    private var members: [UInt32]

    package init(_ supports: RankOneSupports) {
        self.init(rowTypes: supports.masks.left, columnSets: supports.columnSets)
    }

    /// Row i of `rowTypes` holds the supports of row i, row k of `columnSets` the columns of support k.
    package init(rowTypes: BitMatrix, columnSets: BitMatrix) {
        self.rowTypes = rowTypes
        self.columnSets = columnSets
        members = [UInt32](repeating: 0, count: rowTypes.columnCount + 1)
    }

    /// The private cells of a row: the columns that exactly one support of the row covers. Written to `result`, a row
    /// of words; false if there is none.
    ///
    /// At most |τ| · n / 64 word operations, for a row of type τ.
    package mutating func privateCells(row: Int, into result: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        columnSets.withWords { sets in
            members.withUnsafeMutableBufferPointer { room in
                guard let sets = sets.baseAddress, let room = room.baseAddress, let result = result.baseAddress else {
                    return false
                }
                let count = rowTypes.withRowWords(row) { CoverBlock.list($0, into: room) }
                return Self.privateCells(
                    UnsafeBufferPointer(start: room, count: count), sets, columnSets.wordsPerRow, into: result)
            }
        }
    }

    private static func privateCells(
        _ members: UnsafeBufferPointer<UInt32>, _ sets: UnsafePointer<UInt64>, _ words: Int,
        into result: UnsafeMutablePointer<UInt64>
    ) -> Bool {
        let tail = words - words % CoverBlock.wordCount
        var any = CoverBlock.Words.zero
        for word in stride(from: 0, to: tail, by: CoverBlock.wordCount) {
            let block = CoverBlock(members, UnsafeRawPointer(sets + word), stride: 8 &* words)
            let cells = block.once & ~block.twice
            UnsafeMutableRawPointer(result + word).storeBytes(of: cells, as: CoverBlock.Words.self)
            any |= cells
        }
        var anyInTail: UInt64 = 0
        for word in tail..<words {
            result[word] = privateCells(members, sets + word, words)
            anyInTail |= result[word]
        }
        return any != .zero || anyInTail != 0
    }

    /// One word of the private cells.
    private static func privateCells(
        _ members: UnsafeBufferPointer<UInt32>, _ sets: UnsafePointer<UInt64>, _ words: Int
    ) -> UInt64 {
        var once: UInt64 = 0
        var twice: UInt64 = 0
        for member in members {
            let cells = sets[Int(member) &* words]
            twice |= once & cells
            once |= cells
        }
        return once & ~twice
    }
}

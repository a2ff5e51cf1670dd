import Proofs
import SupportMasks

/// The private cells of single rows of listed masks: the columns that exactly one support of a row covers.
package struct ListedPrivateCells {
    private let rowTypes: BitMatrix
    private let columnSets: BitMatrix
    /// For each column how many supports of the row cover it, up to two; 0 between two rows.
    private var covers: [UInt8]

    /// Row i of `rowTypes` holds the supports of row i, row k of `columnSets` the columns of support k.
    package init(rowTypes: BitMatrix, columnSets: BitMatrix) {
        self.rowTypes = rowTypes
        self.columnSets = columnSets
        covers = [UInt8](repeating: 0, count: columnSets.columnCount)
    }

    /// The private cells of a row. Σ |B_k| steps over the supports k of the row, and a sort of its private cells.
    package mutating func cells(ofRow row: Int) -> BitSet {
        var cells: [Int] = []
        forEachCovered(row) { column, count in if count == 1 { cells.append(column) } }
        cells.sort()
        return BitSet(capacity: columnSets.columnCount, ascending: cells)
    }

    /// How many columns the supports of a row cover, and how many two of them do.
    mutating func counts(ofRow row: Int) -> (covered: Int, twice: Int) {
        var counts = (covered: 0, twice: 0)
        forEachCovered(row) { _, count in
            counts.covered &+= 1
            if count == 2 { counts.twice &+= 1 }
        }
        return counts
    }

    /// Calls `body` with each column that supports of the row cover, in no order, and how many do, up to two.
    private mutating func forEachCovered(_ row: Int, _ body: (_ column: Int, _ count: UInt8) -> Void) {
        var touched: [Int] = []
        rowTypes.forEachColumn(ofRow: row) { support in
            columnSets.forEachColumn(ofRow: support) { column in
                if covers[column] == 0 { touched.append(column) }
                if covers[column] < 2 { covers[column] &+= 1 }
            }
        }
        for column in touched {
            body(column, covers[column])
            covers[column] = 0
        }
    }
}

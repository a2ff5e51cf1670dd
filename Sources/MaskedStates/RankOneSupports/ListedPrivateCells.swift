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
        var touched: [Int] = []
        rowTypes.forEachColumn(ofRow: row) { support in
            columnSets.forEachColumn(ofRow: support) { column in
                if covers[column] == 0 { touched.append(column) }
                if covers[column] < 2 { covers[column] &+= 1 }
            }
        }
        var cells: [Int] = []
        for column in touched {
            if covers[column] == 1 { cells.append(column) }
            covers[column] = 0
        }
        cells.sort()
        return BitSet(capacity: columnSets.columnCount, ascending: cells)
    }

    /// How many columns the supports of a row cover, and how many two of them do.
    mutating func counts(ofRow row: Int) -> (covered: Int, twice: Int) {
        var counts = (covered: 0, twice: 0)
        var touched: [Int] = []
        rowTypes.forEachColumn(ofRow: row) { support in
            columnSets.forEachColumn(ofRow: support) { column in
                switch covers[column] {
                case 0:
                    touched.append(column)
                    counts.covered &+= 1
                    covers[column] = 1
                case 1:
                    counts.twice &+= 1
                    covers[column] = 2
                default: break
                }
            }
        }
        for column in touched { covers[column] = 0 }
        return counts
    }
}

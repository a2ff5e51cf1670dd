import ExactArithmetic
import PolynomialAlgebra
import SupportMasks

extension PrivateCells {
    /// The obstruction in a reduced 2 × 2 window: one class of one support that observes three of the four cells.
    static func core(of window: MaskedState) -> Core? {
        guard window.classes.count == 1, let cls = window.classes.first, cls.multiplicity == 1,
            let support = cls.supports.first
        else { return nil }
        let (rows, columns) = (cls.rows.members, cls.columns.members)
        guard rows.count == 2, columns.count == 2 else { return nil }
        for (i, iPrime) in [(rows[0], rows[1]), (rows[1], rows[0])] {
            for (j, jPrime) in [(columns[0], columns[1]), (columns[1], columns[0])] where window.free[i, j] {
                let cells = [(i, jPrime), (iPrime, jPrime), (iPrime, j)]
                guard cells.allSatisfy({ !window.free[$0.0, $0.1] }) else { continue }
                return path(i, iPrime, j, jPrime, support)
            }
        }
        return nil
    }

    /// x = (1, t), y = (1, 1/t) on the path (i, j'), (i', j'), (i', j).
    private static func path(_ i: Int, _ iPrime: Int, _ j: Int, _ jPrime: Int, _ support: Int) -> Core {
        var curve = Curve()
        curve.setLeft(i, support, LaurentPolynomial(1))
        curve.setLeft(iPrime, support, .t(1))
        curve.setRight(jPrime, support, LaurentPolynomial(1))
        curve.setRight(j, support, .t(-1))
        return Core(
            rule: rule, rows: [i, iPrime], columns: [jPrime, j],
            limit: [Cell(row: i, column: jPrime): 1, Cell(row: iPrime, column: j): 1],
            curve: curve,
            refutation: .minor(rows: [i, iPrime], columns: [jPrime, j], supports: [support]))
    }

    /// Looks for the window of the rule in a masked state: cells that one class of a single support observes alone.
    static func window(in state: MaskedState) -> Window? {
        var owners = ColumnOwners(columnCount: state.columnCount)
        let alone = state.cellsOfOneClass()
        let candidates = alone.nonemptyRows
        for cls in state.classes where cls.multiplicity == 1 {
            owners.reset()
            for row in cls.rows.intersection(candidates) {
                let cells = alone.row(row).intersection(cls.columns)
                if cells.isEmpty { continue }
                if let window = owners.window(of: cls.supports[0], row: row, cells: cells) { return window }
            }
        }
        return nil
    }
}

extension MaskedState {
    /// The observed cells that exactly one class contains.
    fileprivate func cellsOfOneClass() -> BitMatrix {
        let columnSets = BitMatrix(rows: classes.map(\.columns), columnCount: columnCount)
        if free.isListed {
            var scan = ListedPrivateCells(rowTypes: rowTypeMatrix(), columnSets: columnSets)
            let rows = (0..<rowCount).map { scan.cells(ofRow: $0).subtracting(free.row($0)) }
            return BitMatrix(rows: rows, columnCount: columnCount)
        }
        var scan = CoverageScan(rowTypes: rowTypeMatrix(), columnSets: columnSets)
        var cells = BitMatrix(rowCount: rowCount, columnCount: columnCount)
        let words = cells.wordsPerRow
        cells.withMutableWords { cells in
            for row in 0..<rowCount {
                let cells = UnsafeMutableBufferPointer(rebasing: cells[(row * words)..<((row + 1) * words)])
                guard scan.privateCells(row: row, into: cells) else { continue }
                free.withRowWords(row) { free in
                    for word in free.indices { cells[word] &= ~free[word] }
                }
            }
        }
        return cells
    }
}

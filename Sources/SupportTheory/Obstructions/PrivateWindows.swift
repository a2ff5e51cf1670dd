import SupportMasks

extension PrivateCells {
    /// Looks for the window among the private cells of whole factors.
    ///
    /// Supports are taken in order, and the private cells of a row are computed when they are first asked for, so that
    /// a positive answer
    /// comes long before the whole matrix is covered. The private cells of one support fill rectangles exactly when any
    /// two of its rows have
    /// the same private columns or none in common. At most |I| · n / 64 word operations. In listed masks rows with equal
    /// lists are looked at once: Σ |B_k| steps over the supports k of the different rows that are asked for.
    public static func window(in supports: RankOneSupports) -> Window? {
        if supports.isListed || supports.rowCount * supports.columnCount > mostPackedCells {
            return ListedPrivateWindow(supports).find()
        }
        var scan = CoverageScan(supports)
        var rows = PrivateRows(supports)
        var seen = ColumnOwners(columnCount: supports.columnCount)
        for support in 0..<supports.width {
            seen.reset()
            let columns = supports.columns(of: support)
            for row in supports.rows(of: support) {
                guard let cells = rows.cells(row: row, of: columns, scan: &scan) else { continue }
                if let window = seen.window(of: support, row: row, cells: cells) { return window }
            }
        }
        return nil
    }
}

/// Cells of the product whose private ones are kept as bits: those of no masks that are given cell by cell are more.
private let mostPackedCells = 1 << 32

/// The private cells of the rows that were asked for, computed once each.
private struct PrivateRows {
    private var cells: BitMatrix
    private var state: [State]
    private enum State { case unknown, empty, some }

    init(_ supports: RankOneSupports) {
        cells = BitMatrix(rowCount: supports.rowCount, columnCount: supports.columnCount)
        state = Array(repeating: .unknown, count: supports.rowCount)
    }

    /// The private cells of a row within some columns, or nil if there are none.
    mutating func cells(row: Int, of columns: BitSet, scan: inout CoverageScan) -> BitSet? {
        if state[row] == .unknown {
            let words = cells.wordsPerRow
            let any = cells.withMutableWords { all in
                scan.privateCells(
                    row: row, into: UnsafeMutableBufferPointer(rebasing: all[(row * words)..<((row + 1) * words)]))
            }
            state[row] = any ? .some : .empty
        }
        guard state[row] == .some else { return nil }
        let own = cells.row(row).intersection(columns)
        return own.isEmpty ? nil : own
    }
}

/// The search for the window of SC401 in listed masks, in the same order as in packed ones.
///
/// Rows with equal lists have the same private cells, and are in the same supports; so the first of them says it all. Only
/// first rows are asked, and their cells are kept as long as they take no more room than the masks.
private struct ListedPrivateWindow {
    private let supports: RankOneSupports
    private let mostKept: Int

    init(_ supports: RankOneSupports) {
        self.supports = supports
        mostKept = supports.masks.left.setBitCount + supports.masks.right.setBitCount
    }

    func find() -> PrivateCells.Window? {
        var scan = ListedPrivateCells(rowTypes: supports.masks.left, columnSets: supports.columnSets)
        var kept: [Int: BitSet] = [:]
        var keptCells = 0
        var rows = DistinctRows(of: supports.masks.left)
        var seen = ColumnOwners(columnCount: supports.columnCount)
        for support in 0..<supports.width {
            seen.reset()
            let columns = supports.columns(of: support)
            if columns.isEmpty { continue }
            for row in supports.rows(of: support) where rows.isFirst(row) {
                let all = kept[row] ?? scan.cells(ofRow: row)
                if kept[row] == nil, keptCells <= mostKept {
                    kept[row] = all
                    keptCells += all.count + 4
                }
                let cells = all.intersection(columns)
                if cells.isEmpty { continue }
                if let window = seen.window(of: support, row: row, cells: cells) { return window }
            }
        }
        return nil
    }
}

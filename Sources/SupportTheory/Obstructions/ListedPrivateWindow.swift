import SupportMasks

/// The search for the window of SC401 in listed masks, in the same order as in packed ones.
///
/// Rows with equal lists have the same private cells, which say nothing new after the first of them; so only first rows
/// are asked, and their cells are kept as long as they take no more room than the masks.
struct ListedPrivateWindow {
    private let supports: RankOneSupports
    private let isFirstOfType: [Bool]
    private let mostKept: Int

    init(_ supports: RankOneSupports) {
        self.supports = supports
        var isFirst = [Bool](repeating: false, count: supports.rowCount)
        for row in supports.firstRowsOfTypes { isFirst[row] = true }
        isFirstOfType = isFirst
        mostKept = supports.masks.left.setBitCount + supports.masks.right.setBitCount
    }

    func find() -> PrivateCells.Window? {
        var scan = ListedPrivateCells(rowTypes: supports.masks.left, columnSets: supports.columnSets)
        var kept: [Int: BitSet] = [:]
        var keptCells = 0
        var seen = ColumnOwners(columnCount: supports.columnCount)
        for support in 0..<supports.width {
            seen.reset()
            let columns = supports.columns(of: support)
            if columns.isEmpty { continue }
            for row in supports.rows(of: support) where isFirstOfType[row] {
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

/// Lines of a class whose deletion leaves few observed cells in every row, or in every column.
public struct LineCover: Hashable, Sendable {
    public var rows: [Int]
    public var columns: [Int]
    /// Which lines keep few cells: with side `.rows`, every remaining row keeps at most p − (rows.count +
    /// columns.count).
    public var side: Side

    package init(rows: [Int], columns: [Int], side: Side) {
        self.rows = rows
        self.columns = columns
        self.side = side
    }

    package func transposed() -> LineCover {
        LineCover(rows: columns, columns: rows, side: side.opposite)
    }
}

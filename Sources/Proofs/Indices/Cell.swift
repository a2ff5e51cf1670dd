/// A cell of the product.
public struct Cell: Hashable, Sendable, Comparable {
    public var row: Int
    public var column: Int

    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    public static func < (a: Cell, b: Cell) -> Bool { (a.row, a.column) < (b.row, b.column) }

    package var transposed: Cell { Cell(row: column, column: row) }
}

/// Rows or columns: most rules hold for both, with the roles exchanged.
public enum Side: String, Sendable, Hashable {
    case rows, columns

    public var opposite: Side { self == .rows ? .columns : .rows }
}

/// An end of a network.
public enum NetworkEnd: String, Sendable, Hashable {
    case output, input
}

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

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

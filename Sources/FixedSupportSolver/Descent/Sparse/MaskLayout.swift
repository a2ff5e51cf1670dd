import SupportMasks

/// The cells of a mask in compressed rows, and the same cells in compressed columns.
struct MaskLayout: Sendable {
    let rowCount: Int
    let columnCount: Int
    /// The cells of row i are at `rowStarts[i] ..< rowStarts[i + 1]`; a value's position is its cell's.
    let rowStarts: [Int]
    /// The column of each cell.
    let columns: [Int]
    /// The same cells, column by column: their rows, and their positions in the order of rows.
    let columnStarts: [Int]
    let rows: [Int]
    let positions: [Int]

    var cellCount: Int { columns.count }

    init(_ mask: BitMatrix) {
        rowCount = mask.rowCount
        columnCount = mask.columnCount
        var (starts, columns) = ([0], [Int]())
        for row in 0..<mask.rowCount {
            columns.append(contentsOf: mask.row(row))
            starts.append(columns.count)
        }
        (rowStarts, self.columns) = (starts, columns)

        var columnStarts = [Int](repeating: 0, count: mask.columnCount + 1)
        for column in columns { columnStarts[column + 1] += 1 }
        for column in 0..<mask.columnCount { columnStarts[column + 1] += columnStarts[column] }
        var next = columnStarts
        var (rows, positions) = ([Int](repeating: 0, count: columns.count), [Int](repeating: 0, count: columns.count))
        for row in 0..<mask.rowCount {
            for position in starts[row]..<starts[row + 1] {
                let place = next[columns[position]]
                rows[place] = row
                positions[place] = position
                next[columns[position]] += 1
            }
        }
        (self.columnStarts, self.rows, self.positions) = (columnStarts, rows, positions)
    }

    /// The layout of the transposed mask; its values are those of `self` at `positions`.
    var transposed: MaskLayout {
        var back = [Int](repeating: 0, count: cellCount)
        for (place, position) in positions.enumerated() { back[position] = place }
        return MaskLayout(
            rowCount: columnCount, columnCount: rowCount, rowStarts: columnStarts, columns: rows,
            columnStarts: rowStarts, rows: columns, positions: back)
    }

    private init(
        rowCount: Int, columnCount: Int, rowStarts: [Int], columns: [Int], columnStarts: [Int], rows: [Int],
        positions: [Int]
    ) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.rowStarts = rowStarts
        self.columns = columns
        self.columnStarts = columnStarts
        self.rows = rows
        self.positions = positions
    }
}

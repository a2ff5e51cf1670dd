/// Transposition in memory, by squares that fit the first cache.
enum Turning {
    private static let square = 32

    /// Writes the transpose of rows × columns entries of `width` doubles; strides count entries.
    static func turn(
        _ source: UnsafePointer<Double>, rows: Int, columns: Int, width: Int, stride: Int, isConjugated: Bool,
        to target: UnsafeMutablePointer<Double>, targetStride: Int
    ) {
        for firstRow in Swift.stride(from: 0, to: rows, by: square) {
            let lastRow = min(firstRow + square, rows)
            for firstColumn in Swift.stride(from: 0, to: columns, by: square) {
                let lastColumn = min(firstColumn + square, columns)
                for column in firstColumn..<lastColumn {
                    if width == 1 {
                        let (from, to) = (source + column, target + column &* targetStride)
                        for row in firstRow..<lastRow { to[row] = from[row &* stride] }
                    } else {
                        let (from, to) = (source + 2 &* column, target + 2 &* column &* targetStride)
                        let sign = isConjugated ? -1.0 : 1
                        for row in firstRow..<lastRow {
                            to[2 &* row] = from[2 &* row &* stride]
                            to[2 &* row &+ 1] = sign * from[2 &* row &* stride &+ 1]
                        }
                    }
                }
            }
        }
    }
}

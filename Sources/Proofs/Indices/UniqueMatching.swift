/// Perfect matchings that are unique: then a determinant is one product, whatever the other entries are.
package enum UniqueMatching {
    /// Whether the cells `possible(row)` of rows × columns have exactly one perfect matching, all of whose cells
    /// satisfy `isAllowed`. Peels rows with a single cell.
    package static func exists(
        rows: UInt64, columns: UInt64, possible: (Int) -> UInt64, isAllowed: (Int, Int) -> Bool = { _, _ in true }
    ) -> Bool {
        var rows = rows
        var columns = columns
        while rows != 0 {
            guard let row = Members(rows).first(where: { (possible($0) & columns).nonzeroBitCount == 1 }) else {
                return false
            }
            let column = (possible(row) & columns).trailingZeroBitCount
            guard isAllowed(row, column) else { return false }
            rows &= ~(1 << UInt64(row))
            columns &= ~(1 << UInt64(column))
        }
        return true
    }
}

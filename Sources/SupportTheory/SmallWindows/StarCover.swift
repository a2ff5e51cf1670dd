/// Whether cells can be divided among the supports so that each takes a star: cells of one row, or of one column,
/// inside its rectangle.
///
/// A matrix that is zero outside such cells is in P, whatever its entries there: a star is one rank-one term.
enum StarCover {
    /// For each support (by position) its cells; nil if there is no such division, or the search is cut. Backtracking
    /// over the cells.
    static func find(_ cells: [Cell], in window: SmallWindow) -> [[Cell]]? {
        var stars = [[Cell]](repeating: [], count: window.supports.count)
        return place(cells[...], &stars, window) ? stars : nil
    }

    private static func place(_ cells: ArraySlice<Cell>, _ stars: inout [[Cell]], _ window: SmallWindow) -> Bool {
        if window.interruption.isDue { return false }
        guard let cell = cells.first else { return true }
        for support in Members(window.cover(cell.row, cell.column)) where canTake(cell, stars[support]) {
            stars[support].append(cell)
            if place(cells.dropFirst(), &stars, window) { return true }
            stars[support].removeLast()
        }
        return false
    }

    private static func canTake(_ cell: Cell, _ star: [Cell]) -> Bool {
        star.allSatisfy { $0.row == cell.row } || star.allSatisfy { $0.column == cell.column }
    }
}

/// A bound on ranks that passes to the closure: in the window R × C a product has rank at most ρ(R, C), the size of a
/// cut that meets every
/// path row – support – column.
///
/// By Cauchy–Binet and Menger's theorem ρ is also the largest number of vertex-disjoint paths, and the generic rank.
enum RankBound {
    /// Rows, columns and supports whose removal leaves no path; their number bounds the rank.
    struct Cut: Hashable {
        var rows: UInt64
        var columns: UInt64
        /// Positions of supports.
        var supports: UInt64

        var size: Int { rows.nonzeroBitCount + columns.nonzeroBitCount + supports.nonzeroBitCount }
    }

    /// A smallest cut of the window rows × columns: for each set of supports the rows that still reach a column and the
    /// columns that are still
    /// reached have to be covered (König). The number of supports is small, so all sets are gone through.
    static func smallestCut(rows: UInt64, columns: UInt64, in window: SmallWindow) -> Cut {
        var best = Cut(rows: rows, columns: 0, supports: 0)
        for removed in 0..<(UInt64(1) << UInt64(window.supports.count)) {
            // Every cut met so far bounds the rank.
            if window.interruption.isDue { break }
            if removed.nonzeroBitCount >= best.size { continue }
            // What the other supports reach: each of them must lose all its rows or all its columns.
            let others = window.supports.indices.filter { removed >> UInt64($0) & 1 == 0 }
            cover(others[...], rows, columns, Cut(rows: 0, columns: 0, supports: removed), window, &best)
        }
        return best
    }

    private static func cover(
        _ others: ArraySlice<Int>, _ rows: UInt64, _ columns: UInt64, _ cut: Cut, _ window: SmallWindow,
        _ best: inout Cut
    ) {
        if cut.size >= best.size { return }
        guard let next = others.first else {
            best = cut
            return
        }
        let support = window.supports[next]
        let r = support.rows & rows & ~cut.rows
        let c = support.columns & columns & ~cut.columns
        if r == 0 || c == 0 { return cover(others.dropFirst(), rows, columns, cut, window, &best) }
        cover(
            others.dropFirst(), rows, columns, Cut(rows: cut.rows | r, columns: cut.columns, supports: cut.supports),
            window, &best)
        cover(
            others.dropFirst(), rows, columns, Cut(rows: cut.rows, columns: cut.columns | c, supports: cut.supports),
            window, &best)
    }

    /// A violated bound: cells of a pattern in different lines, the only perfect matching of their window, more than
    /// the cut allows.
    struct Violation: Hashable {
        var cells: [Cell]
        var cut: Cut
    }

    /// Looks through the matchings of the pattern's cells.
    static func violation(by pattern: NormalFormTree.Pattern, in window: SmallWindow) -> Violation? {
        search(pattern.cells[...], [], pattern, window)
    }

    private static func search(
        _ cells: ArraySlice<Cell>, _ chosen: [Cell], _ pattern: NormalFormTree.Pattern, _ window: SmallWindow
    ) -> Violation? {
        if window.interruption.isDue { return nil }
        if chosen.count > 1, let found = check(chosen, pattern, window) { return found }
        for (offset, cell) in cells.enumerated()
        where !chosen.contains(where: { $0.row == cell.row || $0.column == cell.column }) {
            if let found = search(cells.dropFirst(offset + 1), chosen + [cell], pattern, window) { return found }
        }
        return nil
    }

    private static func check(_ chosen: [Cell], _ pattern: NormalFormTree.Pattern, _ window: SmallWindow) -> Violation?
    {
        let rows = chosen.reduce(UInt64(0)) { $0 | 1 << UInt64($1.row) }
        let columns = chosen.reduce(UInt64(0)) { $0 | 1 << UInt64($1.column) }
        // A free cell that a support reaches may hold anything, in a product as well.
        for row in Members(rows) {
            for column in Members(columns & window.free[row]) where window.cover(row, column) != 0 { return nil }
        }
        guard UniqueMatching.exists(rows: rows, columns: columns, possible: { pattern.nonzero[$0] }) else { return nil }
        let cut = smallestCut(rows: rows, columns: columns, in: window)
        return cut.size < chosen.count ? Violation(cells: chosen, cut: cut) : nil
    }
}

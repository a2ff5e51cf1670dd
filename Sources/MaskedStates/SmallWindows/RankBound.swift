import Proofs

/// A bound on ranks that passes to the closure: in the window R × C a product has rank at most the size of a cut that
/// meets every path from the columns to the rows.
///
/// By Cauchy–Binet and Menger's theorem it is also the largest number of vertex-disjoint paths, and the generic rank.
package enum RankBound {
    /// A violated bound: cells of a pattern in different lines, the only perfect matching of their window, more than
    /// the cut allows.
    package struct Violation: Hashable {
        package var cells: [Cell]
        package var cut: DisjointPaths.Cut
    }

    /// Looks through the matchings of the pattern's cells.
    package static func violation(by pattern: NormalFormTree.Pattern, in window: SmallWindow) -> Violation? {
        search(pattern.cells[...], [], pattern, window)
    }

    private static func search(
        _ cells: ArraySlice<Cell>, _ chosen: [Cell], _ pattern: NormalFormTree.Pattern, _ window: SmallWindow
    ) -> Violation? {
        if window.interruption.isDue || chosen.count > SearchLimits.Format.minorRows { return nil }
        if chosen.count > 1, let found = check(chosen, pattern, window) { return found }
        for (offset, cell) in cells.enumerated()
        where !chosen.contains(where: { $0.row == cell.row || $0.column == cell.column }) {
            if let found = search(cells.dropFirst(offset + 1), chosen + [cell], pattern, window) { return found }
        }
        return nil
    }

    private static func check(
        _ chosen: [Cell], _ pattern: NormalFormTree.Pattern, _ window: SmallWindow
    ) -> Violation? {
        let rows = chosen.reduce(UInt64(0)) { $0 | 1 << UInt64($1.row) }
        let columns = chosen.reduce(UInt64(0)) { $0 | 1 << UInt64($1.column) }
        // A free cell that a support reaches may hold anything, in a product as well.
        for row in Members(rows) {
            for column in Members(columns) where window.isHidden(row, column) { return nil }
        }
        guard UniqueMatching.exists(rows: rows, columns: columns, possible: { pattern.nonzero[$0] }) else { return nil }
        let cut = DisjointPaths.smallestCut(window.graph, rows: rows, columns: columns, window.interruption)
        return cut.size < chosen.count ? Violation(cells: chosen, cut: cut) : nil
    }
}

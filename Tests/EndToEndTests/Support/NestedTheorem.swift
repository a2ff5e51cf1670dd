/// Whether P(I, J) is closed where the row types form a chain and the column types do too, by brute force from the
/// statement of the nested theorem.
///
/// Sort rows and columns by type. A partial permutation can be matched when its cells have different supports that
/// contain them. P is not closed iff some matchable one
/// has cells (i, j), (i', j') with i < i', j < j' such that replacing them by (i, j'), (i', j) gives one that cannot be
/// matched.
struct NestedTheorem {
    private let rows: [Int]
    private let columns: [Int]

    /// Nil unless both lists of types are chains under inclusion.
    init?(_ masks: Masks) {
        func chain(_ types: [Int]) -> [Int]? {
            let sorted = types.sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }
            return zip(sorted, sorted.dropFirst()).allSatisfy { $0 & $1 == $0 } ? sorted : nil
        }
        guard let rows = chain(masks.rows), let columns = chain(masks.columns) else { return nil }
        (self.rows, self.columns) = (rows, columns)
    }

    var isClosed: Bool {
        var cells: [(Int, Int)] = []
        return !hasFatalSwap(&cells, row: 0)
    }

    private func hasFatalSwap(_ cells: inout [(Int, Int)], row: Int) -> Bool {
        if row == rows.count {
            return isMatchable(cells[...], used: 0) && swaps(of: cells).contains { !isMatchable($0[...], used: 0) }
        }
        if hasFatalSwap(&cells, row: row + 1) { return true }
        for column in columns.indices where !cells.contains(where: { $0.1 == column }) {
            cells.append((row, column))
            defer { cells.removeLast() }
            if hasFatalSwap(&cells, row: row + 1) { return true }
        }
        return false
    }

    private func swaps(of cells: [(Int, Int)]) -> [[(Int, Int)]] {
        var result: [[(Int, Int)]] = []
        for first in cells.indices {
            for second in cells.indices where cells[first].0 < cells[second].0 && cells[first].1 < cells[second].1 {
                var swapped = cells
                (swapped[first].1, swapped[second].1) = (cells[second].1, cells[first].1)
                result.append(swapped)
            }
        }
        return result
    }

    private func isMatchable(_ cells: ArraySlice<(Int, Int)>, used: Int) -> Bool {
        guard let cell = cells.first else { return true }
        var choices = rows[cell.0] & columns[cell.1] & ~used
        while choices != 0 {
            let support = choices & -choices
            if isMatchable(cells.dropFirst(), used: used | support) { return true }
            choices &= choices - 1
        }
        return false
    }
}

/// The leaf `minor`: rows R, columns C and supports K with |R| = |C| = |K| + 1. D is the set of cells of R × C whose live terms
/// all belong to K. M = Σ_{k∈K} (x_{i,k} y_{j,k}) on R × C has rank ≤ |K|, so det M = 0; on D it agrees with A at any solution. If
/// the cells that may be non-zero have exactly one perfect matching, and it lies in D, then det M is ± a product of
/// non-zero entries of A: a contradiction.
extension Refutation {
    func checkMinor(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("rows", "columns", "supports")
        let rows = try distinct(fields[0], below: masks.rows, "row")
        let columns = try distinct(fields[1], below: masks.columns, "column")
        let supports = BitSet(bound: masks.width, try distinct(fields[2], below: masks.width, "support"))
        let size = rows.count
        guard size >= 1, columns.count == size, supports.count + 1 == size else {
            throw value.rejection("expected as many rows as columns, and one support less")
        }
        try budget.spend(size * size * (8 * BitSet.words(for: masks.width) + 100), at: value)
        for row in rows {
            for column in columns where !window.contains(row, column) { throw value.rejection("cell (\(row), \(column)) is outside the window") }
        }
        var known = BitMatrix(rows: size, columns: size)
        var possible = BitMatrix(rows: size, columns: size)
        for (i, row) in rows.enumerated() {
            for (j, column) in columns.enumerated() {
                let others = masks.cover(row, column).subtracting(supports)
                let isKnown = !others.contains { isLive(row, column, $0) }
                known[i, j] = isKnown
                possible[i, j] = !isKnown || entry(row, column) != nil
            }
        }
        try peel(possible, known: known, at: value)
    }

    /// Takes rows with one possible column left, until none remains: then that matching is the only one.
    private func peel(_ possible: BitMatrix, known: BitMatrix, at place: JSONValue) throws(Rejection) {
        let size = possible.rows
        let rowsOfColumn = possible.transposed
        var left = BitSet(bound: size, 0..<size)
        var counts = (0..<size).map { possible.row($0).count }
        var ready = (0..<size).filter { counts[$0] == 1 }
        var peeled = 0
        while let row = ready.popLast() {
            guard counts[row] == 1, let column = possible.row(row).intersection(left).first(where: { _ in true }) else { break }
            guard known[row, column] else { throw place.rejection("the forced cell in row \(row) of the minor is not determined by its supports") }
            left.remove(column)
            peeled += 1
            for other in rowsOfColumn.row(column) {
                counts[other] -= 1
                if counts[other] == 1 { ready.append(other) }
            }
        }
        guard peeled == size else { throw place.rejection("the possible cells of the minor do not have exactly one perfect matching") }
    }

    private func distinct(_ value: JSONValue, below count: Int, _ meaning: String) throws(Rejection) -> [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        for element in try value.elements() {
            let index = try element.index(below: count, meaning)
            guard seen.insert(index).inserted else { throw element.rejection("the \(meaning) is listed twice") }
            result.append(index)
        }
        return result
    }
}

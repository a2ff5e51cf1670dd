extension BitMatrix {
    /// The column of every row in the only perfect matching of a square bipartite graph; nil if there is none or more
    /// than one.
    /// Takes rows with one possible column left, until none remains: a graph with exactly one perfect matching always
    /// has such a row.
    func uniquePerfectMatching(at place: JSONValue) throws(Rejection) -> [Int]? {
        guard rows == columns else { return nil }
        try place.spend(Budget.word * rows + 100 * rows * rows)
        let rowsOfColumn = try transposed(at: place)
        var left = BitSet(bound: rows, 0..<rows)
        var counts = (0..<rows).map { row($0).count }
        var ready = (0..<rows).filter { counts[$0] == 1 }
        var matching = [Int](repeating: -1, count: rows)
        var peeled = 0
        while let row = ready.popLast() {
            guard counts[row] == 1, let column = self.row(row).intersection(left).first(where: { _ in true }) else {
                return nil
            }
            matching[row] = column
            left.remove(column)
            peeled += 1
            for other in rowsOfColumn.row(column) {
                counts[other] -= 1
                if counts[other] == 1 { ready.append(other) }
            }
        }
        return peeled == rows ? matching : nil
    }
}

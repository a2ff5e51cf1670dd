import SupportMasks

/// Windows of a large state that are likely to hold an obstruction, around a bounded number of overlapping pairs of
/// classes.
///
/// An obstruction needs cells that few supports reach. So the search starts from two classes that overlap, takes the
/// lines on which few other classes
/// interfere, a few of each type, and goes through the windows of that small part.
struct LocalWindows {
    var search: WindowSearch

    mutating func find(in state: MaskedState) -> NonClosedness? {
        var left = search.limits.overlappingPairs
        let rowTypes = state.rowTypes()
        let columnTypes = state.columnTypes()
        for (index, first) in state.classes.enumerated() {
            for second in state.classes.indices.dropFirst(index + 1) {
                let other = state.classes[second]
                if first.rows.isDisjoint(with: other.rows) || first.columns.isDisjoint(with: other.columns) { continue }
                if left == 0 || search.limits.interruption.isDue { return nil }
                left -= 1
                let rows = lines(first.rows.union(other.rows), rowTypes)
                let columns = lines(first.columns.union(other.columns), columnTypes)
                let part = state.compactWindow(rows: rows, columns: columns)
                if let found = search.smallest(in: part) {
                    return found.renamed(rows: { rows[$0] }, columns: { columns[$0] }, supports: { $0 })
                }
            }
        }
        return nil
    }

    /// Lines of small type first, each type at most twice.
    private func lines(_ candidates: BitSet, _ types: [BitSet]) -> [Int] {
        var uses: [BitSet: Int] = [:]
        let ordered = candidates.map { (types[$0].count, $0) }.sorted(by: <).map(\.1)
        var chosen: [Int] = []
        for line in ordered where chosen.count < search.limits.localLines {
            let count = uses[types[line], default: 0]
            uses[types[line]] = count + 1
            if count < 2 { chosen.append(line) }
        }
        return chosen.sorted()
    }
}

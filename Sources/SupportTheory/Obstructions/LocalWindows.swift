import SupportMasks

/// Windows of a large state that are likely to hold an obstruction, up to a number of them.
///
/// An obstruction needs cells that few supports reach. So the search starts from two classes that overlap, takes the lines on which few other classes
/// interfere, a few of each type, and goes through the windows of that small part.
struct LocalWindows {
    let search: WindowSearch
    /// Lines of each side in a part; the windows of 5 + 5 lines are gone through quickly.
    private let linesPerSide = 5

    func find(in state: MaskedState) -> NonClosedness? {
        var left = search.limits.windows / 1_000
        let rowTypes = state.rowTypes()
        let columnTypes = state.columnTypes()
        for (index, first) in state.classes.enumerated() {
            for second in state.classes.indices.dropFirst(index + 1) {
                let other = state.classes[second]
                if first.rows.isDisjoint(with: other.rows) || first.columns.isDisjoint(with: other.columns) { continue }
                if left == 0 { return nil }
                left -= 1
                let rows = lines(first.rows.union(other.rows), rowTypes)
                let columns = lines(first.columns.union(other.columns), columnTypes)
                let part = state.restricted(
                    rows: BitSet(capacity: state.rowCount, members: rows), columns: BitSet(capacity: state.columnCount, members: columns))
                if let found = search.smallest(in: part) { return found }
            }
        }
        return nil
    }

    /// Lines of small type first, each type at most twice.
    private func lines(_ candidates: BitSet, _ types: [BitSet]) -> [Int] {
        var uses: [BitSet: Int] = [:]
        let ordered = candidates.sorted { (types[$0].count, $0) < (types[$1].count, $1) }
        let chosen = ordered.filter { line in
            uses[types[line], default: 0] += 1
            return uses[types[line], default: 0] <= 2
        }
        return chosen.prefix(linesPerSide).sorted()
    }
}

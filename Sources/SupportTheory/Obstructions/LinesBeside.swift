import SupportMasks

/// The lines outside one neuron b of a level, and the neurons K that are not inside it.
struct LinesBeside {
    private let upper: LevelSide
    private let lower: LevelSide
    private let rival: Int
    private let rows: Outside
    private let columns: Outside
    /// K: the neurons that are not inside S_b.
    private let known: [Int]

    /// The lines that b reaches, and the others.
    private struct Outside {
        let inner: BitSet
        let outer: BitSet

        init(_ reach: BitMatrix, _ rival: Int) {
            inner = reach.row(rival)
            outer = BitSet.full(capacity: reach.columnCount).subtracting(inner)
        }
    }

    init(upper: LevelSide, lower: LevelSide, live: [Int], rival: Int) {
        self.upper = upper
        self.lower = lower
        self.rival = rival
        let (rows, columns) = (Outside(upper.reach, rival), Outside(lower.reach, rival))
        self.rows = rows
        self.columns = columns
        known = live.filter {
            !upper.reach.row($0).isSubset(of: rows.inner) || !lower.reach.row($0).isSubset(of: columns.inner)
        }
    }

    /// One cell more than K, in different rows and in different columns, each with a line outside.
    var hasRoom: Bool {
        let needed = known.count + 1
        return needed <= min(upper.reach.columnCount, lower.reach.columnCount)
            && needed <= rows.outer.count + columns.outer.count
    }

    /// The neurons that a swap may have as term: on each side a unit next to it that is next to b too, and lines outside.
    var terms: some Sequence<Int> {
        known.lazy.filter { neuron in
            !upper.next.row(neuron).isDisjoint(with: upper.next.row(rival))
                && !lower.next.row(neuron).isDisjoint(with: lower.next.row(rival))
                && !upper.reach.row(neuron).isDisjoint(with: rows.outer)
                && !lower.reach.row(neuron).isDisjoint(with: columns.outer)
        }
    }

    /// The paths of a witness with this term; nil if some matching fails.
    func routes(term: Int, attempt: Int) -> SwapRoutes? {
        let others = known.filter { $0 != term }
        guard let isByRow = sides(term, others, attempt) else { return nil }
        // The cell (s, j) has its row outside, (i, c) its column; (i, j) must be reached by b.
        let termUp = [
            Threads.Item(first: upper.next.row(term), last: rows.outer),
            Threads.Item(first: upper.next.row(term).intersection(upper.next.row(rival)), last: rows.inner),
        ]
        let termDown = [
            Threads.Item(first: lower.next.row(term).intersection(lower.next.row(rival)), last: columns.inner),
            Threads.Item(first: lower.next.row(term), last: columns.outer),
        ]
        let up = zip(others, isByRow).map { neuron, byRow in
            Threads.Item(first: upper.next.row(neuron), last: byRow ? rows.outer : rows.outer.union(rows.inner))
        }
        let down = zip(others, isByRow).map { neuron, byRow in
            Threads.Item(
                first: lower.next.row(neuron), last: byRow ? columns.outer.union(columns.inner) : columns.outer)
        }
        guard let above = upper.threads.paths(termUp + up, attempt: attempt),
            let below = lower.threads.paths(termDown + down, attempt: attempt)
        else { return nil }
        return SwapRoutes(
            levelBelow: lower.layers.count, layerCount: lower.layers.count + upper.layers.count, term: term,
            rival: rival, others: others, known: known, above: above, below: below)
    }

    /// Whether each of the others has its row or its column outside; a matching that also has a row and a column
    /// outside for the term.
    private func sides(_ term: Int, _ others: [Int], _ attempt: Int) -> [Bool]? {
        let (rowCount, columnCount) = (upper.reach.columnCount, lower.reach.columnCount)
        func lines(_ rows: BitSet, _ columns: BitSet) -> BitSet {
            var lines = BitSet(capacity: rowCount + columnCount)
            for row in rows { lines.insert(row) }
            for column in columns { lines.insert(rowCount + column) }
            return lines
        }
        func outside(_ neuron: Int) -> (rows: BitSet, columns: BitSet) {
            (
                upper.reach.row(neuron).intersection(rows.outer),
                lower.reach.row(neuron).intersection(columns.outer)
            )
        }
        let own = outside(term)
        let allowed =
            [
                lines(own.rows, BitSet(capacity: columnCount)),
                lines(BitSet(capacity: rowCount), own.columns),
            ] + others.map { lines(outside($0).rows, outside($0).columns) }
        var matching = ShuffledMatching(attempt: attempt)
        return matching.saturating(allowed, binCount: rowCount + columnCount)?.dropFirst(2).map { $0 < rowCount }
    }
}

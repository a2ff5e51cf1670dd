import SupportMasks

/// The swap of SC405 where K are all supports but those inside one of them: for dense masks.
///
/// Let T be the supports inside S_b. Cells in a row outside A_b or in a column outside B_b are reached by K alone, and
/// what others reach is a rectangle, which a matching that avoids it cannot use on the way to another one. So it is
/// enough to give every member of K, and one of them twice, a row outside A_b and any column, or a column outside B_b
/// and any row. Which of the two is one bipartite matching; its partners on either side are two more.
struct MatchedSwap {
    private let supports: RankOneSupports
    /// The supports that reach something.
    private let live: [Int]
    private let limits: SearchLimits

    init(_ supports: RankOneSupports, limits: SearchLimits) {
        self.supports = supports
        self.limits = limits
        live = supports.classes.flatMap { $0 }.sorted()
    }

    /// The first swap, over the supports with the most lines outside them and their first few terms; nil if none of
    /// them has one. A choice of both is three matchings: O(ones · √lines) word operations are typical.
    func find() -> SwapBesideSupport.Swap? {
        for rival in rivals() {
            if limits.interruption.isDue { return nil }
            let beside = Beside(supports, live, rival: rival)
            guard beside.hasRoom else { continue }
            for term in beside.terms.prefix(limits.swapTerms) {
                if let swap = beside.swap(term: term) { return swap }
            }
        }
        return nil
    }

    /// One member of each class, those with the most lines outside first, as far as they leave room for all others.
    private func rivals() -> [Int] {
        let lines = supports.rowCount + supports.columnCount
        let sizes = supports.classes.map { members in
            (
                outside: lines - supports.rows(of: members[0]).count - supports.columns(of: members[0]).count,
                first: members[0], count: members.count
            )
        }
        let needed = live.count + 1
        return sizes.filter { $0.outside + $0.count >= needed }
            .sorted { ($1.outside, $0.first) < ($0.outside, $1.first) }
            .prefix(limits.swapRivals).map(\.first)
    }
}

/// The lines outside one support b, and K.
private struct Beside {
    let supports: RankOneSupports
    let rival: Int
    let rows: BitSet
    let columns: BitSet
    let outerRows: BitSet
    let outerColumns: BitSet
    /// K: the supports that are not inside S_b.
    let known: [Int]

    init(_ supports: RankOneSupports, _ live: [Int], rival: Int) {
        self.supports = supports
        self.rival = rival
        let (rows, columns) = (supports.rows(of: rival), supports.columns(of: rival))
        (self.rows, self.columns) = (rows, columns)
        outerRows = BitSet.full(capacity: supports.rowCount).subtracting(rows)
        outerColumns = BitSet.full(capacity: supports.columnCount).subtracting(columns)
        known = live.filter {
            !supports.rows(of: $0).isSubset(of: rows) || !supports.columns(of: $0).isSubset(of: columns)
        }
    }

    /// One cell more than K, in different rows and in different columns, each with a line outside.
    var hasRoom: Bool {
        let needed = known.count + 1
        return needed <= min(supports.rowCount, supports.columnCount)
            && needed <= outerRows.count + outerColumns.count
    }

    /// The supports with lines inside and outside on both sides: the terms that a swap may have.
    var terms: [Int] {
        known.filter { support in
            let (rows, columns) = (supports.rows(of: support), supports.columns(of: support))
            return !rows.isDisjoint(with: self.rows) && !rows.isDisjoint(with: outerRows)
                && !columns.isDisjoint(with: self.columns) && !columns.isDisjoint(with: outerColumns)
        }
    }

    /// The rows or columns that a support may be matched with.
    private struct Item {
        var support: Int
        var rows: BitSet
        var columns: BitSet
    }

    func swap(term: Int) -> SwapBesideSupport.Swap? {
        let (termRows, termColumns) = (supports.rows(of: term), supports.columns(of: term))
        // The term has the cell (s, j) with its row outside, and (i, c) with its column outside.
        var items = [
            Item(support: term, rows: termRows.intersection(outerRows), columns: termColumns.intersection(columns)),
            Item(support: term, rows: termRows.intersection(rows), columns: termColumns.intersection(outerColumns)),
        ]
        let others = known.filter { $0 != term }
        guard let isByRow = sides(term, others) else { return nil }
        for (support, byRow) in zip(others, isByRow) {
            let (rows, columns) = (supports.rows(of: support), supports.columns(of: support))
            items.append(
                Item(
                    support: support, rows: byRow ? rows.intersection(outerRows) : rows,
                    columns: byRow ? columns : columns.intersection(outerColumns)))
        }
        guard let cells = cells(of: items) else { return nil }
        return SwapBesideSupport.Swap(
            term: term, first: cells[1], second: cells[0], rival: rival,
            others: zip(others, cells.dropFirst(2)).map { ($1, $0) }, known: known)
    }

    /// Whether each of the others has its row or its column outside; a matching that also has a row and a column
    /// outside for the term.
    private func sides(_ term: Int, _ others: [Int]) -> [Bool]? {
        let count = supports.rowCount + supports.columnCount
        func lines(_ rows: BitSet, _ columns: BitSet) -> BitSet {
            var lines = BitSet(capacity: count, members: rows)
            for column in columns { lines.insert(supports.rowCount + column) }
            return lines
        }
        let (noRow, noColumn) = (BitSet(capacity: supports.rowCount), BitSet(capacity: supports.columnCount))
        let own = [
            lines(supports.rows(of: term).intersection(outerRows), noColumn),
            lines(noRow, supports.columns(of: term).intersection(outerColumns)),
        ]
        let allowed = others.map {
            lines(
                supports.rows(of: $0).intersection(outerRows), supports.columns(of: $0).intersection(outerColumns))
        }
        return CapacitatedMatching.saturating(
            allowed: own + allowed, capacities: [Int](repeating: 1, count: count)
        )?.dropFirst(2).map { $0 < supports.rowCount }
    }

    private func cells(of items: [Item]) -> [Cell]? {
        guard
            let rows = CapacitatedMatching.saturating(
                allowed: items.map(\.rows), capacities: [Int](repeating: 1, count: supports.rowCount)),
            let columns = CapacitatedMatching.saturating(
                allowed: items.map(\.columns), capacities: [Int](repeating: 1, count: supports.columnCount))
        else { return nil }
        return zip(rows, columns).map { Cell(row: $0, column: $1) }
    }
}

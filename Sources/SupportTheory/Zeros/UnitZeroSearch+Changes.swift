import SupportMasks

extension UnitZeroSearch {
    /// What a change has to put back if it is refused.
    private struct Before {
        var home: [Int?]
        var groups: [[Int]]
        var uncovered: [[Int]]
        var deficit: [Int]
        var total: Int
        var x: [(term: Int, values: [Int])]
    }

    /// Changes the homes of one or two supports, for the sake of a column that falls short: a support that reaches it
    /// comes home to it, perhaps in exchange for another one, or loses its home, which frees its x.
    ///
    /// - Parameter boldness: the probability with which each rank that is lost by the change is put up with.
    mutating func change(boldness: Double) {
        let short = deficit.indices.filter { deficit[$0] > 0 }
        let column = short[Int(random.next() % UInt64(short.count))]
        let losesHome = random.nextUnit() < 0.15
        guard let term = candidate(for: column, withHome: losesHome) else { return }
        let (old, new) = (home[term], losesHome ? nil : column)
        let columns = [old, new].compactMap(\.self)
        var moves = [(term: term, home: new)]
        if let old, let new, random.nextUnit() < 0.4 {
            let others = groups[new].filter { terms[$0].columns.contains(old) }
            if !others.isEmpty { moves.append((others[Int(random.next() % UInt64(others.count))], old)) }
        }
        let changed = columns.flatMap { groups[$0] } + (old == nil ? [term] : [])
        let before = Before(
            home: home, groups: groups, uncovered: uncovered, deficit: deficit, total: total,
            x: changed.map { ($0, x[$0]) })
        for move in moves { self.move(move.term, to: move.home) }
        for column in columns { fillGroup(column) }
        var touched = BitSet(capacity: columnCount, members: columns)
        for term in changed { touched.formUnion(terms[term].columns) }
        for column in touched { update(column) }
        if !(0..<max(0, total - before.total)).allSatisfy({ _ in random.nextUnit() < boldness }) { restore(before) }
    }

    private mutating func restore(_ before: Before) {
        (home, groups, uncovered) = (before.home, before.groups, before.uncovered)
        (deficit, total) = (before.deficit, before.total)
        for (term, values) in before.x { x[term] = values }
    }

    /// A term that reaches a column and is not at home there, preferably one that reaches many of the rows that are
    /// needed and that its own column can do without.
    private mutating func candidate(for column: Int, withHome: Bool) -> Int? {
        let needed = BitSet(capacity: rowCount, members: uncovered[column])
        var best: (score: Double, term: Int)?
        for term in types[column] where home[term] != column && !(withHome && home[term] == nil) {
            var score = Double(terms[term].rows.intersectionCount(with: needed)) + 3 * random.nextUnit()
            if let old = home[term] {
                if deficit[old] == 0 { score += 2 }
                if withHome, groups[old].count != 2 { score += 2 }
            } else {
                score += 2
            }
            if score > best?.score ?? -1 { best = (score, term) }
        }
        return best?.term
    }

    private mutating func move(_ term: Int, to column: Int?) {
        if let old = home[term] { groups[old].removeAll { $0 == term } }
        home[term] = column
        if let column {
            groups[column].append(term)
        } else {
            for row in terms[term].rows { x[term][row] = smallNumber() }
        }
    }
}

import SupportMasks

/// The swap of SC405 where K are all neurons of a level but those inside one of them: for dense masks, and networks.
///
/// A network is cut at a level; S_k = A_k × B_k are the outputs and inputs that its neuron k reaches, for two layers the
/// support k. Let T be the neurons inside S_b. Cells in a row outside A_b or in a column outside B_b are reached by K
/// alone, and what others reach is a rectangle, which a matching that avoids it cannot use on the way to another one. So
/// it is enough to give every member of K, and one of them twice, a row outside A_b and any column, or a column outside
/// B_b and any row. Which of the two is one bipartite matching; the lines are found by paths through the layers.
package struct MatchedSwap {
    private let upper: LevelSide
    private let lower: LevelSide
    private let limits: SearchLimits
    private let classes: [[Int]]

    /// - Parameters:
    ///   - upper: the layers above the level, the nearest first, outputs × inputs.
    ///   - lower: the transposed layers below it, the nearest first.
    init(upper: [BitMatrix], lower: [BitMatrix], limits: SearchLimits) {
        self.upper = LevelSide(upper)
        self.lower = LevelSide(lower)
        self.limits = limits
        let (rows, columns) = (self.upper.reach, self.lower.reach)
        classes = BitMatrix.equalRowGroups(rows, columns).groups.filter {
            !rows.isRowEmpty($0[0]) && !columns.isRowEmpty($0[0])
        }
    }

    package init(_ supports: RankOneSupports, limits: SearchLimits) {
        self.init(upper: [supports.masks.left], lower: [supports.masks.right], limits: limits)
    }

    /// The first witness, over the neurons with the most lines outside them and their first few terms; nil if none of
    /// them has one. A choice of both is a matching for each level; O(ones · √lines) word operations are typical.
    package func find() -> NonClosedness? {
        let choices = choices()
        for attempt in 0..<limits.swapAttempts {
            for choice in choices {
                if limits.interruption.isDue { return nil }
                let routes = choice.beside.routes(term: choice.term, attempt: attempt)
                if let found = routes?.proof().checked { return found }
            }
        }
        return nil
    }

    private func choices() -> [(beside: LinesBeside, term: Int)] {
        let live = classes.flatMap { $0 }.sorted()
        var choices: [(beside: LinesBeside, term: Int)] = []
        for rival in rivals(live.count) {
            if choices.count >= limits.swapChoices || limits.interruption.isDue { break }
            let beside = LinesBeside(upper: upper, lower: lower, live: live, rival: rival)
            guard beside.hasRoom else { continue }
            choices += beside.terms.prefix(limits.swapTerms).map { (beside, $0) }
        }
        return choices
    }

    /// One member of each class, those with the most lines outside first, as far as they leave room for all others.
    private func rivals(_ live: Int) -> [Int] {
        let lines = upper.reach.columnCount + lower.reach.columnCount
        let sizes = classes.map { members in
            (
                outside: lines - upper.reach.row(members[0]).count - lower.reach.row(members[0]).count,
                first: members[0], count: members.count
            )
        }
        return sizes.filter { $0.outside + $0.count >= live + 1 }
            .sorted { ($1.outside, $0.first) < ($0.outside, $1.first) }
            .prefix(limits.swapRivals).map(\.first)
    }
}

extension NonClosedness {
    /// The proof, if its curve does tend to its limit.
    var checked: NonClosedness? { curveTendsToLimit ? self : nil }
}

import SupportMasks

/// Whether fixed-support factorization, min ‖A − X Yᵀ‖ over supp X ⊆ I, supp Y ⊆ J, is known to be solvable in
/// polynomial time.
public enum Tractability: Sendable, Hashable {
    case tractable(Rule, FactorizationPlan)
    /// Two classes, by a member each, that stand in the way.
    case notEstablished(Rule, between: ClassPair?)

    public struct ClassPair: Sendable, Hashable {
        public var first: [Int]
        public var second: [Int]
        /// A cell that both observe; nil if what stands in the way is a class that observes only a part of its
        /// rectangle.
        public var cell: Cell?
    }

    public static let disjointOrIdentical = Rule(
        code: "SC101",
        name: "disjoint or identical",
        statement:
            "If any two rank-one supports are disjoint or identical, the factorization problem is solved by a truncated singular value decomposition of the block of each class, at the class's multiplicity as rank.",
        hypotheses: "The rank-one supports are pairwise disjoint or identical.",
        proof:
            "The error splits into one term for each class and one for the cells outside all supports; a class of p equal supports is every matrix of rank ≤ p on its rectangle (Eckart–Young).",
        source:
            "L: Le, Riccietti, Gribonval, Spurious valleys, NP-hardness, and tractability of sparse matrix factorization with fixed support (arXiv 2112.00386)."
    )

    public static let afterAbsorption = Rule(
        code: "SC102",
        name: "disjoint after absorption",
        statement:
            "If the absorption of complete classes leaves classes that are pairwise disjoint, each on a full rectangle, the factorization problem is solved by a truncated singular value decomposition of each of them; then the free cells are fitted exactly, in the reverse order of their absorption.",
        hypotheses:
            "At the fixpoint of SC201 and SC202 no class has a free cell in its rectangle, and any two share no cell.",
        proof:
            "The free cells take every value whatever the other classes do, so they add no error; on the others the problem is that of SC101.",
        source: "own; widens the complete equivalence classes of L (arXiv 2112.00386)."
    )

    public static let notEstablishedRule = Rule(
        code: "SC103",
        name: "no tractable structure found",
        statement:
            "Neither SC101 nor SC102 applies. For arbitrary supports the factorization problem is NP-hard, so no plan is given; this instance itself need not be hard.",
        hypotheses: "None.",
        proof:
            "Rank-one matrix completion reduces to fixed-support factorization: one support on the whole rectangle, and a 1 × 1 support for every unknown cell.",
        source: "L (arXiv 2112.00386)."
    )

    /// Classifies the problem. `relation` is that of the supports.
    public static func of(_ supports: RankOneSupports, relation: Relation) -> Tractability {
        if relation == .disjointOrIdentical {
            let blocks = supports.classes.map { members in
                FactorizationPlan.Block(
                    method: .truncatedSVD, rows: supports.rows(of: members[0]).members,
                    columns: supports.columns(of: members[0]).members, supports: members)
            }
            return .tractable(disjointOrIdentical, FactorizationPlan(blocks: blocks))
        }
        guard supports.classes.contains(where: { $0.count >= 2 || supports.isComplete($0) }) else {
            // Nothing can be absorbed: the overlap stays.
            return .notEstablished(notEstablishedRule, between: supports.firstOverlap())
        }
        var state = MaskedState(supports)
        repeat { state.absorbCompleteClasses() } while state.absorbOneWithFewCells() != nil
        if let pair = state.obstacle() { return .notEstablished(notEstablishedRule, between: pair) }
        return .tractable(afterAbsorption, plan(state))
    }

    private static func plan(_ state: MaskedState) -> FactorizationPlan {
        func block(_ cls: ObservedClass, _ method: FactorizationPlan.Method) -> FactorizationPlan.Block {
            FactorizationPlan.Block(
                method: method, rows: cls.rows.members, columns: cls.columns.members, supports: cls.supports)
        }
        var blocks = state.classes.map { block($0, .truncatedSVD) }
        for step in state.history.reversed() {
            let method: FactorizationPlan.Method
            switch step.reason {
            case .complete: method = .fitExactly
            case .lines(let cover): method = .fitThroughLines(cover)
            }
            // Later blocks win, so the classes of one step stand in the reverse of the order in which they were taken.
            blocks += step.classes.reversed().map { block($0, method) }
        }
        return FactorizationPlan(blocks: blocks)
    }
}

extension MaskedState {
    /// What keeps the state from being disjoint full rectangles: a class with a free cell, or two that share a cell.
    fileprivate func obstacle() -> Tractability.ClassPair? {
        if let partial = classes.first(where: hasFreeCell) {
            return Tractability.ClassPair(first: partial.supports, second: [], cell: nil)
        }
        var owner: [Int] = Array(repeating: -1, count: columnCount)
        for (row, type) in rowTypes().enumerated() where type.count > 1 {
            var covered = BitSet(capacity: columnCount)
            for index in type {
                if let column = covered.intersection(classes[index].columns).first {
                    return Tractability.ClassPair(
                        first: classes[owner[column]].supports, second: classes[index].supports,
                        cell: Cell(row: row, column: column))
                }
                for column in classes[index].columns { owner[column] = index }
                covered.formUnion(classes[index].columns)
            }
        }
        return nil
    }
}

extension RankOneSupports {
    /// Two different classes that share a cell, with the first such cell in reading order of rows.
    fileprivate func firstOverlap() -> Tractability.ClassPair? {
        MaskedState(self).obstacle()
    }
}

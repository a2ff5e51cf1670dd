import SupportMasks

/// Whether P(I, J) is closed, with the proof.
public enum Closedness: Sendable {
    case closed(Derivation)
    case notClosed(NonClosedness)
    case undecided(Exhausted)

    /// What was tried before the decision gave up.
    public struct Exhausted: Sendable, Hashable {
        /// The irreducible parts that no theorem and no obstruction decides, by size.
        public var remaining: [Part]
        public var limits: SearchLimits
        /// What cut the search short; nil if it went through all that its bounds allow.
        public var cut: Interruption.Cause?

        public struct Part: Sendable, Hashable {
            public var rows: [Int]
            public var columns: [Int]
            public var classCount: Int
            public var freeCells: Bool
        }
    }
}

/// Decides closedness by the reductions, the theorems and the obstructions; every positive answer is a proof.
public struct ClosednessDecision: Sendable {
    public var limits: SearchLimits

    public init(limits: SearchLimits = SearchLimits()) {
        self.limits = limits
    }

    /// Cheap global tests first (private cells, crossing, the full test), then the reductions, then windows of what is left.
    public func decide(_ supports: RankOneSupports) -> Closedness {
        decide(supports, relation: supports.relation())
    }

    /// The same where the relation of the supports is known already.
    func decide(_ supports: RankOneSupports, relation: Relation) -> Closedness {
        let search = WindowSearch(limits: limits)
        if limits.interruption.isDue { return .undecided(exhausted([MaskedState(supports)])) }
        if let window = PrivateCells.window(in: supports), let found = obstruction(in: supports, window) {
            return .notClosed(found)
        }
        if relation != .overlapping { return .closed(Derivation(steps: [.crossing])) }
        let state = MaskedState(supports)
        if let full = fullTest(state) { return .closed(full) }
        if let nested = nestedAnswer(state) { return nested }
        switch ClosednessProver(limits: limits).prove(state) {
        case .closed(let derivation):
            return .closed(derivation)
        case .stuck(let parts, _):
            if let found = obstruction(in: parts, search) { return .notClosed(found) }
            return answerByNormalForms(state) ?? .undecided(exhausted(parts))
        }
    }

    private func obstruction(in parts: [MaskedState], _ search: WindowSearch) -> NonClosedness? {
        for part in parts {
            if let found = obstruction(in: part, search) { return found }
        }
        return nil
    }

    /// Nested masks have an answer of their own. It comes before the reductions, which may free cells and so hide the chains.
    private func nestedAnswer(_ state: MaskedState) -> Closedness? {
        guard let order = NestedOrder(state) else { return nil }
        if let found = NestedSwap.core(of: state, limits: limits)?.lifted(through: state) { return .notClosed(found) }
        guard Nested.applies(to: order, limits: limits) == true else { return nil }
        return .closed(Derivation(steps: [.nested]))
    }

    /// The reductions once more, with the long search for a proof in what is stuck; where it fails the matrices on which it fails are tried as witnesses.
    private func answerByNormalForms(_ state: MaskedState) -> Closedness? {
        for use in [ClosednessProver.NormalFormUse.plain, .algebraic] {
            switch ClosednessProver(limits: limits, normalForms: use).prove(state) {
            case .closed(let derivation): return .closed(derivation)
            case .stuck(_, let candidates):
                for candidate in candidates {
                    if let found = candidate.core(limits: limits)?.lifted(through: candidate.state) { return .notClosed(found) }
                }
            }
        }
        return nil
    }

    /// P is every matrix on its cells: one step for the whole, from the side with fewer lines to match.
    private func fullTest(_ state: MaskedState) -> Derivation? {
        for side in [Side.rows, .columns] {
            if let found = GenericElimination.full(state.seen(from: side), limits.interruption) {
                return Derivation(steps: [.genericElimination(side: side, found), .nothingLeft])
            }
        }
        return nil
    }

    /// Works in the window alone: the rest of large masks is not touched.
    private func obstruction(in supports: RankOneSupports, _ window: PrivateCells.Window) -> NonClosedness? {
        let part = supports.restricted(rows: window.rows, columns: window.columns)
        return WindowSearch(limits: limits)
            .obstruction(of: MaskedState(part.supports), rows: .full(capacity: 2), columns: .full(capacity: 2))?
            .renamed(rows: { window.rows[$0] }, columns: { window.columns[$0] }, supports: { part.names[$0] })
    }

    private func obstruction(in state: MaskedState, _ search: WindowSearch) -> NonClosedness? {
        if let window = PrivateCells.window(in: state) {
            let found = search.obstruction(
                of: state, rows: BitSet(capacity: state.rowCount, members: window.rows),
                columns: BitSet(capacity: state.columnCount, members: window.columns))
            if let found { return found }
        }
        return search.smallest(in: state) ?? LocalWindows(search: search).find(in: state)
    }

    private func exhausted(_ states: [MaskedState]) -> Closedness.Exhausted {
        Closedness.Exhausted(
            remaining: states.map { state in
                Closedness.Exhausted.Part(
                    rows: state.liveRows.members, columns: state.liveColumns.members, classCount: state.classes.count,
                    freeCells: state.classes.contains(where: state.hasFreeCell))
            },
            limits: limits, cut: limits.interruption.noticed)
    }
}

import SupportMasks

/// Decides closedness by the reductions, the theorems and the obstructions; every positive answer is a proof.
public struct ClosednessDecision: Sendable {
    public var limits: SearchLimits
    /// Whether all deletions of a line have been decided before, none as not closed: then only the whole is searched
    /// for an obstruction.
    var isMinimalAtMost = false
    /// Whether masks that stay undecided are looked at again without one of their classes.
    private var looksBelow = true

    public init(limits: SearchLimits = SearchLimits()) {
        self.limits = limits
    }

    /// Cheap global tests first (private cells, crossing, the full test), then the reductions, then windows of what is
    /// left.
    public func decide(_ supports: RankOneSupports) -> Closedness {
        decide(supports, relation: supports.relation())
    }

    /// The same where the relation of the supports is known already.
    func decide(_ supports: RankOneSupports, relation: Relation) -> Closedness {
        if limits.interruption.isDue { return .undecided(exhausted([MaskedState(supports)])) }
        // Private cells of crossing supports are rectangles.
        if relation != .overlapping { return .closed(Derivation([.crossing(Crossing.Step())])) }
        if let window = PrivateCells.window(in: supports), let found = obstruction(in: supports, window) {
            return .notClosed(found)
        }
        guard isWithinStates(supports) else {
            let levels = [supports.columnCount, supports.width, supports.rowCount]
            return .undecided(Closedness.Exhausted(remaining: [.network(levels: levels)], limits: limits))
        }
        if !hasAtlas(supports), let found = matchedSwap(supports) { return .notClosed(found) }
        let state = MaskedState(supports)
        if let full = fullTest(state) { return .closed(full) }
        if !hasAtlas(supports), let full = fullByHomes(state) { return .closed(full) }
        if !hasAtlas(supports), let found = grownSwap(state) { return .notClosed(found) }
        if let nested = nestedAnswer(state) { return nested }
        switch ClosednessProver(limits: limits, filling: .zeros).prove(state) {
        case .closed(let derivation): return .closed(derivation)
        case .stuck(let parts, _):
            if let filled = byFilledRectangles(state, parts) { return .closed(filled) }
            return longDecision(supports, state, parts)
        }
    }

    /// The reductions with filled rectangles, where every part has one; their states are of no use for witnesses.
    private func byFilledRectangles(_ state: MaskedState, _ parts: [MaskedState]) -> Derivation? {
        let areFilled = parts.allSatisfy { part in
            part.classes.count <= limits.rectangleClasses && FilledRectangles.find(in: part) != nil
        }
        guard areFilled,
            case .closed(let derivation) = ClosednessProver(limits: limits, filling: .rectangles).prove(state)
        else { return nil }
        return derivation
    }

    /// For what the reductions leave: windows that promise an obstruction, then all windows and long proofs. The atlas
    /// knows nearly every obstruction of three supports,
    /// so that for them a proof is looked for first. Algebra comes last: it decides the matrices on which a proof
    /// fails.
    private func longDecision(_ supports: RankOneSupports, _ state: MaskedState, _ parts: [MaskedState]) -> Closedness {
        if supports.width > 3, !isMinimalAtMost, let found = byFactors(supports) {
            return .notClosed(found)
        }
        if !isMinimalAtMost, let found = likelyObstruction(state, parts) { return .notClosed(found) }
        if hasAtlas(supports), let found = matchedSwap(supports) ?? grownSwap(state) {
            return .notClosed(found)
        }
        var search = WindowSearch(limits: limits.bounded(by: limits.windowSteps), onlyWhole: isMinimalAtMost)
        let isNarrow = state.classes.reduce(0) { $0 + $1.multiplicity } <= 3
        if !isNarrow, let found = obstruction(in: parts, &search) { return .notClosed(found) }
        var left = parts
        // Up to three supports, simple ends and algebra decide everything, and soon.
        for (use, steps) in [
            (ClosednessProver.NormalFormUse.plain, limits.proofSteps),
            (isNarrow ? .algebraic : .all, limits.algebraSteps),
        ] {
            switch longProof(of: state, use, limits.bounded(by: steps)) {
            case .closed(let derivation): return .closed(derivation)
            case .stuck(let states, let candidates):
                left = states
                if isNarrow, use == .plain, let found = obstruction(in: left, &search) { return .notClosed(found) }
                if use == .plain, let found = tangents(in: parts) { return .notClosed(found) }
                let limits = limits.bounded(by: limits.candidateSteps)
                if let found = NormalFormCandidate.witness(among: candidates, limits: limits) {
                    return .notClosed(found)
                }
            }
        }
        if let found = withoutASupport(supports) { return .notClosed(found) }
        return .undecided(exhausted(left))
    }

    /// The graph of factors, where one side of the masks is full (SC173): an obstruction by itself, or a small window.
    private func byFactors(_ supports: RankOneSupports) -> NonClosedness? {
        guard let window = TreeWitness.window(in: supports) else { return nil }
        if let found = window.proof { return found }
        let part = supports.restricted(rows: window.rows, columns: window.columns)
        guard part.supports.width < supports.width, case .notClosed(let found) = decide(part.supports) else {
            return nil
        }
        return found.renamed(
            rows: { window.rows[$0] }, columns: { window.columns[$0] }, supports: { part.names[$0] })
    }

    /// Heredity by the structure of the masks: the lines that avoid one class, on which its supports are gone, are
    /// decided as masks of their own. What is left out one after the other leads to smaller masks still.
    private func withoutASupport(_ supports: RankOneSupports) -> NonClosedness? {
        guard looksBelow, !isMinimalAtMost, limits.hereditySteps > 0,
            supports.classes.count <= limits.heredityClasses
        else { return nil }
        var inner = ClosednessDecision(limits: limits.bounded(by: limits.hereditySteps))
        inner.looksBelow = false
        for members in supports.classes {
            for side in [Side.rows, .columns] {
                let own = side == .rows ? supports.rows(of: members[0]) : supports.columns(of: members[0])
                let rest = BitSet.full(capacity: own.capacity).subtracting(own).members
                if rest.count < 2 || rest.count == own.capacity { continue }
                let rows = side == .rows ? rest : Array(0..<supports.rowCount)
                let columns = side == .columns ? rest : Array(0..<supports.columnCount)
                let part = supports.restricted(rows: rows, columns: columns)
                if case .notClosed(let found) = inner.decide(part.supports) {
                    return found.renamed(rows: { rows[$0] }, columns: { columns[$0] }, supports: { part.names[$0] })
                }
            }
        }
        return nil
    }

    /// Private cells of the parts, and the atlas: in the masks themselves, and in parts with free cells.
    private func likelyObstruction(_ state: MaskedState, _ parts: [MaskedState]) -> NonClosedness? {
        let search = WindowSearch(limits: limits.bounded(by: limits.atlasSteps))
        for part in parts {
            guard let window = PrivateCells.window(in: part) else { continue }
            let (rows, columns) = (
                BitSet(capacity: part.rowCount, members: window.rows),
                BitSet(capacity: part.columnCount, members: window.columns)
            )
            if let found = search.obstruction(of: part, rows: rows, columns: columns) { return found }
        }
        for state in [state] + parts {
            if let found = search.fromAtlas(state) ?? search.block(in: state) { return found }
        }
        return nil
    }

    /// Curves that floating numbers propose, in the windows of small parts.
    private func tangents(in parts: [MaskedState]) -> NonClosedness? {
        var search = WindowSearch(limits: limits, kind: .tangents, onlyWhole: isMinimalAtMost)
        for part in parts {
            if let found = search.smallest(in: part) { return found }
        }
        return nil
    }

    private func obstruction(in parts: [MaskedState], _ search: inout WindowSearch) -> NonClosedness? {
        for part in parts {
            if let found = search.smallest(in: part) { return found }
            if search.isSmall(part) { continue }
            var local = LocalWindows(search: search)
            if let found = local.find(in: part) { return found }
            search = local.search
        }
        return nil
    }

    /// Nested masks have an answer of their own. It comes before the reductions, which may free cells and so hide the
    /// chains; only equal lines go first, which make chains many.
    private func nestedAnswer(_ start: MaskedState) -> Closedness? {
        guard NestedOrder(start) != nil else { return nil }
        var state = start
        let steps = EqualLines.deleteSuperfluous(in: &state).map { Derivation.Step.equalLines($0) }
        guard let order = NestedOrder(state) else { return nil }
        if let found = NestedSwap.core(of: state, limits: limits)?.lifted(through: state) { return .notClosed(found) }
        guard Nested.applies(to: order, limits: limits) == true else { return nil }
        return .closed(Derivation(steps + [.nested(Nested.Step())]))
    }

    /// The reductions once more, with reduced windows and normal forms for what is stuck. Reductions may make cells
    /// free, and then reduced windows say nothing; so they are also
    /// looked at in the masks themselves.
    private func longProof(
        of state: MaskedState, _ use: ClosednessProver.NormalFormUse, _ limits: SearchLimits
    ) -> ProverOutcome {
        // The parts that are stuck have been tried for zeros at length.
        var limits = limits
        limits.zeroSteps /= 8
        limits.zeroRounds /= 8
        limits.homeRounds /= 8
        limits.homeSteps /= 8
        let prover = ClosednessProver(limits: limits, normalForms: use, filling: .zeros)
        let outcome = prover.prove(state)
        guard case .stuck(_, let known) = outcome else { return outcome }
        switch ReducedWindowProver(limits: limits).outcome(for: state, prove: prover.prove) {
        case .closed(let step): return .closed(Derivation([step]))
        case .stuck(let left, let candidates): return .stuck(left, candidates: known + candidates)
        case .doesNotApply: return outcome
        }
    }

    /// Whether a masked state of the supports is worked with: what follows takes time by lines and supports, whatever
    /// entries there are. No masks that are given cell by cell exceed the bound.
    private func isWithinStates(_ supports: RankOneSupports) -> Bool {
        let (rows, columns, width) = (supports.rowCount, supports.columnCount, supports.width)
        return max(rows, columns, width) <= 1 << 17 && rows * columns + width * (rows + columns) <= 1 << 33
    }

    /// A swap beside one support, in the masks as they are.
    private func matchedSwap(_ supports: RankOneSupports) -> NonClosedness? {
        MatchedSwap(supports, limits: limits).find()
    }

    /// A swap grown in what complete classes leave.
    private func grownSwap(_ state: MaskedState) -> NonClosedness? {
        var rest = state
        rest.absorbCompleteClasses()
        return GrownSwap(rest, limits: limits).find()
    }

    /// Few supports have small windows of the atlas to show.
    private func hasAtlas(_ supports: RankOneSupports) -> Bool { supports.width <= limits.atlasSupports }

    /// P is every matrix on its cells: one step for the whole, from the side with fewer lines to match.
    private func fullTest(_ state: MaskedState) -> Derivation? {
        for side in [Side.rows, .columns] {
            if let found = GenericElimination.full(state, side, limits.interruption) {
                return Derivation([.genericElimination(found), .nothingLeft(NothingLeft.Step())])
            }
        }
        return nil
    }

    /// The products near a zero are everything, where homes are found soon.
    private func fullByHomes(_ state: MaskedState) -> Derivation? {
        var quick = limits
        quick.homeRounds /= 32
        quick.homeSteps /= 8
        return FullByHomes.step(for: state, limits: quick).map { Derivation([.fullByHomes($0)]) }
    }

    /// Works in the window alone: the rest of large masks is not touched.
    private func obstruction(in supports: RankOneSupports, _ window: PrivateCells.Window) -> NonClosedness? {
        let part = supports.restricted(rows: window.rows, columns: window.columns)
        return WindowSearch(limits: limits)
            .obstruction(of: MaskedState(part.supports), rows: .full(capacity: 2), columns: .full(capacity: 2))?
            .renamed(rows: { window.rows[$0] }, columns: { window.columns[$0] }, supports: { part.names[$0] })
    }

    private func exhausted(_ states: [MaskedState]) -> Closedness.Exhausted {
        let parts = states.map { state in
            Closedness.Part.state(
                rows: state.liveRows.members, columns: state.liveColumns.members, classCount: state.classes.count,
                freeCells: state.classes.contains(where: state.hasFreeCell))
        }
        return Closedness.Exhausted(remaining: parts, limits: limits)
    }
}

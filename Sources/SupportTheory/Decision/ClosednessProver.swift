import SupportMasks

/// Reduces a masked state until a theorem finishes it or nothing applies.
///
/// Every reduction is an equivalence, so none has to be taken back. A state that is stuck is handed back with the
/// reductions
/// that led to it, for a search for obstructions.
struct ClosednessProver {
    let limits: SearchLimits
    /// Whether states that are stuck are tried by reduced windows and normal forms, which takes long, and their ends by
    /// algebra, which takes longer.
    var normalForms = NormalFormUse.none
    /// What else is tried to show that a state that is stuck is everything.
    var filling = Filling.none

    enum NormalFormUse {
        case none, plain, algebraic
        /// Faces, and then algebra.
        case all
    }

    enum Filling {
        case none
        /// Zeros with an onto differential (`SC307`), which finish a state.
        case zeros
        /// And filled rectangles (`SC206`), through which no witness is lifted: only the proof may be used.
        case rectangles
    }

    func prove(_ start: MaskedState) -> ProverOutcome {
        var state = start
        var steps: [Derivation.Step] = []
        while true {
            if limits.interruption.isDue { return .stuck([state]) }
            if let last = finishingTheorem(for: state) {
                return .closed(Derivation(steps + [last]))
            }
            if let nested = nestedTheorem(for: state) {
                return .closed(Derivation(steps + nested))
            }
            if let step = reduce(&state) ?? filledRectangle(&state) {
                steps += step
                continue
            }
            let groups = Groups.find(in: state)
            guard groups.count > 1 else {
                return finishedByLongSearch(state, steps)
            }
            return product(of: groups, state: state, steps: steps)
        }
    }

    private func finishingTheorem(for state: MaskedState) -> Derivation.Step? {
        if state.classes.isEmpty { return .nothingLeft(NothingLeft.Step()) }
        if Crossing.applies(to: state) { return .crossing(Crossing.Step()) }
        if let step = FewGaps.step(for: state) { return .fewGaps(step) }
        return nil
    }

    /// Equal lines go before the chains are gone through: with many of them there are many.
    private func nestedTheorem(for state: MaskedState) -> [Derivation.Step]? {
        guard NestedOrder(state) != nil else { return nil }
        var rest = state
        let steps = EqualLines.deleteSuperfluous(in: &rest).map { Derivation.Step.equalLines($0) }
        guard let order = NestedOrder(rest), Nested.applies(to: order, limits: limits) == true else { return nil }
        return steps + [.nested(Nested.Step())]
    }

    /// Reduced windows, and normal forms for what is reduced.
    private func finishedByLongSearch(_ state: MaskedState, _ steps: [Derivation.Step]) -> ProverOutcome {
        if filling != .none, let last = PinnedLines.step(for: state, limits: limits) {
            return .closed(Derivation(steps + [.pinnedLines(last)]))
        }
        let sides = filling == .none ? [] : HomeChoices.sides(of: state)
        if let last = FullByHomes.step(for: state, limits: limits, sides: sides) {
            return .closed(Derivation(steps + [.fullByHomes(last)]))
        }
        if let last = FullByZero.step(for: state, limits: limits, sides: sides) {
            return .closed(Derivation(steps + [.fullByZero(last)]))
        }
        guard normalForms != .none else { return .stuck([state]) }
        switch ReducedWindowProver(limits: limits).outcome(for: state, prove: prove) {
        case .closed(let last): return .closed(Derivation(steps + [last]))
        case .stuck(let states, let candidates): return .stuck(states, candidates: candidates)
        case .doesNotApply:
            var candidates: [NormalFormCandidate] = []
            guard let last = normalForms(of: state, &candidates) else { return .stuck([state], candidates: candidates) }
            return .closed(Derivation(steps + [last]))
        }
    }

    private func normalForms(of state: MaskedState, _ candidates: inout [NormalFormCandidate]) -> Derivation.Step? {
        var inner: [NormalFormCandidate] = []
        let proofWithout = { (rest: MaskedState) -> Derivation? in
            switch prove(rest) {
            case .closed(let derivation): return derivation
            case .stuck(_, let found):
                inner += found
                return nil
            }
        }
        guard
            var prover = NormalFormProver(
                state, limits: limits, usesFaces: normalForms == .all, usesAlgebra: normalForms != .plain,
                prove: proofWithout)
        else { return nil }
        let proof = prover.proof()
        // Candidates of smaller states make smaller witnesses.
        candidates += inner + prover.candidates
        return proof.map { .normalForms(.init(proof: $0)) }
    }

    /// The first reduction that applies, cheap ones first.
    private func reduce(_ state: inout MaskedState) -> [Derivation.Step]? {
        let absorbed = state.absorbCompleteClasses()
        if !absorbed.isEmpty { return absorbed.map { .completeClasses($0) } }
        if let step = state.absorbOneWithFewCells() { return [.fewObservedCells(step)] }
        if let step = EqualLines.deletion(in: &state) { return [.equalLines(step)] }
        for side in [Side.rows, .columns] {
            if let found = GenericElimination.find(in: state, side, limits: limits) {
                state.delete(found.lines.map(\.line), side: side)
                return [.genericElimination(found)]
            }
        }
        return nil
    }

    private func filledRectangle(_ state: inout MaskedState) -> [Derivation.Step]? {
        guard filling == .rectangles, state.classes.count <= limits.rectangleClasses else { return nil }
        return state.absorbFilledRectangle().map { [.filledRectangle($0)] }
    }

    private func product(of groups: [[Int]], state: MaskedState, steps: [Derivation.Step]) -> ProverOutcome {
        var parts: [(classes: [Int], proof: Derivation)] = []
        var stuck: [MaskedState] = []
        var candidates: [NormalFormCandidate] = []
        for group in groups {
            switch prove(state.restricted(toClasses: group)) {
            case .closed(let derivation): parts.append((group, derivation))
            case .stuck(let states, let found):
                stuck += states
                candidates += found
            }
        }
        if !stuck.isEmpty { return .stuck(stuck, candidates: candidates) }
        return .closed(Derivation(steps + [.product(Groups.Step(parts: parts))]))
    }
}

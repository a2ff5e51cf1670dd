import SupportMasks

/// Proves that P is *everything* on the observed cells of a state, by the steps that carry this back: each of them
/// leaves a state, or parts, of which the same has to be shown.
struct FillingProver {
    let limits: SearchLimits

    /// Nil if the steps do not lead to an end.
    func proof(of start: MaskedState) -> Derivation? {
        var state = start
        var steps: [Derivation.Step] = []
        while !limits.interruption.isDue {
            if state.classes.isEmpty { return Derivation(steps + [.nothingLeft(.init())]) }
            if let last = FewGaps.step(for: state, everything: true) { return Derivation(steps + [.fewGaps(last)]) }
            if let next = reduce(&state) {
                steps += next
                continue
            }
            let groups = Groups.find(in: state)
            if groups.count > 1 {
                var parts: [(classes: [Int], proof: Derivation)] = []
                for group in groups {
                    guard let proof = proof(of: state.restricted(toClasses: group)) else { return nil }
                    parts.append((group, proof))
                }
                return Derivation(steps + [.product(Groups.Step(parts: parts))])
            }
            if let last = PinnedLines.step(for: state, limits: limits) {
                return Derivation(steps + [.pinnedLines(last)])
            }
            let sides = HomeChoices.sides(of: state)
            if let last = FullByHomes.step(for: state, limits: limits, sides: sides) {
                return Derivation(steps + [.fullByHomes(last)])
            }
            let last = FullByZero.step(for: state, limits: limits, sides: sides)
            return last.map { Derivation(steps + [.fullByZero($0)]) }
        }
        return nil
    }

    private func reduce(_ state: inout MaskedState) -> [Derivation.Step]? {
        let absorbed = state.absorbCompleteClasses()
        if !absorbed.isEmpty { return absorbed.map { .completeClasses($0) } }
        if let step = state.absorbOneWithFewCells() { return [.fewObservedCells(step)] }
        if state.classes.count <= limits.rectangleClasses, let step = state.absorbFilledRectangle() {
            return [.filledRectangle(step)]
        }
        for side in [Side.rows, .columns] {
            // In large states only all classes at once: there are many states to look at in a network.
            let found =
                state.classes.count <= limits.exhaustiveClasses
                ? GenericElimination.find(in: state, side, limits: limits)
                : GenericElimination.full(state, side, limits.interruption)
            if let found {
                state.delete(found.lines.map(\.line), side: side)
                return [.genericElimination(found)]
            }
        }
        return nil
    }
}

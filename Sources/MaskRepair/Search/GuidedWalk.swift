import Proofs
import SupportMasks

/// Changes that escape each proof that is found, chosen for how many of the known ones they escape, with what keeps the
/// balance: few where few windows are in the way. Not the fewest.
struct GuidedWalk {
    let given: RepairMasks
    let rules: RepairRules
    let interruption: Interruption

    /// - Parameter most: the walk ends where it has more changes.
    func changes(_ test: inout GoalTest, shorterThan most: Int, decisions: Int) -> SufficientChanges? {
        let balance = Balance(given: given, rules: rules)
        var random = SplitMix64(seed: 1)
        var blockers: [Blocker] = []
        var changes: Set<MaskCell> = []
        let end = test.decisions + decisions
        while test.decisions < end, !interruption.isDue {
            switch test.answer(given.flipping(changes)) {
            case .reached(let closedness):
                let units = ChangeOrder(cells: changes.sorted(), of: given, rules).units
                return SufficientChanges(units: units, closedness: closedness)
            case .refuted(let proof): blockers.append(Blocker(proof, of: given, changes: changes))
            case .missed, .open: return nil
            }
            while let options = blockers.first(where: { !$0.isSatisfied(by: changes, of: given) }).map({
                open($0, changes)
            }) {
                guard let best = best(options, blockers, changes, &random), let orbit = rules.orbit(of: best, in: given)
                else { return nil }
                changes.formUnion(orbit)
            }
            while let violation = balance.violation(of: changes) {
                let options = balance.changes(mending: violation).filter { !changes.contains($0) }
                guard let cell = options.randomElement(using: &random) else { return nil }
                changes.insert(cell)
            }
            if changes.count >= most { return nil }
        }
        return nil
    }

    private func open(_ blocker: Blocker, _ changes: Set<MaskCell>) -> [MaskCell] {
        blocker.changes(of: given, rules).filter {
            !changes.contains($0) && rules.allows($0, of: given) && rules.orbit(of: $0, in: given) != nil
        }
    }

    /// The option that most open proofs have, one of these at random.
    private func best(
        _ options: [MaskCell], _ blockers: [Blocker], _ changes: Set<MaskCell>, _ random: inout SplitMix64
    ) -> MaskCell? {
        let recent = blockers.suffix(200).filter { !$0.isSatisfied(by: changes, of: given) }
        let counts = options.map { cell in recent.count { $0.isEscaped(by: cell, in: given) } }
        guard let most = counts.max() else { return nil }
        return zip(options, counts).filter { $0.1 == most }.map(\.0).randomElement(using: &random)
    }
}

extension Blocker {
    /// Whether one change is enough.
    func isEscaped(by cell: MaskCell, in given: RepairMasks) -> Bool {
        given[cell] ? removals.contains(cell) : isEnough(toAdd: cell, to: given)
    }
}

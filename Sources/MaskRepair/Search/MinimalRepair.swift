import Proofs
import SupportMasks

/// A repair of the fewest changes, for small masks: the fewest that escape all proofs found so far are made, the masks
/// are decided, and their proof joins the others (implicit hitting sets; Repair.md, theorem 2).
struct MinimalRepair {
    let given: RepairMasks
    let rules: RepairRules
    let interruption: Interruption
    /// How many times masks may be decided.
    let mostDecisions: Int

    struct Result {
        var found: SufficientChanges?
        /// No repair has fewer changes.
        var lowerBound: Int
        var isCut: Bool
    }

    /// - Parameter most: the largest number of changes that is of interest.
    func search(_ test: inout GoalTest, atMost most: Int) -> Result {
        let search = HittingSearch(given, rules, interruption: interruption)
        var blockers: [OpenBlocker] = []
        var excluded: Set<Set<MaskCell>> = []
        // The fewest changes whose masks nobody could decide.
        var open = Int.max
        let end = test.decisions + mostDecisions
        var count = 0
        while count <= most {
            switch search.changes(count: count, escaping: blockers, excluded: excluded) {
            case .none: count += 1
            case .cut: return Result(lowerBound: min(count, open), isCut: true)
            case .found(let changes):
                guard test.decisions < end, !interruption.isDue else {
                    return Result(lowerBound: min(count, open), isCut: true)
                }
                switch test.answer(given.flipping(changes)) {
                case .reached(let closedness):
                    let found = SufficientChanges(units: changes.sorted().map { [$0] }, closedness: closedness)
                    return Result(found: found, lowerBound: min(count, open), isCut: false)
                case .refuted(let proof):
                    let blocker = Blocker(proof, of: given, changes: changes)
                    blockers.append(OpenBlocker(blocker, of: given, rules))
                case .missed: excluded.insert(changes)
                case .open:
                    excluded.insert(changes)
                    open = min(open, changes.count)
                }
            }
        }
        return Result(lowerBound: min(count, open), isCut: false)
    }
}

import Proofs
import SupportMasks

/// The fewest changes that escape all known proofs and keep what has to be kept.
///
/// Depth first with a bound that grows: a proof that is not escaped has a few changes that are enough, and these are
/// tried one after the other, each without those before it (Repair.md, theorem 2).
struct HittingSearch {
    let given: RepairMasks
    let rules: RepairRules
    let balance: Balance
    let interruption: Interruption

    init(_ given: RepairMasks, _ rules: RepairRules, interruption: Interruption) {
        (self.given, self.rules, self.interruption) = (given, rules, interruption)
        balance = Balance(given: given, rules: rules)
    }

    enum Answer {
        /// So many changes, and no fewer, and not one of those that are ruled out.
        case found(Set<MaskCell>)
        /// There are none of at most so many changes.
        case none
        case cut
    }

    /// Changes of exactly the given number.
    ///
    /// - Parameters:
    ///   - excluded: sets of changes that are known to be of no use.
    func changes(count: Int, escaping blockers: [OpenBlocker], excluded: Set<Set<MaskCell>>) -> Answer {
        var state = State(blockers: blockers, excluded: excluded)
        let found = descend(&state, count)
        return found.map(Answer.found) ?? (state.isCut ? .cut : .none)
    }

    private struct State {
        let blockers: [OpenBlocker]
        let excluded: Set<Set<MaskCell>>
        var changes: Set<MaskCell> = []
        var forbidden: Set<MaskCell> = []
        var isCut = false
    }

    private func descend(_ state: inout State, _ left: Int) -> Set<MaskCell>? {
        if state.isCut || interruption.isDue(after: 1 + state.blockers.count / 4) {
            state.isCut = true
            return nil
        }
        guard balance.missing(of: state.changes) <= left else { return nil }
        guard let options = openOptions(state, left) else { return nil }
        if options.isEmpty, !state.excluded.contains(state.changes) { return state.changes }
        guard left > 0 else { return nil }
        let choices = options.isEmpty ? everyChange(state) : options
        var tried: [MaskCell] = []
        defer { for cell in tried { state.forbidden.remove(cell) } }
        for cell in choices {
            guard let orbit = rules.orbit(of: cell, in: given), orbit.count <= left,
                orbit.allSatisfy({ !state.changes.contains($0) && !state.forbidden.contains($0) })
            else { continue }
            state.changes.formUnion(orbit)
            let found = descend(&state, left - orbit.count)
            if let found { return found }
            state.changes.subtract(orbit)
            state.forbidden.insert(cell)
            tried.append(cell)
        }
        return nil
    }

    /// The changes of which one has to be made next; empty if nothing has to, nil if there is no way on.
    private func openOptions(_ state: State, _ left: Int) -> [MaskCell]? {
        var fewest: OpenBlocker?
        var apart: [Blocker] = []
        for open in state.blockers where !open.blocker.isSatisfied(by: state.changes, of: given) {
            if open.options.count < fewest?.options.count ?? .max { fewest = open }
            guard apart.count <= left, apart.allSatisfy({ $0.isApart(from: open.blocker, rules) }) else { continue }
            apart.append(open.blocker)
        }
        if apart.count > left { return nil }
        if let fewest {
            let options = fewest.options.filter { !state.changes.contains($0) && !state.forbidden.contains($0) }
            return options.isEmpty ? nil : options
        }
        return balance.violation(of: state.changes).map(balance.changes) ?? []
    }

    private func everyChange(_ state: State) -> [MaskCell] {
        given.masks.indices.flatMap { mask in
            (0..<given.masks[mask].rowCount).flatMap { row in
                (0..<given.masks[mask].columnCount).map { MaskCell(mask: mask, row: row, column: $0) }
            }
        }
        .filter { rules.allows($0, of: given) }
    }
}

/// A proof and the single changes that escape it.
struct OpenBlocker {
    let blocker: Blocker
    let options: [MaskCell]

    init(_ blocker: Blocker, of given: RepairMasks, _ rules: RepairRules) {
        self.blocker = blocker
        options = blocker.changes(of: given, rules)
    }
}

extension Blocker {
    /// Whether no change is enough for both.
    func isApart(from other: Blocker, _ rules: RepairRules) -> Bool {
        if rules.mayRemove, removals.contains(where: other.removals.contains) { return false }
        return !rules.mayAdd || !region.mayMeet(other.region)
    }
}

import MaskedStates
import Membership
import Proofs
import SupportMasks
import SupportTheory

/// How large the set of matrices without a best approximation is (SC163).
struct NegligibleData {
    let limits: SearchLimits

    /// Steps for all components together.
    private static let steps = 400_000

    func size(_ supports: RankOneSupports, _ verdict: Closedness.Verdict) -> BadData {
        if verdict == .closed { return .empty }
        let limits = limits.bounded(by: Self.steps)
        let components = MaskComponents(supports).parts.map { part in
            supports.restricted(rows: part.rows, columns: part.columns).supports
        }
        let isNegligible = components.allSatisfy { part in
            if components.count > 1, case .closed = ClosednessDecision(limits: limits).decide(part) { return true }
            return Self(limits: limits).isNegligible(part)
        }
        return isNegligible ? .measureZero : .notKnown
    }

    /// Whether almost every matrix has a best approximation on the masks of one component.
    private func isNegligible(_ part: RankOneSupports) -> Bool {
        if reaches(MaskedState(part), allowsClosed: true) { return true }
        return [EqualLineBlocks(part)?.kernel, withoutFullLines(part)].contains { kernel in
            kernel.map { reaches(MaskedState($0), allowsClosed: false) } ?? false
        }
    }

    /// Whether, after the reductions that leave other cells as they are, the products of every group are almost all
    /// matrices on its cells, or a closed set if that is allowed.
    private func reaches(_ start: MaskedState, allowsClosed: Bool) -> Bool {
        var state = start
        while reduce(&state) {}
        return Groups.find(in: state).allSatisfy { group in
            let part = state.restricted(toClasses: group)
            if DenseProducts(part, limits)?.isProved == true { return true }
            return allowsClosed && ClosednessDecision(limits: limits).isClosed(part)
        }
    }

    /// Complete classes and classes with few cells, generic elimination: after each, the set is all that it projects to.
    private func reduce(_ state: inout MaskedState) -> Bool {
        if limits.interruption.isDue { return false }
        if !state.absorbCompleteClasses().isEmpty || state.absorbOneWithFewCells() != nil { return true }
        for side in [Side.rows, .columns] {
            if let found = GenericElimination.find(in: state, side, limits: limits) {
                state.delete(found.lines.map(\.line), side: side)
                return true
            }
        }
        return false
    }

    /// The masks without lines that all supports meet, as long as there are more of them than supports: then one side
    /// has as many lines as supports, and what is left has to be almost everything. Nil if it does not come to that, or
    /// some cell is out of reach.
    private func withoutFullLines(_ supports: RankOneSupports) -> RankOneSupports? {
        let rank = supports.classes.reduce(0) { $0 + $1.count }
        guard min(supports.rowCount, supports.columnCount) > rank else { return nil }
        let masks = supports.masks
        let isCovered = (0..<supports.rowCount).allSatisfy { row in
            (0..<supports.columnCount).allSatisfy { !masks.left.row(row).isDisjoint(with: masks.right.row($0)) }
        }
        guard isCovered else { return nil }
        for side in [Side.rows, .columns] {
            let mask = side == .rows ? masks.left : masks.right
            let full = (0..<mask.rowCount).filter { mask.setBitCount(ofRow: $0) == rank }
            let superfluous = mask.rowCount - rank
            guard full.count >= superfluous else { continue }
            let gone = Set(full.suffix(superfluous))
            let kept = (0..<mask.rowCount).filter { !gone.contains($0) }
            return side == .rows
                ? supports.restricted(rows: kept, columns: Array(0..<supports.columnCount)).supports
                : supports.restricted(rows: Array(0..<supports.rowCount), columns: kept).supports
        }
        return nil
    }
}

import Rules
import SupportMasks
import SupportTheory

/// A plan that was held against masks: whoever follows it ends in a best approximation, whatever made it.
///
/// What is checked is what the proof in `Solving.md` needs, so that nothing has to be trusted of a plan that comes from
/// a file. With the rectangles A_b × B_b of the blocks b = 0, 1, …, and Ω_b the cells of a rectangle that lie in no
/// later one:
///
/// 1. The rows and columns of a block lie in those of each of its supports; two blocks with a common support have
///    neither a common row nor a common column.
/// 2. Truncated decompositions come before exact fits, and have Ω_b = A_b × B_b.
/// 3. An exact fit takes every value on Ω_b: it has as many supports as rows or as columns, or a line cover.
/// 4. A cell of a support lies in the rectangle of an exact fit, or in that of a decomposition that has the support.
/// 5. Of two blocks with a common support, the rows of one and the columns of the other meet in cells that lie in
///    rectangles later than both.
public struct CheckedPlan: Sendable {
    public let masks: FactorSupports
    public let blocks: [PlannedBlock]
    /// The cells that no support reaches.
    let unreached: BitMatrix

    /// Holds a plan against masks. O((rows + columns) · supports · (rows + columns) / 64) word operations for each
    /// block and support, at most.
    ///
    /// - Throws: for a plan that does not fit the masks, or that need not end in a best approximation.
    public init(_ plan: FactorizationPlan, for masks: FactorSupports) throws(PlanError) {
        for (place, block) in plan.blocks.enumerated() { try PlanShape(masks).check(block, place) }
        var covered = CoveredCells(masks)
        var blocks: [PlannedBlock] = []
        for (place, block) in plan.blocks.enumerated().reversed() {
            blocks.append(try covered.checked(block, place))
        }
        try PlanCrossings(masks, plan).check()
        try PlanCoverage(masks, plan).check()
        self.masks = masks
        self.blocks = blocks.reversed()
        unreached = covered.unreached
    }

    /// The plan that the analysis makes; nil if none is known.
    public static func made(for supports: RankOneSupports) -> (rule: RuleCode, plan: FactorizationPlan)? {
        guard case .tractable(let rule, let plan) = Tractability.of(supports, relation: supports.relation()) else {
            return nil
        }
        return (rule, plan)
    }
}

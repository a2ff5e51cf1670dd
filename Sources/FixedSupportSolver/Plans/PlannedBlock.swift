import SupportMasks
import SupportTheory

/// A block of a plan with the cells that it has to care for.
public struct PlannedBlock: Sendable {
    public let plan: FactorizationPlan.Block
    /// The cells of its rectangle that lie in no later one, row by row, in the order of the block's rows; nil if it is
    /// the whole rectangle.
    let observed: [BitSet]?
}

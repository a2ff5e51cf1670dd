import Proofs
import SupportMasks

/// Changes after which masks are what they have to be, and what is known of fewer.
public struct Repair: Sendable {
    /// The masks with the changes.
    public let masks: RepairMasks
    /// Every cell that changes, in order.
    public let changes: [MaskCell]
    /// Whether they are closed, with the proof; of the goal `closed` always the proof that was found.
    public let closedness: Closedness
    /// No repair has fewer changes (Repair.md, theorems 2 and 3).
    public let lowerBound: Int
    /// How many times masks were decided.
    public let decisions: Int
    /// Whether a limit ended the search.
    public let isCut: Bool

    /// Whether no repair has fewer changes.
    public var isMinimal: Bool { lowerBound == changes.count }

    /// The changes that add an entry; the others remove one.
    public var additions: [MaskCell] { changes.filter { masks[$0] } }
    public var removals: [MaskCell] { changes.filter { !masks[$0] } }
}

/// What came of the search for a repair.
public enum RepairOutcome: Sendable {
    case repaired(Repair)
    /// There is none of fewer changes than `lowerBound`; with `isProved` there is none that the rules allow.
    case none(lowerBound: Int, isProved: Bool, isCut: Bool, decisions: Int)
}

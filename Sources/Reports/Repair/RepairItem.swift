import MaskRepair
import SupportMasks

/// A repair with what a report says of it.
public struct RepairItem: Sendable {
    public let given: RepairMasks
    public let goal: RepairGoal
    public let outcome: RepairOutcome
    /// The file that the certificate was written to, if it was.
    public var certificate: String?
    /// What rows, columns and supports are called, of a factor model; nil where the file says no more than numbers.
    public var names: LineNames?

    public init(given: RepairMasks, goal: RepairGoal, outcome: RepairOutcome) {
        (self.given, self.goal, self.outcome) = (given, goal, outcome)
    }

    public var repair: Repair? {
        if case .repaired(let repair) = outcome { return repair }
        return nil
    }

    /// Whether it is certain that the rules allow no repair.
    public var hasNoRepair: Bool {
        if case .none(_, let isProved, _, _) = outcome { return isProved }
        return false
    }
}

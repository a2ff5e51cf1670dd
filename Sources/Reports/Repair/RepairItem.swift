import MaskRepair

/// A repair with what a report says of it.
public struct RepairItem: Sendable {
    public let given: RepairMasks
    public let goal: RepairGoal
    public let outcome: RepairOutcome
    /// The file that the certificate was written to, if it was.
    public var certificate: String?

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

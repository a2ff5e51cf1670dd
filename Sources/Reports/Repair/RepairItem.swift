import MaskRepair
import Proofs
import SupportMasks
import SupportTheory

/// A repair with what a report says of it.
public struct RepairItem: Sendable {
    public let given: RepairMasks
    public let goal: RepairGoal
    public let outcome: RepairOutcome
    /// The analysis of the repaired masks; nil without a repair.
    public let analysis: InstanceAnalysis?
    /// The file that the certificate was written to, if it was.
    public var certificate: String?

    /// - Parameter limits: of the decision whose proof is reported.
    public init(given: RepairMasks, goal: RepairGoal, outcome: RepairOutcome, limits: SearchLimits) {
        (self.given, self.goal, self.outcome) = (given, goal, outcome)
        if case .repaired(let repair) = outcome {
            analysis = InstanceAnalysis(repair.masks.instance, limits: limits)
        } else {
            analysis = nil
        }
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

    public var lowerBound: Int {
        switch outcome {
        case .repaired(let repair): repair.lowerBound
        case .none(let bound, _, _, _): bound
        }
    }
}

import Proofs
import SupportMasks
import SupportTheory

/// What repaired masks have to be.
public enum RepairGoal: String, Sendable, CaseIterable {
    /// Certified closed.
    case closed
    /// Of a pair or two layers: proved tractable (SC101, SC102).
    case tractable
    /// Of layers: Kronecker-sparse, and every neighbouring pair chainable (SC501).
    case chainable

    /// Why the goal makes no sense for these masks; nil if it does.
    public func complaint(about masks: RepairMasks) -> String? {
        switch self {
        case .closed: nil
        case .tractable: masks.masks.count == 2 ? nil : "tractable is said of two factors, I and J or two layers"
        case .chainable: masks.isPair ? "chainable is said of layers, and these are I and J" : nil
        }
    }
}

/// Masks that were looked at.
enum GoalAnswer {
    /// They are what they have to be; with the proof that they are closed, where that is what was asked.
    case reached(Closedness?)
    /// They are not, and the proof says what else is not.
    case refuted(NonClosedness)
    /// They are not.
    case missed
    /// It is not known.
    case open
}

/// Looks at masks; counts how often.
struct GoalTest {
    let goal: RepairGoal
    let limits: SearchLimits
    /// Steps of one decision; nil for what the limits say.
    let mostSteps: Int?
    private(set) var decisions = 0

    init(_ goal: RepairGoal, limits: SearchLimits, mostSteps: Int? = nil) {
        (self.goal, self.limits, self.mostSteps) = (goal, limits, mostSteps)
    }

    mutating func answer(_ masks: RepairMasks) -> GoalAnswer {
        decisions += 1
        let instance = masks.instance
        switch goal {
        case .closed:
            switch InstanceAnalysis.closedness(of: instance, limits: ownLimits) {
            case .closed(let proof): return .reached(.closed(proof))
            case .notClosed(let proof): return .refuted(proof)
            case .notClosedByDimension: return .missed
            case .undecided: return .open
            }
        case .tractable:
            guard let pair = instance.factorSupports else { return .missed }
            let supports = RankOneSupports(pair)
            if case .tractable = Tractability.of(supports, relation: supports.relation()) { return .reached(nil) }
            return .missed
        case .chainable:
            let patterns = NetworkAnalysis(instance.layers ?? []).patterns.compactMap { $0 }
            guard patterns.count == masks.masks.count, let chain = KroneckerChain(patterns.reversed()) else {
                return .missed
            }
            return chain.isChainable ? .reached(nil) : .missed
        }
    }

    private var ownLimits: SearchLimits { mostSteps.map { limits.bounded(by: $0) } ?? limits }
}

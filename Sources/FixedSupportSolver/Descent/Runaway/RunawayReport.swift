import Proofs
import Rules

/// A finding on the weights beside the verdict of the analysis: whether a rule predicted it.
public struct RunawayReport: Sendable {
    public var finding: RunawayFinding
    public var closedness: Closedness

    /// Of the run; with it every problem has an optimum.
    public var weightDecay: Double

    public init(_ finding: RunawayFinding, _ closedness: Closedness, weightDecay: Double = 0) {
        self.finding = finding
        self.closedness = closedness
        self.weightDecay = weightDecay
    }

    /// The report of a run.
    public init(_ result: DescentResult, _ closedness: Closedness) {
        self.init(result.runaway, closedness, weightDecay: result.weightDecay)
    }

    /// The rule by which the masks are not closed, if they are not.
    public var rule: RuleCode? {
        closedness.verdict == .notClosed ? closedness.rules.first : nil
    }

    /// Whether the weights run away as a rule predicted: without weight decay, which no rule speaks of.
    public var isPredicted: Bool { finding.verdict == .runsAway && rule != nil && weightDecay == 0 }

    /// What was seen and what the verdict says of it, a sentence or two.
    public var sentence: String {
        switch finding.verdict {
        case .runsAway: return "The weights run away: \(seen) \(meaning)"
        case .notSeen: return "The weights do not run away\(notSeen)"
        case .tooShort: return "The run is too short to tell whether the weights run away."
        }
    }

    private var notSeen: String {
        if weightDecay > 0 {
            return ": with the weight decay \(figure(weightDecay)) an optimum exists whatever the masks are"
                + (rule.map { "; without it, by \($0.rawValue) (\($0.name)), some target has none." } ?? ".")
        }
        guard let rule else { return "." }
        return
            " here. By \(rule.rawValue) (\(rule.name)) some target has no optimum; this one may have one, or the run "
            + "was too short."
    }

    private var seen: String {
        guard let first = finding.first, let last = finding.last, let growth = finding.growth else { return "" }
        return "from step \(first.step) to step \(last.step) the loss falls from \(figure(first.loss)) to "
            + "\(figure(last.loss)), while the norms grow from \(list(first.norms)) to \(list(last.norms)) and what "
            + "cancels in the product from \(figure(first.pathNorm)) to \(figure(last.pathNorm)), "
            + "like the steps to the power \(figure(growth.latest))."
    }

    private var meaning: String {
        if weightDecay > 0 {
            return "The weight decay \(figure(weightDecay)) bounds them further out: the run was too short."
        }
        return meaningWithoutDecay
    }

    private var meaningWithoutDecay: String {
        switch closedness {
        case .notClosed, .notClosedByDimension:
            "\(rule.map { "\($0.rawValue) (\($0.name))" } ?? "") predicted it: the masks are not closed, so for some targets there "
                + "is no optimum, the loss falls for ever and the weights run to infinity. That this target is one of "
                + "them the run suggests, and does not prove. Weight decay bounds the weights."
        case .closed(let proof):
            "The masks are closed (\(proof.rules.map(\.rawValue).joined(separator: ", "))), so an optimum exists: it lies far "
                + "out, or the run is after an infimum that is none. Start elsewhere, smaller or by another method."
        case .undecided:
            "Whether the masks are closed is undecided: there may be no optimum."
        }
    }

    private func list(_ values: [Double]) -> String { values.map(figure).joined(separator: ", ") }

    /// Three digits.
    private func figure(_ value: Double) -> String { ShortFigure.text(value) }
}

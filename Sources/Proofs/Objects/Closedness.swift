import Rules

/// Whether a set of products, P(I, J) or that of a network, is closed, with the proof.
public enum Closedness: Sendable {
    case closed(any ClosedProof)
    case notClosed(NonClosedness)
    /// Not closed, with a proof that names no matrix.
    case notClosedByDimension(BoundaryByDimension)
    case undecided(Exhausted)

    /// What was tried before the decision gave up.
    public struct Exhausted: Sendable, Hashable {
        /// The irreducible parts that no theorem and no obstruction decides, by size.
        public var remaining: [Part]
        public var limits: SearchLimits
        /// What cut the search short; nil if it went through all that its bounds allow.
        public var cut: Interruption.Cause?

        package init(remaining: [Part], limits: SearchLimits) {
            self.remaining = remaining
            self.limits = limits
            cut = limits.interruption.noticed
        }
    }

    /// What the reductions leave of a set.
    public enum Part: Sendable, Hashable {
        /// A state of two factors.
        case state(rows: [Int], columns: [Int], classCount: Int, freeCells: Bool)
        /// A network: its numbers of units, from the inputs to the outputs.
        case network(levels: [Int])
    }

    /// The verdict without its proof.
    public enum Verdict: String, Sendable, Hashable {
        case closed
        case notClosed = "not-closed"
        case undecided
    }

    public var verdict: Verdict {
        switch self {
        case .closed: return .closed
        case .notClosed, .notClosedByDimension: return .notClosed
        case .undecided: return .undecided
        }
    }

    /// The rules that the verdict rests on, in the order of their first use; empty if undecided.
    public var rules: [RuleCode] {
        switch self {
        case .closed(let proof): return proof.rules
        case .notClosed(let proof): return [proof.rule]
        case .notClosedByDimension(let proof): return [proof.rule]
        case .undecided: return []
        }
    }
}

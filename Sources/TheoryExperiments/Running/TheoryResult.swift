/// A statement and what its experiment saw.
public struct TheoryResult: Sendable {
    public var statement: Statement
    public var isPlanted: Bool
    public var finding: Finding
    public var time: Duration

    public enum Finding: Sendable {
        case examined(Outcome)
        /// The experiment could not be carried out; a sentence says why.
        case failed(String)
        /// The run ended before the experiment did; a sentence says why.
        case unexamined(String)
    }

    /// Whether the experiment was done, or could not be carried out.
    public var isExamined: Bool {
        if case .unexamined = finding { return false }
        return true
    }

    public var outcome: Outcome? {
        guard case .examined(let outcome) = finding else { return nil }
        return outcome
    }

    public var holds: Bool { outcome?.holds ?? false }
}

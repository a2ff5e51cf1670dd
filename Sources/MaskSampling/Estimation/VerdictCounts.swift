/// How often each verdict was given.
public struct VerdictCounts: Sendable, Hashable {
    public var samples = 0
    public var closed = 0
    public var notClosed = 0
    public var tractable = 0

    public init() {}

    public init(samples: Int, closed: Int, notClosed: Int, tractable: Int) {
        (self.samples, self.closed) = (samples, closed)
        (self.notClosed, self.tractable) = (notClosed, tractable)
    }

    public var undecided: Int { samples - closed - notClosed }

    /// Whether no count is larger than what it counts in.
    var isPossible: Bool {
        samples >= 0 && (0...samples).contains(closed) && (0...samples - closed).contains(notClosed)
            && (0...samples).contains(tractable)
    }

    static func + (a: VerdictCounts, b: VerdictCounts) -> VerdictCounts {
        VerdictCounts(
            samples: a.samples + b.samples, closed: a.closed + b.closed, notClosed: a.notClosed + b.notClosed,
            tractable: a.tractable + b.tractable)
    }

    mutating func add(_ outcome: SampleOutcome) {
        samples += 1
        if outcome.verdict == .closed { closed += 1 }
        if outcome.verdict == .notClosed { notClosed += 1 }
        if outcome.isTractable { tractable += 1 }
    }
}

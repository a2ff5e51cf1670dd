/// What is known of a cell.
public struct SampleEstimate: Sendable, Hashable {
    public var cell: SampleCell
    public var counts: VerdictCounts
    public var exact: ExactProbabilities?

    public init(cell: SampleCell, counts: VerdictCounts, exact: ExactProbabilities? = nil) {
        (self.cell, self.counts, self.exact) = (cell, counts, exact)
    }

    /// The shares that are reported, with how often each was counted.
    public enum Share: String, Sendable, Hashable, CaseIterable {
        case closed
        case notClosed
        case undecided
        case tractable
    }

    /// Whether samples say anything of a share: there are some, and of networks of other than two layers it is not
    /// asked whether they are tractable.
    func isKnown(_ share: Share) -> Bool {
        counts.samples > 0 && (share != .tractable || cell.shape.isFactorization)
    }

    public func count(_ share: Share) -> Int {
        switch share {
        case .closed: counts.closed
        case .notClosed: counts.notClosed
        case .undecided: counts.undecided
        case .tractable: counts.tractable
        }
    }

    public func interval(_ share: Share, quantile: Double) -> WilsonInterval {
        WilsonInterval(count(share), of: counts.samples, quantile: quantile)
    }

    /// The widest interval of the three verdicts, which add up to one; tractability is not waited for.
    func halfWidth(quantile: Double) -> Double {
        [Share.closed, .notClosed, .undecided].map { interval($0, quantile: quantile).halfWidth }.max() ?? 1
    }
}

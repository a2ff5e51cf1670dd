import SupportTheory

extension SearchLimits {
    /// Bounds for tests in which many small instances are decided.
    static var short: SearchLimits {
        var limits = SearchLimits()
        limits.normalFormLeaves = 3_000
        limits.candidateNodes = 150
        return limits
    }
}

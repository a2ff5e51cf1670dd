/// A product of the same masks by another library, measured by the peers' script.
enum Peer: String, Sendable, CaseIterable {
    /// The sparse product I · Jᵀ of SciPy, from rows in compressed form that are ready.
    case scipy
    /// The product of NumPy with float entries, on all cores.
    case dense

    /// Multiply-adds past which the peer is left out: SciPy does some 4·10⁸ of them a second, a dense product some
    /// 10¹¹, and SciPy's result
    /// takes eight bytes an entry.
    private var mostTerms: Int {
        switch self {
        case .scipy: return 5_000_000_000
        case .dense: return 1_000_000_000_000
        }
    }

    /// Why the peer is not run on masks of this size, if it is not.
    func reasonToSkip(_ made: StageReport) -> String? {
        let terms: Int
        switch self {
        case .scipy: terms = made.counts["terms", default: 0]
        case .dense:
            terms =
                made.counts["rows", default: 0] * made.counts["columns", default: 0] * made.counts["width", default: 0]
        }
        guard terms > mostTerms else { return nil }
        return "\(terms / 1_000_000_000)·10⁹ multiply-adds"
    }
}

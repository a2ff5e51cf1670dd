/// What a rule is used for.
public enum RuleKind: String, CaseIterable, Sendable, Hashable {
    /// What is known of solving a factorization.
    case tractability
    /// What is known of local minima.
    case landscape
    /// What closedness says about training.
    case training
    /// What is known of factor models, whose second factor has no zeros.
    case factors
    /// An exact reduction: the smaller problem has the same verdict.
    case reduction
    /// A theorem that finishes a state as closed.
    case closes
    /// What proves that a set is not closed.
    case obstruction
    /// A rule for networks of any depth.
    case network
}

extension RuleCode {
    /// Told by the hundreds, and by the tens where they hold more than one kind.
    public var kind: RuleKind {
        if self == .SC133 { return .tractability }
        let tens = rawValue.dropFirst(2).prefix(2)
        switch tens.first {
        case "1":
            return tens == "10" ? .tractability : tens == "11" ? .landscape : tens == "17" ? .factors : .training
        case "2": return .reduction
        case "3": return .closes
        case "4": return .obstruction
        default: return .network
        }
    }
}

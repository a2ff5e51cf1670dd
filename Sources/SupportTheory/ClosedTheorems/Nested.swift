import Rules
import SupportMasks

/// `SC303`: row types in a chain, column types in a chain.
public enum Nested {
    public static let rule = RuleCode.SC303

    /// Nothing has to be said: the checker looks at the state.
    public struct Step: ProofStep {
        public static var rule: RuleCode { Nested.rule }
    }

    /// Whether the theorem applies to a nested order; nil if more chains than allowed would be needed, or the search is
    /// cut.
    static func applies(to order: NestedOrder, limits: SearchLimits) -> Bool? {
        var chains = AntidiagonalChains(order, limits)
        switch chains.firstOverfull() {
        case .found: return false
        case .none: return true
        case .limitReached: return nil
        }
    }
}

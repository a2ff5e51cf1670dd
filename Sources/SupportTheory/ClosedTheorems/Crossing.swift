import Rules
import SupportMasks

/// `SC302`: pairwise disjoint or crossing classes.
public enum Crossing {
    public static let rule = RuleCode.SC302

    /// Nothing has to be said: the checker looks at the state.
    public struct Step: ProofStep {
        public static var rule: RuleCode { Crossing.rule }
    }

    /// Whether the theorem applies to a state.
    ///
    /// Compares all pairs of classes: O(classes² · lines / 64) word operations; the first pair that neither is disjoint
    /// nor crosses ends it.
    static func applies(to state: MaskedState) -> Bool {
        if state.classes.contains(where: state.hasFreeCell) { return false }
        for (index, first) in state.classes.enumerated() {
            for second in state.classes[(index + 1)...]
            where RankOneSupports.obstructs(first.rows, first.columns, second.rows, second.columns) {
                return false
            }
        }
        return true
    }
}

import MaskedStates
import Proofs
import Rules
import SupportMasks

/// `SC406`: a block of ones in two rows and two columns beside a matching, with as many supports as lines.
///
/// The names are those of the rule's text: rows i, i' (`twin`) and h (`other`), columns c, c' (`twin`) and d (`other`).
public enum BlockWitness {
    public static let rule = RuleCode.SC406

    /// The obstruction in whole masks; nil if there is none of this kind within the limits.
    package static func proof(of supports: RankOneSupports, limits: SearchLimits = SearchLimits()) -> NonClosedness? {
        let state = MaskedState(supports)
        return core(of: state, limits: limits)?.lifted(through: state)
    }

    /// The obstruction in a state without free cells, whose supports are all used.
    ///
    /// At most `limits.blockQuadruples` quadruples of two rows and two columns are looked at, and `limits.blockMatchings`
    /// completions of them; a quadruple costs a few operations on words.
    static func core(of state: MaskedState, limits: SearchLimits) -> Core? {
        // The three rows and three columns of the block hold three supports.
        let width = state.classes.reduce(0) { $0 + $1.multiplicity }
        guard width >= 3, state.liveRows.count >= width, state.liveColumns.count >= width,
            let window = SmallWindow(state, limits.interruption), window.free.allSatisfy({ $0 == 0 })
        else { return nil }
        var search = BlockSearch(window, limits)
        if let found = search.find() { return found.core(rule).renamed(window.originalNames) }
        guard let turned = SmallWindow(state.transposed(), limits.interruption) else { return nil }
        search = BlockSearch(turned, limits)
        return search.find()?.core(rule).renamed(turned.originalNames).transposed()
    }
}

import OrderedJSON
import Rules
import SupportMasks

/// `SC307`: a zero of the product at which its differential is onto, so that P is everything.
public enum FullByZero {
    public static let rule = RuleCode.SC307

    /// The zero; terms that vanish are left out.
    public struct Step: ProofStep {
        public static var rule: RuleCode { FullByZero.rule }
        package var zero: Zero

        package init(zero: Zero) { self.zero = zero }

        public var fields: [JSONValue.Member] {
            func entries(_ vector: [Zero.Entry]) -> JSONValue {
                .array(vector.map { .integers([$0.line, $0.value]) })
            }
            let terms = zero.terms.map { term -> JSONValue in
                ["class": .integer(term.cls), "x": entries(term.x), "y": entries(term.y)]
            }
            return [.init("terms", .array(terms))]
        }
    }

    /// A zero that proves the theorem for a state, within the limits: unit vectors on the columns, else on the rows.
    ///
    /// - Parameter sides: those that `HomeChoices` leaves, where that was asked before.
    package static func step(for state: MaskedState, limits: SearchLimits, sides: [Side]? = nil) -> Step? {
        guard mayApply(to: state, limits) else { return nil }
        for side in sides ?? HomeChoices.sides(of: state) {
            let view = side == .columns ? state : state.transposed()
            var search = UnitZeroSearch(view, limits: limits)
            guard let zero = search.find() else { continue }
            return Step(zero: side == .columns ? zero : zero.transposed())
        }
        return nil
    }

    /// Necessary conditions that cost little, and few enough cells.
    static func mayApply(to state: MaskedState, _ limits: SearchLimits) -> Bool {
        let width = state.classes.reduce(0) { $0 + $1.multiplicity }
        guard width * max(state.rowCount, state.columnCount) <= limits.zeroEntries,
            let cells = state.cellsWithRoomForZeros
        else { return false }
        return cells <= limits.zeroCells
    }
}

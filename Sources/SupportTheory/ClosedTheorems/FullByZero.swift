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
    package static func step(for state: MaskedState, limits: SearchLimits) -> Step? {
        guard mayApply(to: state, limits) else { return nil }
        for side in [Side.columns, .rows] {
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
        guard width * max(state.rowCount, state.columnCount) <= limits.zeroEntries, let cells = roomyCells(state)
        else { return false }
        return cells <= limits.zeroCells
    }

    /// The number of observed cells, if there are unknowns and supports enough for a zero with an onto differential.
    static func roomyCells(_ state: MaskedState) -> Int? {
        var (entries, width) = (0, 0)
        for cls in state.classes {
            width += cls.multiplicity
            entries += cls.multiplicity * (cls.rows.count + cls.columns.count - 1)
        }
        guard width > 1 else { return nil }
        let types = state.rowTypes()
        let cells = types.indices.reduce(0) { $0 + state.observedColumns(row: $1, type: types[$1]).count }
        guard cells > 0, entries >= cells else { return nil }
        // Where every cell is observed, X Yᵀ = 0 bounds the sum of the ranks of X and Y by the width, and one of them
        // has to be that of a side; if nothing is left for the other, this is the full test, which was tried.
        let (rows, columns) = (state.liveRows.count, state.liveColumns.count)
        return cells < rows * columns || width > min(rows, columns) ? cells : nil
    }
}

import Rules
import SupportMasks

/// `SC203`: of equal rows (or columns) only as many are kept as their block can have rank.
public enum EqualLines {
    public static let rule = RuleCode.SC203

    /// The rows that can go, ascending: the last ones of each group of equal rows.
    static func superfluousRows(of state: MaskedState) -> [Int] {
        let types = state.rowTypes()
        var groups: [BitSet: [Int]] = [:]
        for (row, type) in types.enumerated() where !type.isEmpty { groups[type, default: []].append(row) }
        var superfluous: [Int] = []
        for (type, rows) in groups where rows.count > 1 {
            let rank = type.reduce(0) { $0 + state.classes[$1].multiplicity }
            var equal: [BitSet: [Int]] = [:]
            for row in rows { equal[state.observedColumns(row: row, type: type), default: []].append(row) }
            for (observed, rows) in equal { superfluous += rows.dropFirst(min(rank, observed.count)) }
        }
        return superfluous.sorted()
    }
}

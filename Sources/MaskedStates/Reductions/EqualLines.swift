import OrderedJSON
import Proofs
import Rules
import SupportMasks

/// `SC203`: of equal rows (or columns) only as many are kept as their block can have rank.
public enum EqualLines {
    public static let rule = RuleCode.SC203

    /// The lines that are deleted, ascending.
    public struct Step: ProofStep {
        public static var rule: RuleCode { EqualLines.rule }
        public var side: Side
        public var delete: [Int]

        public var fields: [JSONValue.Member] {
            [.init("side", .side(side)), .init("delete", .integers(delete))]
        }
    }

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

extension EqualLines {
    /// Deletes the superfluous lines of the first side that has some; nil if none has.
    package static func deletion(in state: inout MaskedState) -> Step? {
        for side in [Side.rows, .columns] {
            let lines = superfluousRows(of: state.seen(from: side))
            if lines.isEmpty { continue }
            state.delete(lines, side: side)
            return Step(side: side, delete: lines)
        }
        return nil
    }

    /// Deletes superfluous lines until there are none.
    package static func deleteSuperfluous(in state: inout MaskedState) -> [Step] {
        var steps: [Step] = []
        while let step = deletion(in: &state) { steps.append(step) }
        return steps
    }
}

import OrderedJSON
import SupportMasks

/// `SC203`: of equal rows (or columns) only as many are kept as their block can have rank.
public enum EqualLines {
    public static let rule = Rule(
        code: "SC203",
        name: "kernel",
        statement:
            "Of rows with the same row type τ and the same observed columns O, all but min(|τ|, |O|) can be deleted; likewise columns. |τ| counts supports with multiplicity.",
        hypotheses:
            "Equal rows meet the same classes and have the same observed columns; at least min(|τ|, |O|) of them remain.",
        proof: """
            An orthogonal matrix that mixes equal rows maps P to itself, and so does its inverse. The block of the equal rows has rank at most b = min(|τ|, |O|) on its observed columns, so it can be \
            rotated into b rows, the others becoming zero. Let A_s → A with A_s ∈ P, and let Q_s rotate A_s. The orthogonal group is compact: a subsequence has Q_s → Q, and \
            Q_s A_s → Q A lies in the closure of the smaller set. If that is closed, Q A is in it, hence in P, and so is A. The converse is heredity.
            """,
        source: "own; finitely many kernels for each width follow from it."
    )

    /// The lines that are deleted, ascending.
    public struct Step: ProofStep {
        public static var rule: Rule { EqualLines.rule }
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
    static func deletion(in state: inout MaskedState) -> Step? {
        for side in [Side.rows, .columns] {
            let lines = superfluousRows(of: state.seen(from: side))
            if lines.isEmpty { continue }
            state.delete(lines, side: side)
            return Step(side: side, delete: lines)
        }
        return nil
    }

    /// Deletes superfluous lines until there are none.
    static func deleteSuperfluous(in state: inout MaskedState) -> [Step] {
        var steps: [Step] = []
        while let step = deletion(in: &state) { steps.append(step) }
        return steps
    }
}

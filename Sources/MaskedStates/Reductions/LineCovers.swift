import OrderedJSON
import Proofs
import Rules
import SupportMasks

/// `SC202`: classes that a few lines and a generic factor fill.
public enum LineCovers {
    public static let rule = RuleCode.SC202

    /// The class that is absorbed, and the lines whose deletion leaves few observed cells.
    public struct Step: ProofStep {
        public static var rule: RuleCode { LineCovers.rule }
        public var cls: Int
        public var cover: LineCover

        public var fields: [JSONValue.Member] {
            [
                .init("class", .integer(cls)), .init("rows", .integers(cover.rows)),
                .init("columns", .integers(cover.columns)), .init("side", .side(cover.side)),
            ]
        }
    }

    /// A line cover of a class, or nil if the bounded search finds none.
    ///
    /// For each number d and each choice of columns to delete (all choices where they are few, else the heaviest), the
    /// rows that must be deleted are determined; then the
    /// same with the roles exchanged.
    static func find(_ cls: ObservedClass, in state: MaskedState, transposed: MaskedState) -> LineCover? {
        guard cls.multiplicity >= 2 else { return nil }  // One term fills a star, and a connected star is complete.
        if let cover = oneSided(cls, in: state) { return cover }
        return oneSided(cls.transposed(), in: transposed)?.transposed()
    }

    private static func oneSided(_ cls: ObservedClass, in state: MaskedState) -> LineCover? {
        let p = cls.multiplicity
        let cells = cls.rows.map { ($0, state.observed(cls, row: $0)) }
        for columns in choices(of: cls.columns.members, weights: cells, most: p) {
            let removed = BitSet(capacity: cls.columns.capacity, members: columns)
            let left = cells.map { ($0.0, $0.1.subtracting(removed).count) }
            for d in columns.count...p {
                let rows = left.filter { $0.1 > p - d }.map(\.0)
                if columns.count + rows.count <= d {
                    return LineCover(rows: rows, columns: columns, side: .rows)
                }
            }
        }
        return nil
    }

    /// Sets of at most `most` columns: all of them where they are few, else the heaviest ones.
    private static func choices(of columns: [Int], weights: [(Int, BitSet)], most: Int) -> [[Int]] {
        if columns.count <= 10 {
            return (0..<(1 << columns.count)).map { mask in
                columns.indices.filter { mask >> $0 & 1 == 1 }.map { columns[$0] }
            }.filter { $0.count <= most }.sorted { $0.count < $1.count }
        }
        let weight = columns.map { column in weights.count { $0.1.contains(column) } }
        let heaviest = columns.indices.sorted { (weight[$1], $0) < (weight[$0], $1) }.map { columns[$0] }
        return (0...min(most, columns.count)).map { Array(heaviest.prefix($0)).sorted() }
    }
}

extension MaskedState {
    /// Absorbs one class with few observed cells, if there is one.
    package mutating func absorbOneWithFewCells() -> LineCovers.Step? {
        guard classes.contains(where: { $0.multiplicity >= 2 }) else { return nil }
        let turned = transposed()
        for (index, cls) in classes.enumerated() {
            guard let cover = LineCovers.find(cls, in: self, transposed: turned) else { continue }
            absorb([index], reason: .lines(cover))
            return LineCovers.Step(cls: index, cover: cover)
        }
        return nil
    }
}

import ExactArithmetic
import Proofs
import SupportMasks
import SupportTheory

/// Windows in which a matrix has a larger rank than supports meet it (SC161).
///
/// The windows are those of the rows whose types lie in a set T of supports, and of the columns whose types lie in U: only
/// the supports in T ∩ U meet them. T and U are unions of types, which loses nothing.
struct RankWindows {
    private let part: TargetPart
    private let pivots: ModularPivots
    private let interruption: Interruption

    /// Sets of supports of each side that are looked at.
    private static let mostSets = 64

    /// Nil if the matrix cannot be looked at modulo the prime.
    init?(_ part: TargetPart, _ interruption: Interruption) {
        let rows = (0..<part.supports.rowCount).map { row in
            (0..<part.supports.columnCount).map { part.matrix[Cell(row: row, column: $0)] ?? 0 }
        }
        guard let pivots = ModularPivots(rows) else { return nil }
        (self.part, self.pivots, self.interruption) = (part, pivots, interruption)
    }

    /// What was found: a square window in which the matrix has full rank, and the fewer supports that meet it.
    struct Excess {
        var pivots: [Cell]
        var supports: [Int]

        var rows: [Int] { pivots.map(\.row).sorted() }
        var columns: [Int] { pivots.map(\.column).sorted() }

        /// No alternative is left to the ranks of the factors (SC411).
        var refutation: Refutation {
            .rank(
                RankComparison(
                    rows: rows, columns: columns, pivots: pivots, left: [], right: [], alternatives: []))
        }
    }

    /// The first window with too large a rank; nil if none of those that are looked at has one.
    func find() -> Excess? {
        let masks = part.supports.masks
        let (ofRows, ofColumns) = (Self.sides(masks.left), Self.sides(masks.right))
        for rows in ofRows {
            for columns in ofColumns {
                let supports = rows.supports.intersection(columns.supports)
                let most = supports.count
                guard rows.lines.count > most, columns.lines.count > most else { continue }
                let work = rows.lines.count * columns.lines.count * (most + 1)
                if interruption.isDue(after: 1 + work / 500) { return nil }
                let found = pivots.find(rows: rows.lines, columns: columns.lines, most: most + 1)
                guard found.count > most else { continue }
                return Excess(
                    pivots: found.map { Cell(row: $0.row, column: $0.column) }, supports: supports.members)
            }
        }
        return nil
    }

    /// Unions of the types of lines, each with the lines whose types lie in it; few supports first.
    private static func sides(_ mask: BitMatrix) -> [(supports: BitSet, lines: [Int])] {
        let types = (0..<mask.rowCount).map { mask.row($0) }
        var all = BitSet(capacity: mask.columnCount)
        for type in types { all.formUnion(type) }
        var seen: Set<BitSet> = [all]
        var unions: [BitSet] = []
        for type in types where unions.count < mostSets && seen.insert(type).inserted { unions.append(type) }
        var next = 0
        while next < unions.count, unions.count < mostSets {
            for other in unions[..<next] where unions.count < mostSets {
                let union = unions[next].union(other)
                if seen.insert(union).inserted { unions.append(union) }
            }
            next += 1
        }
        return (unions + [all]).map { union in
            (union, types.indices.filter { types[$0].subtracting(union).isEmpty })
        }.enumerated().sorted { ($0.element.0.count, $0.offset) < ($1.element.0.count, $1.offset) }.map(\.element)
    }
}

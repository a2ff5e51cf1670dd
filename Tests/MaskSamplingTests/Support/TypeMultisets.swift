import ExactArithmetic
import SupportMasks
import SupportTheory

/// All masks of a few lines, as multisets of line types with the number of masks that have each.
struct TypeMultiset: Hashable {
    /// How many lines have each type.
    var counts: [Int]
    /// The orders of the lines.
    var orders: Int

    var entries: Int { counts.enumerated().reduce(0) { $0 + $1.offset.nonzeroBitCount * $1.element } }

    static func all(lines: Int, width: Int) -> [TypeMultiset] {
        var found: [TypeMultiset] = []
        func extend(_ counts: [Int], _ left: Int, _ orders: Int) {
            if counts.count == 1 << width {
                if left == 0 { found.append(TypeMultiset(counts: counts, orders: orders)) }
                return
            }
            var ways = 1
            for count in 0...left {
                extend(counts + [count], left - count, orders * ways)
                ways = ways * (left - count) / (count + 1)
            }
        }
        extend([], lines, 1)
        return found
    }

    static func mask(_ counts: [Int], width: Int) -> BitMatrix {
        let lines = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        return BitMatrix(rowCount: lines.count, columnCount: width) { lines[$0] >> $1 & 1 == 1 }
    }

    static func supports(_ rows: [Int], _ columns: [Int], width: Int) -> RankOneSupports {
        RankOneSupports(FactorSupports(left: mask(rows, width: width), right: mask(columns, width: width)))
    }

    /// N_k by going through all masks, each decided by what is handed in.
    static func countsByEntries(
        rows: Int, columns: Int, width: Int, _ holds: (RankOneSupports) -> Bool
    ) -> [Integer] {
        var counts = [Integer](repeating: 0, count: (rows + columns) * width + 1)
        let second = all(lines: columns, width: width)
        for row in all(lines: rows, width: width) {
            for column in second where holds(supports(row.counts, column.counts, width: width)) {
                counts[row.entries + column.entries] += Integer(row.orders * column.orders)
            }
        }
        return counts
    }
}

import Proofs
import SupportMasks

extension RankOneSupports {
    /// The window `rows` × `columns` as factors of its own; `names` tells which supports its columns are.
    ///
    /// Supports that do not meet the window are left out.
    package func restricted(rows: [Int], columns: [Int]) -> (supports: RankOneSupports, names: [Int]) {
        var left = BitSet(capacity: width)
        var right = BitSet(capacity: width)
        for row in rows { left.formUnion(masks.left.row(row)) }
        for column in columns { right.formUnion(masks.right.row(column)) }
        let names = left.intersection(right).members
        let part = FactorSupports(
            left: BitMatrix(rowCount: rows.count, columnCount: names.count) { masks.left[rows[$0], names[$1]] },
            right: BitMatrix(rowCount: columns.count, columnCount: names.count) { masks.right[columns[$0], names[$1]] })
        return (RankOneSupports(part), names)
    }
}

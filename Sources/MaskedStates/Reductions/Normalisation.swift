import Proofs
import SupportMasks

extension MaskedState {
    /// Restores the normal form after cells became free or lines were deleted.
    ///
    /// Each class is replaced by one for each connected component of its observed cells, in the order of the
    /// components' first rows;
    /// classes with the same rectangle are joined at the first of them. Neither step changes the set of matrices:
    /// components have
    /// disjoint rows and disjoint columns, so that their blocks of a matrix of rank ≤ p are independent; ranks on equal
    /// cells add up.
    package mutating func normalise() {
        var result: [ObservedClass] = []
        result.reserveCapacity(classes.count)
        var position: [Rectangle: Int] = [:]
        for cls in classes {
            for part in components(of: cls) {
                let key = Rectangle(rows: part.rows, columns: part.columns)
                if let known = position[key] {
                    result[known].supports += part.supports
                } else {
                    position[key] = result.count
                    result.append(part)
                }
            }
        }
        classes = result
    }

    /// The connected components of the observed cells of a class, each with the rows and columns that it meets.
    private func components(of cls: ObservedClass) -> [ObservedClass] {
        if cls.rows.isEmpty || cls.columns.isEmpty { return [] }
        if !hasFreeCell(cls) { return [cls] }
        // Components so far, as (rows, columns); a row joins all those whose columns it meets.
        var parts: [Rectangle] = []
        for row in cls.rows {
            let cells = observed(cls, row: row)
            if cells.isEmpty { continue }
            var joined = Rectangle(rows: BitSet(capacity: rowCount, members: [row]), columns: cells)
            var first: Int?
            var kept: [Rectangle] = []
            for part in parts {
                if part.columns.isDisjoint(with: cells) {
                    kept.append(part)
                } else {
                    joined.rows.formUnion(part.rows)
                    joined.columns.formUnion(part.columns)
                    if first == nil {
                        first = kept.count
                        kept.append(joined)
                    }
                }
            }
            if let first { kept[first] = joined } else { kept.append(joined) }
            parts = kept
        }
        return parts.map { ObservedClass(rows: $0.rows, columns: $0.columns, supports: cls.supports) }
    }

    private struct Rectangle: Hashable {
        var rows: BitSet
        var columns: BitSet
    }
}

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
        let parts = classes.flatMap(components)
        let outlines = parts.map(Self.outline)
        let repeated = Self.repeated(outlines)
        var result: [ObservedClass] = []
        result.reserveCapacity(parts.count)
        var position: [Rectangle: Int] = [:]
        for (part, outline) in zip(parts, outlines) {
            guard repeated.contains(outline) else {
                result.append(part)
                continue
            }
            let key = Rectangle(rows: part.rows, columns: part.columns)
            if let known = position[key] {
                result[known].supports += part.supports
            } else {
                position[key] = result.count
                result.append(part)
            }
        }
        classes = result
    }

    /// A hash of the ends and the sizes of a rectangle: most rectangles differ in these, and need not be compared.
    private static func outline(of cls: ObservedClass) -> Int {
        var hasher = Hasher()
        for lines in [cls.rows, cls.columns] {
            hasher.combine(lines.first)
            hasher.combine(lines.last)
            hasher.combine(lines.count)
        }
        return hasher.finalize()
    }

    private static func repeated(_ outlines: [Int]) -> Set<Int> {
        var seen = Set<Int>(minimumCapacity: outlines.count)
        return Set(outlines.filter { !seen.insert($0).inserted })
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

import SupportMasks

/// How the classes of rank-one supports lie to one another.
public enum Relation: String, Sendable, Hashable {
    /// Any two supports are disjoint or identical.
    case disjointOrIdentical = "disjoint-or-identical"
    /// Any two supports are disjoint or cross: A ⊇ A' and B ⊆ B', or the reverse.
    case crossing
    /// Some two supports overlap in another way.
    case overlapping
}

extension RankOneSupports {
    /// The relation of the classes.
    ///
    /// A pass over the rows finds the first overlap, in m · n / 64 word operations for each support of a row at most; only where classes do overlap are
    /// pairs compared, and the first pair that does not cross ends it.
    public func relation() -> Relation {
        guard classesOverlap() else { return .disjointOrIdentical }
        for (index, first) in classes.enumerated() {
            let rows = self.rows(of: first[0])
            let columns = self.columns(of: first[0])
            for second in classes.dropFirst(index + 1)
            where Self.obstructs(rows, columns, self.rows(of: second[0]), self.columns(of: second[0])) {
                return .overlapping
            }
        }
        return .crossing
    }

    /// Whether two rectangles meet without crossing.
    static func obstructs(_ rows: BitSet, _ columns: BitSet, _ otherRows: BitSet, _ otherColumns: BitSet) -> Bool {
        if rows.isDisjoint(with: otherRows) || columns.isDisjoint(with: otherColumns) { return false }
        let crosses = rows.isSuperset(of: otherRows) && columns.isSubset(of: otherColumns)
            || rows.isSubset(of: otherRows) && columns.isSuperset(of: otherColumns)
        return !crosses
    }

    /// Whether two different classes share a cell.
    private func classesOverlap() -> Bool {
        let representatives = BitSet(capacity: width, members: classes.map { $0[0] })
        var covered = [UInt64](repeating: 0, count: columnSets.wordsPerRow)
        for row in 0..<rowCount {
            for word in covered.indices { covered[word] = 0 }
            for support in masks.left.row(row).intersection(representatives) {
                let meets = columnSets.withRowWords(support) { columns in
                    covered.withUnsafeMutableBufferPointer { covered in
                        var common: UInt64 = 0
                        for word in columns.indices {
                            common |= covered[word] & columns[word]
                            covered[word] |= columns[word]
                        }
                        return common != 0
                    }
                }
                if meets { return true }
            }
        }
        return false
    }
}

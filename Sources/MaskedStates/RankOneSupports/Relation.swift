import Proofs
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
    /// A pass over the rows finds the first overlap, in m · n / 64 word operations for each support of a row at most,
    /// and the classes of that row are compared.
    /// Only where all of them cross are all pairs of classes compared, and the first pair that does not cross ends it.
    ///
    /// Of listed masks: see `ListedOverlaps`.
    public func relation() -> Relation {
        if isListed {
            var overlaps = ListedOverlaps(self)
            guard overlaps.first() != nil else { return .disjointOrIdentical }
            return overlaps.someObstruct() ? .overlapping : .crossing
        }
        guard let row = firstRowWithOverlap() else { return .disjointOrIdentical }
        let representatives = classes.map { $0[0] }
        let ofRow = representatives.filter { masks.left[row, $0] }
        return someObstruct(ofRow) || someObstruct(representatives) ? .overlapping : .crossing
    }

    /// Whether some two of the supports meet without crossing.
    private func someObstruct(_ supports: [Int]) -> Bool {
        rowSets.withWords { rows in
            columnSets.withWords { columns in
                let (rowWords, columnWords) = (rowSets.wordsPerRow, columnSets.wordsPerRow)
                for (index, first) in supports.enumerated() {
                    let firstRows = UnsafeBufferPointer(rebasing: rows[(first * rowWords)..<((first + 1) * rowWords)])
                    let firstColumns = UnsafeBufferPointer(
                        rebasing: columns[(first * columnWords)..<((first + 1) * columnWords)])
                    for second in supports[(index + 1)...] {
                        let secondRows = UnsafeBufferPointer(
                            rebasing: rows[(second * rowWords)..<((second + 1) * rowWords)])
                        let comparison = Comparison(firstRows, secondRows)
                        if !comparison.meet { continue }
                        let secondColumns = UnsafeBufferPointer(
                            rebasing: columns[(second * columnWords)..<((second + 1) * columnWords)])
                        if comparison.obstructs(with: Comparison(firstColumns, secondColumns)) { return true }
                    }
                }
                return false
            }
        }
    }

    /// Whether two rectangles meet without crossing.
    package static func obstructs(_ rows: BitSet, _ columns: BitSet, _ otherRows: BitSet, _ otherColumns: BitSet)
        -> Bool
    {
        let comparison = compare(rows, otherRows)
        return comparison.meet && comparison.obstructs(with: compare(columns, otherColumns))
    }

    private static func compare(_ a: BitSet, _ b: BitSet) -> Comparison {
        a.words.withUnsafeBufferPointer { a in b.words.withUnsafeBufferPointer { Comparison(a, $0) } }
    }

    /// The first row in which two different classes share a cell.
    private func firstRowWithOverlap() -> Int? {
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
                if meets { return row }
            }
        }
        return nil
    }
}

/// How two sets lie to one another.
private struct Comparison {
    /// Whether they have a member in common.
    let meet: Bool
    /// Whether the first contains the second, and the reverse.
    let contains: Bool
    let isContained: Bool

    init(_ a: UnsafeBufferPointer<UInt64>, _ b: UnsafeBufferPointer<UInt64>) {
        var common: UInt64 = 0
        var onlyFirst: UInt64 = 0
        var onlySecond: UInt64 = 0
        for word in a.indices {
            common |= a[word] & b[word]
            onlyFirst |= a[word] & ~b[word]
            onlySecond |= ~a[word] & b[word]
        }
        (meet, contains, isContained) = (common != 0, onlySecond == 0, onlyFirst == 0)
    }

    /// Whether rectangles whose rows, which meet, lie as this says, and whose columns as `columns` says, meet without
    /// crossing.
    func obstructs(with columns: Comparison) -> Bool {
        columns.meet && !(contains && columns.isContained || isContained && columns.contains)
    }
}

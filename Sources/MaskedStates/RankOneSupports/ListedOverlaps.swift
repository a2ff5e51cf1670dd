import Proofs
import SupportMasks

// Two supports meet when they share a row and a column. In lists of sparse masks the pairs that share a line are found by
// going through the lines, and what a pair has in common is counted on the way: no two sets are ever compared.

/// How the classes of listed masks lie to one another.
package struct ListedOverlaps {
    private let supports: RankOneSupports
    /// One member of each class, and whether a support is one.
    private let representatives: [Int]
    private let isRepresentative: [Bool]

    package init(_ supports: RankOneSupports) {
        self.supports = supports
        representatives = supports.classes.map { $0[0] }
        var isRepresentative = [Bool](repeating: false, count: supports.width)
        for support in representatives { isRepresentative[support] = true }
        self.isRepresentative = isRepresentative
    }

    /// A cell of two classes.
    package struct Overlap {
        package var row: Int
        package var column: Int
        /// The positions of the classes.
        package var first: Int
        package var second: Int
    }

    /// The first row with a cell of two different classes; in it the first class that meets one before, and the first
    /// column of theirs.
    ///
    /// Rows with equal lists have equal answers, and a row without such a cell has at most n cells in its supports. So
    /// the time is that of the lists and of min(Σ |B_k|, n) in the different rows, up to the first one with an answer.
    package func first() -> Overlap? {
        var owner = [Int32](repeating: -1, count: supports.columnCount)
        var classOf = [Int32](repeating: -1, count: supports.width)
        for (index, support) in representatives.enumerated() { classOf[support] = Int32(truncatingIfNeeded: index) }
        var rows = DistinctRows(of: supports.masks.left)
        for row in 0..<supports.rowCount where rows.isFirst(row) {
            if let overlap = Self.overlap(in: row, of: supports, classOf, &owner) { return overlap }
        }
        return nil
    }

    private static func overlap(in row: Int, of supports: RankOneSupports, _ classOf: [Int32], _ owner: inout [Int32])
        -> Overlap?
    {
        var touched: [Int] = []
        var found: Overlap?
        supports.masks.left.forEachColumn(ofRow: row) { support in
            let cls = classOf[support]
            if cls < 0 || found != nil { return }
            supports.columnSets.forEachColumn(ofRow: support) { column in
                if owner[column] < 0 {
                    owner[column] = cls
                    touched.append(column)
                } else if owner[column] != cls, found == nil {
                    found = Overlap(row: row, column: column, first: Int(owner[column]), second: Int(cls))
                }
            }
        }
        for column in touched { owner[column] = -1 }
        return found
    }

    /// Whether some two classes meet without crossing.
    ///
    /// For each class the cells that it shares with each other one are counted, in rows and in columns: in all
    /// Σ |τ_i|² + Σ |σ_j|² steps over the types of rows and columns, up to the first such pair.
    package func someObstruct() -> Bool {
        var shared = SharedLines(supports)
        return representatives.contains { support in
            shared.count(with: support, isRepresentative)
            defer { shared.reset() }
            return shared.others.contains { $0 > support && obstructs(support, $0, shared) }
        }
    }

    private func obstructs(_ first: Int, _ second: Int, _ shared: SharedLines) -> Bool {
        let (rows, columns) = (Int(shared.rows[second]), Int(shared.columns[second]))
        guard rows > 0, columns > 0 else { return false }
        let sizes = { (support: Int) in
            (
                rows: supports.rowSets.setBitCount(ofRow: support),
                columns: supports.columnSets.setBitCount(ofRow: support)
            )
        }
        let (own, other) = (sizes(first), sizes(second))
        let containsRows = rows == other.rows
        let isInRows = rows == own.rows
        let containsColumns = columns == other.columns
        let isInColumns = columns == own.columns
        return !(containsRows && isInColumns || isInRows && containsColumns)
    }
}

/// How many rows and columns the supports share with one of them.
private struct SharedLines {
    private let supports: RankOneSupports
    private(set) var rows: [UInt32]
    private(set) var columns: [UInt32]
    /// Those that share a row.
    private(set) var others: [Int] = []
    private var inColumns: [Int] = []

    init(_ supports: RankOneSupports) {
        self.supports = supports
        rows = [UInt32](repeating: 0, count: supports.width)
        columns = rows
    }

    mutating func count(with support: Int, _ isCounted: [Bool]) {
        supports.rowSets.forEachColumn(ofRow: support) { row in
            supports.masks.left.forEachColumn(ofRow: row) { other in
                guard isCounted[other] else { return }
                if rows[other] == 0 { others.append(other) }
                rows[other] &+= 1
            }
        }
        supports.columnSets.forEachColumn(ofRow: support) { column in
            supports.masks.right.forEachColumn(ofRow: column) { other in
                if columns[other] == 0 { inColumns.append(other) }
                columns[other] &+= 1
            }
        }
    }

    mutating func reset() {
        for other in others { rows[other] = 0 }
        for other in inColumns { columns[other] = 0 }
        others.removeAll(keepingCapacity: true)
        inColumns.removeAll(keepingCapacity: true)
    }
}

import Rules
import SupportMasks

/// `SC401`: private cells of one support that do not fill a rectangle.
///
/// A cell is *private* to k when S_k is the only support that contains it. Let (i, j'), (i', j') and (i', j) be private
/// to k, and (i, j) ∈ S_k not. In the
/// 2 × 2 window every other support contains (i, j) at most, so (i, j) takes any value, and x yᵀ is observed on the
/// other three
/// cells only: 1, 0, 1 is a limit of values, x = (1, t), y = (1, 1/t), and is not one.
public enum PrivateCells {
    public static let rule = RuleCode.SC401

    /// The window of the rule, with rows (i, i') and columns (j', j): all but (i, j) are private to the support.
    public struct Window: Hashable, Sendable {
        public var support: Int
        public var rows: [Int]
        public var columns: [Int]
    }
}

/// For one support: which row first had each column private.
struct ColumnOwners {
    private var owner: [Int]
    private var sets: [Int: BitSet] = [:]

    init(columnCount: Int) {
        owner = Array(repeating: -1, count: columnCount)
    }

    mutating func reset() {
        for set in sets.values { for column in set { owner[column] = -1 } }
        sets.removeAll(keepingCapacity: true)
    }

    /// Adds the private cells of a row of a support. If an earlier row shares a column with it and differs from it, the
    /// window that the two make.
    mutating func window(of support: Int, row: Int, cells: BitSet) -> PrivateCells.Window? {
        conflict(row: row, cells: cells).map { other, shared, single in
            // `single` is private in exactly one of the two rows; that one is i'.
            let (i, iPrime) = cells.contains(single) ? (other, row) : (row, other)
            return PrivateCells.Window(support: support, rows: [i, iPrime], columns: [shared, single])
        }
    }

    /// Adds the private cells of a row. If an earlier row shares a column with it and differs from it: that row, a
    /// shared column and a column
    /// that only one of the two has.
    private mutating func conflict(row: Int, cells: BitSet) -> (other: Int, shared: Int, single: Int)? {
        for column in cells where owner[column] >= 0 {
            let other = owner[column]
            guard let known = sets[other] else { continue }
            if known == cells { return nil }
            let difference = known.subtracting(cells).union(cells.subtracting(known))
            return difference.first.map { (other, column, $0) }
        }
        for column in cells { owner[column] = row }
        sets[row] = cells
        return nil
    }
}

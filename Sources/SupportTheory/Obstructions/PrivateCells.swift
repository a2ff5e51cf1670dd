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

    /// Looks for the window among the private cells of whole factors.
    ///
    /// Supports are taken in order, and the private cells of a row are computed when they are first asked for, so that
    /// a positive answer
    /// comes long before the whole matrix is covered. The private cells of one support fill rectangles exactly when any
    /// two of its rows have
    /// the same private columns or none in common. At most |I| · n / 64 word operations. In listed masks rows with equal
    /// lists are looked at once: Σ |B_k| steps over the supports k of the different rows that are asked for.
    public static func window(in supports: RankOneSupports) -> Window? {
        if supports.isListed { return ListedPrivateWindow(supports).find() }
        var scan = CoverageScan(supports)
        var rows = PrivateRows(supports)
        var seen = ColumnOwners(columnCount: supports.columnCount)
        for support in 0..<supports.width {
            seen.reset()
            let columns = supports.columns(of: support)
            for row in supports.rows(of: support) {
                guard let cells = rows.cells(row: row, of: columns, scan: &scan) else { continue }
                if let window = seen.window(of: support, row: row, cells: cells) { return window }
            }
        }
        return nil
    }
}

/// The private cells of the rows that were asked for, computed once each.
private struct PrivateRows {
    private var cells: BitMatrix
    private var state: [State]
    private enum State { case unknown, empty, some }

    init(_ supports: RankOneSupports) {
        cells = BitMatrix(rowCount: supports.rowCount, columnCount: supports.columnCount)
        state = Array(repeating: .unknown, count: supports.rowCount)
    }

    /// The private cells of a row within some columns, or nil if there are none.
    mutating func cells(row: Int, of columns: BitSet, scan: inout CoverageScan) -> BitSet? {
        if state[row] == .unknown {
            let words = cells.wordsPerRow
            let any = cells.withMutableWords { all in
                scan.privateCells(
                    row: row, into: UnsafeMutableBufferPointer(rebasing: all[(row * words)..<((row + 1) * words)]))
            }
            state[row] = any ? .some : .empty
        }
        guard state[row] == .some else { return nil }
        let own = cells.row(row).intersection(columns)
        return own.isEmpty ? nil : own
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

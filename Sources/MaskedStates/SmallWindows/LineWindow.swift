import Proofs

/// The lines of a small set of products, and which of them may be added to which: all that the tree of normal forms is
/// made from.
///
/// Lines are numbered from 0, at most 64 on a side, so that line sets are words.
package protocol LineWindow {
    var rowCount: Int { get }
    var columnCount: Int { get }
    /// Asked by every search in the window.
    var interruption: Interruption { get }

    /// The supports, or neurons, that a row's terms go through first; a row whose type is contained in another's may be
    /// added to it unless cells are hidden.
    func rowType(_ row: Int) -> UInt64
    func columnType(_ column: Int) -> UInt64
    /// The columns of the row's cells that are reached and looked at.
    func observed(_ row: Int) -> UInt64
    /// Whether something that is not looked at may stand in the cell.
    func isHidden(_ row: Int, _ column: Int) -> Bool
}

/// Which lines may be added to which: the invertible maps that keep the set of a state and its closure.
///
/// Row i may be added to row i' when every support that meets i meets i', and no column shows the change without
/// showing its cause: a column whose
/// cell (i, b) is free and reached by a support must not have (i', b) observed. Likewise for columns. Lines may always
/// be scaled.
package struct LineAdditions {
    /// For each row, the rows that it may be added to.
    package let rows: [UInt64]
    /// For each column, the columns that it may be added to.
    package let columns: [UInt64]

    package init(_ window: some LineWindow) {
        let rowTypes = (0..<window.rowCount).map(window.rowType)
        let columnTypes = (0..<window.columnCount).map(window.columnType)
        let observed = (0..<window.rowCount).map(window.observed)
        func hidesChange(_ row: Int, _ column: Int, to other: Int, _ otherColumn: Int) -> Bool {
            window.isHidden(row, column) && observed[other] >> UInt64(otherColumn) & 1 == 1
        }
        rows = (0..<window.rowCount).map { i in
            Self.set(window.rowCount) { other in
                other != i && rowTypes[i] & ~rowTypes[other] == 0
                    && (0..<window.columnCount).allSatisfy { !hidesChange(i, $0, to: other, $0) }
            }
        }
        columns = (0..<window.columnCount).map { j in
            Self.set(window.columnCount) { other in
                other != j && columnTypes[j] & ~columnTypes[other] == 0
                    && (0..<window.rowCount).allSatisfy { !hidesChange($0, j, to: $0, other) }
            }
        }
    }

    private static func set(_ count: Int, _ isMember: (Int) -> Bool) -> UInt64 {
        (0..<count).reduce(0) { isMember($1) ? $0 | 1 << UInt64($1) : $0 }
    }
}

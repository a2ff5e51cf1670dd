// Rows are grouped by a hash of their words, and two rows fall into one group only when their words were compared. The hash is
// seeded anew in each process, so nobody can prepare rows that collide; the groups do not depend on it.

/// The rows of a matrix, or of two matrices side by side, grouped into classes of equal rows.
public struct RowGroups: Hashable, Sendable {
    /// For each row, the position of its group in `groups`.
    public let groupOfRow: [Int]
    /// The groups, in the order of their first row; the rows of a group ascend.
    public let groups: [[Int]]

    /// Groups that the caller has made; both descriptions must agree.
    public init(groupOfRow: [Int], groups: [[Int]]) {
        self.groupOfRow = groupOfRow
        self.groups = groups
    }
}

extension BitMatrix {
    /// The classes of equal rows. Expected time linear in the number of words.
    public func equalRowGroups() -> RowGroups {
        groupRows(
            count: rowCount,
            hash: { row in
                var hasher = Hasher()
                combineRow(row, into: &hasher)
                return hasher.finalize()
            },
            areEqual: rowsAreEqual
        )
    }

    /// The classes of rows that are equal in both `a` and `b`, which must have the same number of rows.
    public static func equalRowGroups(_ a: BitMatrix, _ b: BitMatrix) -> RowGroups {
        precondition(a.rowCount == b.rowCount, "matrices side by side have the same number of rows")
        return groupRows(
            count: a.rowCount,
            hash: { row in
                var hasher = Hasher()
                a.combineRow(row, into: &hasher)
                b.combineRow(row, into: &hasher)
                return hasher.finalize()
            },
            areEqual: { a.rowsAreEqual($0, $1) && b.rowsAreEqual($0, $1) }
        )
    }

    private func combineRow(_ row: Int, into hasher: inout Hasher) {
        withRowWords(row) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    private func rowsAreEqual(_ i: Int, _ j: Int) -> Bool {
        withRowWords(i) { first in withRowWords(j) { first.elementsEqual($0) } }
    }
}

private func groupRows(count: Int, hash: (Int) -> Int, areEqual: (Int, Int) -> Bool) -> RowGroups {
    var groupOfRow: [Int] = []
    groupOfRow.reserveCapacity(count)
    var groups: [[Int]] = []
    var groupsOfHash: [Int: [Int]] = [:]
    for row in 0..<count {
        let rowHash = hash(row)
        let candidates = groupsOfHash[rowHash, default: []]
        if let group = candidates.first(where: { areEqual(groups[$0][0], row) }) {
            groups[group].append(row)
            groupOfRow.append(group)
        } else {
            groupsOfHash[rowHash, default: []].append(groups.count)
            groupOfRow.append(groups.count)
            groups.append([row])
        }
    }
    return RowGroups(groupOfRow: groupOfRow, groups: groups)
}

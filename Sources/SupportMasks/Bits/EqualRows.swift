// Rows are keys of a dictionary: hashed word by word, and equal only when their words were compared. The hash is seeded anew in
// each process, so nobody can prepare rows that collide; the groups do not depend on it.

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
        groupKeys((0..<rowCount).lazy.map { RowKey(matrix: self, row: $0) })
    }

    /// The classes of rows that are equal in both `a` and `b`, which must have the same number of rows.
    public static func equalRowGroups(_ a: BitMatrix, _ b: BitMatrix) -> RowGroups {
        precondition(a.rowCount == b.rowCount, "matrices side by side have the same number of rows")
        return groupKeys((0..<a.rowCount).lazy.map { [RowKey(matrix: a, row: $0), RowKey(matrix: b, row: $0)] })
    }
}

/// A row of a matrix, equal to another row of as many words when the words are equal.
private struct RowKey: Hashable {
    let matrix: BitMatrix
    let row: Int

    static func == (first: RowKey, second: RowKey) -> Bool {
        first.matrix.withRowWords(first.row) { words in second.matrix.withRowWords(second.row) { words.elementsEqual($0) } }
    }

    func hash(into hasher: inout Hasher) {
        matrix.withRowWords(row) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

private func groupKeys<Keys: Sequence>(_ keys: Keys) -> RowGroups where Keys.Element: Hashable {
    var groupOfRow: [Int] = []
    var groups: [[Int]] = []
    var groupOfKey: [Keys.Element: Int] = [:]
    for (row, key) in keys.enumerated() {
        let group = groupOfKey[key] ?? groups.count
        if group == groups.count {
            groupOfKey[key] = group
            groups.append([row])
        } else {
            groups[group].append(row)
        }
        groupOfRow.append(group)
    }
    return RowGroups(groupOfRow: groupOfRow, groups: groups)
}

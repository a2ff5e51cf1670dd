// Rows are grouped by a hash of their words, and two rows fall into one group only when their words were compared, so the groups do
// not depend on the hash.
//
// The hash is NH (Black, Halevi, Krawczyk, Krovetz, Rogaway: UMAC, 1999): Σ (w₂ᵢ + k₂ᵢ)(w₂ᵢ₊₁ + k₂ᵢ₊₁) modulo 2¹²⁸, sums of a word and a key modulo 2⁶⁴.
// For random keys two different rows collide with probability 2⁻⁶⁴. The keys are drawn anew each time, so nobody can prepare rows that do.

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
        groupRows(RowHashing(wordCount: wordsPerRow).hashes(of: self), areEqual: rowsAreEqual)
    }

    /// The classes of rows that are equal in both `a` and `b`, which must have the same number of rows.
    public static func equalRowGroups(_ a: BitMatrix, _ b: BitMatrix) -> RowGroups {
        precondition(a.rowCount == b.rowCount, "matrices side by side have the same number of rows")
        let first = RowHashing(wordCount: a.wordsPerRow).hashes(of: a)
        let second = RowHashing(wordCount: b.wordsPerRow).hashes(of: b)
        return groupRows(zip(first, second).map { $0 &+ $1 }, areEqual: { a.rowsAreEqual($0, $1) && b.rowsAreEqual($0, $1) })
    }

    private func rowsAreEqual(_ i: Int, _ j: Int) -> Bool {
        withRowWords(i) { first in
            withRowWords(j) { second in
                for word in first.indices where first[word] != second[word] { return false }
                return true
            }
        }
    }
}

/// Random keys for rows of a number of words.
private struct RowHashing {
    private let keys: [UInt64]

    init(wordCount: Int) {
        var generator = SplitMix64(seed: .random(in: 0 ... .max))
        keys = (0..<(wordCount + wordCount % 2)).map { _ in generator.next() }
    }

    func hashes(of matrix: BitMatrix) -> [UInt128] {
        keys.withUnsafeBufferPointer { keys in
            (0..<matrix.rowCount).map { row in matrix.withRowWords(row) { Self.hash($0, keys) } }
        }
    }

    @inline(__always)
    private static func hash(_ words: UnsafeBufferPointer<UInt64>, _ keys: UnsafeBufferPointer<UInt64>) -> UInt128 {
        var sum: UInt128 = 0
        var index = 0
        while index &+ 1 < words.count {
            sum &+= product(words[index] &+ keys[index], words[index &+ 1] &+ keys[index &+ 1])
            index &+= 2
        }
        if index < words.count { sum &+= product(words[index] &+ keys[index], keys[index &+ 1]) }
        return sum
    }

    @inline(__always)
    private static func product(_ a: UInt64, _ b: UInt64) -> UInt128 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return UInt128(high) &<< 64 | UInt128(low)
    }
}

private func groupRows(_ hashes: [UInt128], areEqual: (Int, Int) -> Bool) -> RowGroups {
    var groupOfRow: [Int] = []
    groupOfRow.reserveCapacity(hashes.count)
    var groups: [[Int]] = []
    groups.reserveCapacity(hashes.count)
    // The last group of each hash; the groups before it with the same hash form a list.
    var lastGroup: [UInt128: Int] = [:]
    lastGroup.reserveCapacity(hashes.count)
    var previousGroup: [Int?] = []
    for (row, hash) in hashes.enumerated() {
        let last = lastGroup[hash]
        var candidate = last
        while let group = candidate, !areEqual(groups[group][0], row) { candidate = previousGroup[group] }
        if let group = candidate {
            groups[group].append(row)
            groupOfRow.append(group)
        } else {
            lastGroup[hash] = groups.count
            previousGroup.append(last)
            groupOfRow.append(groups.count)
            groups.append([row])
        }
    }
    return RowGroups(groupOfRow: groupOfRow, groups: groups)
}

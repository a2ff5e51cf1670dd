// Rows are keys of a dictionary, and equal only when their words were compared: the groups do not depend on the hash.
//
// The hash is NH (Black, Halevi, Krawczyk, Krovetz, Rogaway: UMAC, 1999): Σ (w₂ᵢ + k₂ᵢ)(w₂ᵢ₊₁ + k₂ᵢ₊₁) modulo 2¹²⁸,
// sums of a word and a key modulo 2⁶⁴.
// For random keys two different rows collide with probability 2⁻⁶⁴. The keys are drawn anew each time, so nobody can
// prepare rows that do.

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
        groupRows(of: [self], count: rowCount)
    }

    /// The classes of rows that are equal in both `a` and `b`, which must have the same number of rows.
    public static func equalRowGroups(_ a: BitMatrix, _ b: BitMatrix) -> RowGroups {
        precondition(a.rowCount == b.rowCount, "matrices side by side have the same number of rows")
        return groupRows(of: [a, b], count: a.rowCount)
    }
}

/// A row of matrices side by side.
private struct RowKey: Hashable {
    let matrices: [BitMatrix]
    let row: Int
    /// The sum of the hashes of the row in each matrix.
    let hash: UInt128

    static func == (first: RowKey, second: RowKey) -> Bool {
        guard first.hash == second.hash else { return false }
        return zip(first.matrices, second.matrices).allSatisfy { a, b in
            if let a = a.lists, let b = b.lists {
                return a.withRow(first.row) { columns in b.withRow(second.row) { columns.elementsEqual($0) } }
            }
            return a.withRowWords(first.row) { words in b.withRowWords(second.row) { words.elementsEqual($0) } }
        }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

private func groupRows(of matrices: [BitMatrix], count: Int) -> RowGroups {
    var hashes = [UInt128](repeating: 0, count: count)
    for matrix in matrices {
        if let lists = matrix.lists {
            ListHashing().addHashes(of: lists, to: &hashes)
        } else {
            RowHashing(wordCount: matrix.wordsPerRow).addHashes(of: matrix, to: &hashes)
        }
    }
    var groupOfRow: [Int] = []
    groupOfRow.reserveCapacity(count)
    var groups: [[Int]] = []
    var groupOfKey = [RowKey: Int](minimumCapacity: count)
    for (row, hash) in hashes.enumerated() {
        let key = RowKey(matrices: matrices, row: row, hash: hash)
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

/// Sums of a random number a column: equal for two different rows with probability 2⁻⁶⁴ or so.
private struct ListHashing {
    private let seed = UInt64.random(in: 0 ... .max)

    func addHashes(of lists: RowLists, to hashes: inout [UInt128]) {
        lists.withRows { rows in
            for row in hashes.indices {
                for column in rows[row] { hashes[row] &+= number(of: column) }
            }
        }
    }

    @inline(__always)
    private func number(of column: UInt32) -> UInt128 {
        var generator = SplitMix64(seed: seed &+ UInt64(column) &* 0xD1B5_4A32_D192_ED03)
        let high = generator.next()
        return UInt128(high) &<< 64 | UInt128(generator.next())
    }
}

/// Random keys for rows of a number of words.
private struct RowHashing {
    private let keys: [UInt64]

    init(wordCount: Int) {
        var generator = SplitMix64(seed: .random(in: 0 ... .max))
        keys = (0..<(wordCount + wordCount % 2)).map { _ in generator.next() }
    }

    func addHashes(of matrix: BitMatrix, to hashes: inout [UInt128]) {
        keys.withUnsafeBufferPointer { keys in
            for row in hashes.indices { hashes[row] &+= matrix.withRowWords(row) { Self.hash($0, keys) } }
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

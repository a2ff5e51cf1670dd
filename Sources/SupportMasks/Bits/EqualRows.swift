// Hashes of rows are keys of a dictionary, and rows equal only when their words were compared: the groups do not depend on
// the hash.
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

private func groupRows(of matrices: [BitMatrix], count: Int) -> RowGroups {
    while true {
        // Two different rows with one hash: other keys tell them apart.
        if let groups = groupRows(of: matrices, hashes: hashes(of: matrices, count: count)) { return groups }
    }
}

private func hashes(of matrices: [BitMatrix], count: Int) -> [UInt128] {
    var hashes = [UInt128](repeating: 0, count: count)
    for matrix in matrices { RowHashing(matrix).addHashes(to: &hashes) }
    return hashes
}

/// Nil if rows with equal hashes are not equal.
private func groupRows(of matrices: [BitMatrix], hashes: [UInt128]) -> RowGroups? {
    var groupOfRow: [Int] = []
    groupOfRow.reserveCapacity(hashes.count)
    var groups: [[Int]] = []
    var groupOfHash = [UInt128: Int](minimumCapacity: hashes.count)
    for (row, hash) in hashes.enumerated() {
        if let group = groupOfHash[hash] {
            guard matrices.allSatisfy({ $0.hasEqualRows(groups[group][0], row) }) else { return nil }
            groups[group].append(row)
            groupOfRow.append(group)
        } else {
            groupOfHash[hash] = groups.count
            groupOfRow.append(groups.count)
            groups.append([row])
        }
    }
    return RowGroups(groupOfRow: groupOfRow, groups: groups)
}

extension BitMatrix {
    fileprivate func hasEqualRows(_ first: Int, _ second: Int) -> Bool {
        if let lists {
            return lists.withRow(first) { columns in lists.withRow(second) { columns.elementsEqual($0) } }
        }
        return withRowWords(first) { words in withRowWords(second) { words.elementsEqual($0) } }
    }
}

/// Tells rows that are met for the first time from those that are equal to one met before, in the order in which they are
/// asked: a search that ends early pays for the rows that it met only.
public struct DistinctRows: Sendable {
    private let matrix: BitMatrix
    private let hashing: RowHashing
    private var firstOfHash: [UInt128: Int] = [:]
    private var answers: [Answer]

    private enum Answer: UInt8 { case notAsked, first, repeated }

    public init(of matrix: BitMatrix) {
        self.matrix = matrix
        hashing = RowHashing(matrix)
        answers = Array(repeating: .notAsked, count: matrix.rowCount)
    }

    /// Whether no row that was asked before is equal to the row; the answer for a row stays the same. (With probability
    /// 2⁻⁶⁴ a repeated row is taken for a new one.) Linear in the row at first, then constant.
    public mutating func isFirst(_ row: Int) -> Bool {
        if answers[row] == .notAsked {
            let known = firstOfHash.updateValue(row, forKey: hashing.hash(ofRow: row))
            let isRepeated = known.map { matrix.hasEqualRows($0, row) } ?? false
            answers[row] = isRepeated ? .repeated : .first
        }
        return answers[row] == .first
    }
}

/// Random keys for the rows of a matrix, by its form.
private enum RowHashing: Sendable {
    case lists(RowLists, ListHashing)
    case words(BitMatrix, WordHashing)

    init(_ matrix: BitMatrix) {
        if let lists = matrix.lists {
            self = .lists(lists, ListHashing())
        } else {
            self = .words(matrix, WordHashing(wordCount: matrix.wordsPerRow))
        }
    }

    func addHashes(to hashes: inout [UInt128]) {
        switch self {
        case .lists(let lists, let hashing):
            lists.withRows { rows in for row in hashes.indices { hashes[row] &+= hashing.hash(rows[row]) } }
        case .words(let matrix, let hashing):
            for row in hashes.indices { hashes[row] &+= matrix.withRowWords(row) { hashing.hash($0) } }
        }
    }

    func hash(ofRow row: Int) -> UInt128 {
        switch self {
        case .lists(let lists, let hashing): lists.withRow(row) { hashing.hash($0) }
        case .words(let matrix, let hashing): matrix.withRowWords(row) { hashing.hash($0) }
        }
    }
}

/// Sums of a random number a column: equal for two different rows with probability 2⁻⁶⁴ or so.
private struct ListHashing {
    private let seed = UInt64.random(in: 0 ... .max)

    @inline(__always)
    func hash(_ columns: UnsafeBufferPointer<UInt32>) -> UInt128 {
        var sum: UInt128 = 0
        for column in columns { sum &+= number(of: column) }
        return sum
    }

    @inline(__always)
    private func number(of column: UInt32) -> UInt128 {
        var generator = SplitMix64(seed: seed &+ UInt64(column) &* 0xD1B5_4A32_D192_ED03)
        let high = generator.next()
        return UInt128(high) &<< 64 | UInt128(generator.next())
    }
}

/// Random keys for rows of a number of words.
private struct WordHashing {
    private let keys: [UInt64]

    init(wordCount: Int) {
        var generator = SplitMix64(seed: .random(in: 0 ... .max))
        keys = (0..<(wordCount + wordCount % 2)).map { _ in generator.next() }
    }

    @inline(__always)
    func hash(_ words: UnsafeBufferPointer<UInt64>) -> UInt128 {
        keys.withUnsafeBufferPointer { keys in
            var sum: UInt128 = 0
            var index = 0
            while index &+ 1 < words.count {
                sum &+= Self.product(words[index] &+ keys[index], words[index &+ 1] &+ keys[index &+ 1])
                index &+= 2
            }
            if index < words.count { sum &+= Self.product(words[index] &+ keys[index], keys[index &+ 1]) }
            return sum
        }
    }

    @inline(__always)
    private static func product(_ a: UInt64, _ b: UInt64) -> UInt128 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return UInt128(high) &<< 64 | UInt128(low)
    }
}

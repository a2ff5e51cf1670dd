import CheckerInput

/// A set of row, column, support or class numbers below a bound that the context fixes; sets that meet in an operation
/// have the same bound. Every operation but those on one member is charged.
struct BitSet: Hashable, Sendable {
    fileprivate(set) var words: [UInt64]
    let budget: Budget

    init(bound: Int, _ budget: Budget) throws(Rejection) {
        let count = PackedMask.words(for: bound)
        try budget.spend(30 + 2 * count)
        words = Array(repeating: 0, count: count)
        self.budget = budget
    }

    init(bound: Int, _ members: some Sequence<Int>, _ budget: Budget) throws(Rejection) {
        try self.init(bound: bound, budget)
        for member in members {
            budget.note(10)
            insert(member)
        }
    }

    /// Of words that are held elsewhere.
    init(words: [UInt64], _ budget: Budget) {
        self.words = words
        self.budget = budget
    }

    static func == (a: BitSet, b: BitSet) -> Bool { a.words == b.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words) }

    private func pay(_ weight: Int) throws(Rejection) { try budget.spend(5 + weight * words.count) }

    var isEmpty: Bool {
        get throws(Rejection) {
            try pay(1)
            return words.allSatisfy { $0 == 0 }
        }
    }
    var count: Int {
        get throws(Rejection) {
            try pay(2)
            return words.reduce(0) { $0 + $1.nonzeroBitCount }
        }
    }
    /// In increasing order.
    var members: [Int] {
        get throws(Rejection) {
            let count = try count
            try budget.spend(30 + 10 * count)
            var result: [Int] = []
            result.reserveCapacity(count)
            for (position, word) in words.enumerated() {
                var rest = word
                while rest != 0 {
                    result.append(position << 6 + rest.trailingZeroBitCount)
                    rest &= rest - 1
                }
            }
            return result
        }
    }
    var first: Int? {
        get throws(Rejection) {
            try pay(1)
            guard let position = words.firstIndex(where: { $0 != 0 }) else { return nil }
            return position << 6 + words[position].trailingZeroBitCount
        }
    }

    /// The smallest member in common.
    func first(sharedWith other: BitSet) throws(Rejection) -> Int? {
        budget.note(8)
        for index in words.indices {
            let shared = words[index] & other.words[index]
            guard shared == 0 else {
                try budget.spend(2 * index)
                return index << 6 + shared.trailingZeroBitCount
            }
        }
        try pay(2)
        return nil
    }

    func contains(_ member: Int) -> Bool { words[member >> 6] >> UInt64(member & 63) & 1 == 1 }
    mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }
    mutating func remove(_ member: Int) { words[member >> 6] &= ~(1 << UInt64(member & 63)) }

    func intersects(_ other: BitSet) throws(Rejection) -> Bool {
        try pay(2)
        for index in words.indices where words[index] & other.words[index] != 0 { return true }
        return false
    }
    func isSubset(of other: BitSet) throws(Rejection) -> Bool {
        try pay(2)
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }
    /// Whether some member is in `other` but not in `excluded`.
    func intersects(_ other: BitSet, outside excluded: BitSet) throws(Rejection) -> Bool {
        try pay(3)
        for index in words.indices where words[index] & other.words[index] & ~excluded.words[index] != 0 { return true }
        return false
    }
    mutating func formUnion(_ other: BitSet) throws(Rejection) {
        try pay(2)
        for index in words.indices { words[index] |= other.words[index] }
    }
    func intersection(_ other: BitSet) throws(Rejection) -> BitSet {
        try pay(4)
        budget.note(30)
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }
    /// A copy that will be changed.
    func copied() throws(Rejection) -> BitSet {
        try pay(4)
        budget.note(30)
        return self
    }
    func united(with other: BitSet) throws(Rejection) -> BitSet {
        var result = try copied()
        try result.formUnion(other)
        return result
    }
    func subtracting(_ other: BitSet) throws(Rejection) -> BitSet {
        try pay(4)
        budget.note(30)
        var result = self
        for index in words.indices { result.words[index] &= ~other.words[index] }
        return result
    }
}

/// Numbers for sets, from 0 in the order in which they come up: equal sets have equal numbers.
struct SetNumbers {
    private var numbers: [BitSet: Int] = [:]

    mutating func number(of set: BitSet) throws(Rejection) -> Int {
        try set.budget.spend(100 + 4 * set.words.count)
        if let known = numbers[set] { return known }
        try set.budget.spend(Budget.word * (4 + set.words.count))
        numbers[set] = numbers.count
        return numbers.count - 1
    }
}

/// Disjoint sets of numbers, joined by union with path halving.
struct Forest {
    private var parents: [Int]
    private let budget: Budget

    init(count: Int, _ budget: Budget) throws(Rejection) {
        try budget.spend(20 * count)
        parents = Array(0..<count)
        self.budget = budget
    }

    mutating func root(_ member: Int) throws(Rejection) -> Int {
        try budget.spend(20)
        var current = member
        while parents[current] != current {
            parents[current] = parents[parents[current]]
            current = parents[current]
        }
        return current
    }

    /// Joins the sets of two members; false if they were one set already.
    @discardableResult
    mutating func join(_ a: Int, _ b: Int) throws(Rejection) -> Bool {
        let (first, second) = (try root(a), try root(b))
        parents[second] = first
        return first != second
    }
}

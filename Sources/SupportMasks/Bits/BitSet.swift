/// A set of integers in the fixed universe `0 ..< capacity`, one bit a member.
///
/// Two sets are equal when their capacities and members are. Operations on two sets require equal capacities.
public struct BitSet: Hashable, Sendable {
    /// The size of the universe: members are `0 ..< capacity`.
    public let capacity: Int

    /// The bits, 64 a word, member `k` at bit `k % 64` of word `k / 64`. Bits past `capacity` are 0.
    public private(set) var words: [UInt64]

    /// The empty set of a universe.
    public init(capacity: Int) {
        precondition(capacity >= 0, "a capacity is not negative")
        self.capacity = capacity
        words = [UInt64](repeating: 0, count: wordCount(forBits: capacity))
    }

    /// The set of the given members, each in `0 ..< capacity`; repetitions are harmless.
    public init<S: Sequence>(capacity: Int, members: S) where S.Element == Int {
        self.init(capacity: capacity)
        for member in members { insert(member) }
    }

    /// The set with the given words.
    ///
    /// - Parameter words: exactly as many as the capacity needs; bits past `capacity` must be 0.
    public init(capacity: Int, words: [UInt64]) {
        precondition(
            capacity >= 0 && words.count == wordCount(forBits: capacity), "as many words as the capacity needs")
        if let last = words.last {
            precondition(last & ~lastWordMask(forBits: capacity) == 0, "no bit past the capacity")
        }
        self.capacity = capacity
        self.words = words
    }

    /// The whole universe `0 ..< capacity`.
    public static func full(capacity: Int) -> BitSet {
        var set = BitSet(capacity: capacity)
        for index in set.words.indices { set.words[index] = .max }
        if let last = set.words.indices.last { set.words[last] = lastWordMask(forBits: capacity) }
        return set
    }

    /// Whether a member of the universe is in the set.
    public subscript(_ member: Int) -> Bool {
        get { contains(member) }
        set { if newValue { insert(member) } else { remove(member) } }
    }

    /// Whether `member`, which must lie in the universe, is in the set.
    public func contains(_ member: Int) -> Bool {
        precondition(member >= 0 && member < capacity, "a member lies in the universe")
        return words[member &>> 6] &>> UInt64(member & 63) & 1 == 1
    }

    /// Adds a member of the universe.
    public mutating func insert(_ member: Int) {
        precondition(member >= 0 && member < capacity, "a member lies in the universe")
        words[member &>> 6] |= 1 &<< UInt64(member & 63)
    }

    /// Takes a member of the universe out.
    public mutating func remove(_ member: Int) {
        precondition(member >= 0 && member < capacity, "a member lies in the universe")
        words[member &>> 6] &= ~(1 &<< UInt64(member & 63))
    }

    /// The number of members. O(capacity / 64).
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether there is no member.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The smallest member.
    public var first: Int? {
        guard let index = words.firstIndex(where: { $0 != 0 }) else { return nil }
        return index * 64 + words[index].trailingZeroBitCount
    }

    /// The largest member.
    public var last: Int? {
        guard let index = words.lastIndex(where: { $0 != 0 }) else { return nil }
        return index * 64 + 63 - words[index].leadingZeroBitCount
    }

    /// The members, ascending.
    public var members: [Int] { Array(self) }

    /// Combines the words of two sets of one universe; `combine` must map zero bits to zero bits.
    mutating func combineWords(_ other: BitSet, _ combine: (UInt64, UInt64) -> UInt64) {
        precondition(capacity == other.capacity, "sets of one universe")
        for index in words.indices { words[index] = combine(words[index], other.words[index]) }
    }
}

extension BitSet: Sequence {
    /// The members, ascending.
    public struct Iterator: IteratorProtocol, Sendable {
        private let words: [UInt64]
        private var index = 0
        private var rest: UInt64

        init(_ words: [UInt64]) {
            self.words = words
            rest = words.first ?? 0
        }

        /// The next larger member.
        public mutating func next() -> Int? {
            while rest == 0 {
                index += 1
                guard index < words.count else {
                    index = words.count
                    return nil
                }
                rest = words[index]
            }
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            return index &* 64 &+ bit
        }
    }

    /// An iterator over the members, ascending.
    public func makeIterator() -> Iterator { Iterator(words) }

    /// The number of members is known at a cost, so the estimate is the trivial one.
    public var underestimatedCount: Int { 0 }
}

extension BitSet: CustomStringConvertible {
    /// The members in braces, ascending.
    public var description: String { "{" + map(String.init).joined(separator: ", ") + "}" }
}

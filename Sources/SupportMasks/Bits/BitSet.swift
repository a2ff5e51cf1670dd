/// A set of integers in the fixed universe `0 ..< capacity`.
///
/// A set is held in one of two forms: *packed*, one bit a member of the universe, or *listed*, its members in ascending
/// order. The listed form takes memory and time by members, where the packed one takes them by universe; rows of large
/// sparse matrices are listed. Which form a set has shows in nothing but its cost: two sets are equal when their
/// capacities and members are. Operations on two sets require equal capacities.
public struct BitSet: Sendable {
    /// The size of the universe: members are `0 ..< capacity`.
    public let capacity: Int
    /// Whether `storage` lists the members.
    package private(set) var isListed: Bool
    /// Packed: the bits, 64 a word, member `k` at bit `k % 64` of word `k / 64`; bits past `capacity` are 0. Listed: the
    /// members, ascending.
    private(set) var storage: [UInt64]

    /// The largest universe whose empty set is packed: what grows from it takes at most 8 KiB.
    static let packedCapacity = 1 << 16

    /// The empty set of a universe.
    public init(capacity: Int) {
        precondition(capacity >= 0, "a capacity is not negative")
        self.capacity = capacity
        isListed = capacity > Self.packedCapacity
        storage = isListed ? [] : [UInt64](repeating: 0, count: wordCount(forBits: capacity))
    }

    /// The set of the given members, each in `0 ..< capacity`; repetitions are harmless.
    public init<S: Sequence>(capacity: Int, members: S) where S.Element == Int {
        self.init(capacity: capacity)
        // Lists in memory are gone through without a call for each member.
        if members.withContiguousStorageIfAvailable({ insert(each: $0) }) == nil {
            for member in members { insert(member) }
        }
    }

    private mutating func insert(each members: UnsafeBufferPointer<Int>) {
        if isListed {
            for member in members { insert(member) }
            return
        }
        storage.withUnsafeMutableBufferPointer { words in
            for member in members {
                precondition(member >= 0 && member < capacity, "a member lies in the universe")
                words[member &>> 6] |= 1 &<< UInt64(member & 63)
            }
        }
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
        isListed = false
        storage = words
    }

    /// The set of the given members, which ascend, in the form that takes less memory.
    package init(capacity: Int, ascending members: [Int]) {
        precondition(members.first ?? 0 >= 0 && members.last ?? -1 < capacity, "a member lies in the universe")
        precondition(zip(members, members.dropFirst()).allSatisfy { $0 < $1 }, "members ascend")
        self = BitSet(capacity: capacity, ascending: members.map { UInt64($0) }).packedIfLarge()
    }

    /// The listed set of the given members, which ascend; the caller has checked them.
    init(capacity: Int, ascending members: [UInt64]) {
        self.capacity = capacity
        isListed = true
        storage = members
    }

    /// The whole universe `0 ..< capacity`, packed.
    public static func full(capacity: Int) -> BitSet {
        var words = [UInt64](repeating: .max, count: wordCount(forBits: capacity))
        if let last = words.indices.last { words[last] = lastWordMask(forBits: capacity) }
        return BitSet(capacity: capacity, words: words)
    }

    /// The bits, 64 a word, member `k` at bit `k % 64` of word `k / 64`. A listed set is packed at every call, in
    /// O(capacity / 64).
    public var words: [UInt64] { isListed ? packed().storage : storage }

    /// The same set in the packed form.
    public func packed() -> BitSet {
        guard isListed else { return self }
        var words = [UInt64](repeating: 0, count: wordCount(forBits: capacity))
        for member in storage { words[Int(member &>> 6)] |= 1 &<< (member & 63) }
        return BitSet(capacity: capacity, words: words)
    }

    /// The same set in the listed form.
    public func listed() -> BitSet {
        isListed ? self : BitSet(capacity: capacity, ascending: map(UInt64.init))
    }

    /// The set in the form that takes less memory, if it is listed.
    func packedIfLarge() -> BitSet { isListed && storage.count > wordCount(forBits: capacity) ? packed() : self }

    /// Whether a member of the universe is in the set.
    public subscript(_ member: Int) -> Bool {
        get { contains(member) }
        set { if newValue { insert(member) } else { remove(member) } }
    }

    /// Whether `member`, which must lie in the universe, is in the set. O(1) packed, O(log members) listed.
    public func contains(_ member: Int) -> Bool {
        precondition(member >= 0 && member < capacity, "a member lies in the universe")
        if isListed {
            let place = self.place(member)
            return place < storage.count && storage[place] == UInt64(member)
        }
        return storage[member &>> 6] &>> UInt64(member & 63) & 1 == 1
    }

    /// Adds a member of the universe. O(1) packed, and at the end of a listed set; else O(members).
    public mutating func insert(_ member: Int) {
        precondition(member >= 0 && member < capacity, "a member lies in the universe")
        if isListed { return insertListed(member) }
        storage[member &>> 6] |= 1 &<< UInt64(member & 63)
    }

    /// Takes a member of the universe out. O(1) packed, O(members) listed.
    public mutating func remove(_ member: Int) {
        precondition(member >= 0 && member < capacity, "a member lies in the universe")
        if isListed {
            let place = self.place(member)
            if place < storage.count, storage[place] == UInt64(member) { storage.remove(at: place) }
            return
        }
        storage[member &>> 6] &= ~(1 &<< UInt64(member & 63))
    }

    /// The number of members. O(capacity / 64) packed, O(1) listed.
    public var count: Int { isListed ? storage.count : storage.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether there is no member.
    public var isEmpty: Bool { isListed ? storage.isEmpty : storage.allSatisfy { $0 == 0 } }

    /// The smallest member.
    public var first: Int? {
        if isListed { return storage.first.map { Int($0) } }
        guard let index = storage.firstIndex(where: { $0 != 0 }) else { return nil }
        return index * 64 + storage[index].trailingZeroBitCount
    }

    /// The largest member.
    public var last: Int? {
        if isListed { return storage.last.map { Int($0) } }
        guard let index = storage.lastIndex(where: { $0 != 0 }) else { return nil }
        return index * 64 + 63 - storage[index].leadingZeroBitCount
    }

    /// The members, ascending.
    public var members: [Int] { isListed ? storage.map { Int($0) } : Array(self) }

    /// Combines the words of two packed sets of one universe; `combine` must map zero bits to zero bits.
    mutating func combineWords(_ other: BitSet, _ combine: (UInt64, UInt64) -> UInt64) {
        precondition(capacity == other.capacity, "sets of one universe")
        for index in storage.indices { storage[index] = combine(storage[index], other.storage[index]) }
    }

    /// Where a member of a listed set is, or would be.
    private func place(_ member: Int) -> Int { storage.partitionPoint(of: UInt64(member)) }

    private mutating func insertListed(_ member: Int) {
        if storage.count >= wordCount(forBits: capacity) {
            self = packed()
            return insert(member)
        }
        guard let last = storage.last, last >= UInt64(member) else { return storage.append(UInt64(member)) }
        let place = self.place(member)
        if storage[place] != UInt64(member) { storage.insert(UInt64(member), at: place) }
    }
}

extension BitSet: Hashable {
    public static func == (a: BitSet, b: BitSet) -> Bool {
        guard a.capacity == b.capacity else { return false }
        if a.isListed == b.isListed { return a.storage == b.storage }
        return a.count == b.count && a.elementsEqual(b)
    }

    /// By the words that are not zero, in either form.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(capacity)
        guard isListed else {
            for (index, word) in storage.enumerated() where word != 0 {
                hasher.combine(index)
                hasher.combine(word)
            }
            return
        }
        var next = 0
        while next < storage.count {
            let index = storage[next] &>> 6
            var word: UInt64 = 0
            while next < storage.count, storage[next] &>> 6 == index {
                word |= 1 &<< (storage[next] & 63)
                next &+= 1
            }
            hasher.combine(Int(index))
            hasher.combine(word)
        }
    }
}

extension BitSet: Sequence {
    /// The members, ascending.
    public struct Iterator: IteratorProtocol, Sendable {
        private let storage: [UInt64]
        private let isListed: Bool
        private var index = 0
        private var rest: UInt64

        init(_ set: BitSet) {
            storage = set.storage
            isListed = set.isListed
            rest = isListed ? 0 : storage.first ?? 0
        }

        /// The next larger member.
        public mutating func next() -> Int? {
            if isListed {
                guard index < storage.count else { return nil }
                index += 1
                return Int(storage[index &- 1])
            }
            while rest == 0 {
                index += 1
                guard index < storage.count else {
                    index = storage.count
                    return nil
                }
                rest = storage[index]
            }
            let bit = rest.trailingZeroBitCount
            rest &= rest &- 1
            return index &* 64 &+ bit
        }
    }

    /// An iterator over the members, ascending.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// The number of members is known at a cost, so the estimate is the trivial one.
    public var underestimatedCount: Int { 0 }
}

extension BitSet: CustomStringConvertible {
    /// The members in braces, ascending.
    public var description: String { "{" + map(String.init).joined(separator: ", ") + "}" }
}

extension RandomAccessCollection where Element: Comparable, Index == Int {
    /// The first place of an ascending collection whose element is not smaller.
    func partitionPoint(of element: Element) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low &+ high) / 2
            if self[middle] < element { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}

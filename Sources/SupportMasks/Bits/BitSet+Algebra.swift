// Two packed sets are combined word by word. Where one of the sets is listed, its members are gone through; two listed
// sets are merged. A result is listed where its members are among those of a listed set; a union of listed sets is
// packed when that takes less memory.

extension BitSet {
    /// Adds the members of a set of the same universe.
    public mutating func formUnion(_ other: BitSet) {
        switch (isListed, other.isListed) {
        case (false, false): combineWords(other) { $0 | $1 }
        case (false, true):
            checkUniverse(other)
            for member in other.storage { insert(Int(member)) }
        case (true, false):
            var result = other
            result.formUnion(self)
            self = result
        case (true, true):
            checkUniverse(other)
            self = BitSet(capacity: capacity, ascending: Self.merged(storage, other.storage)).packedIfLarge()
        }
    }

    /// Keeps the members that are also in `other`, a set of the same universe.
    public mutating func formIntersection(_ other: BitSet) {
        if isListed || other.isListed { self = listedIntersection(other) } else { combineWords(other) { $0 & $1 } }
    }

    /// Takes the members of `other`, a set of the same universe, out.
    public mutating func subtract(_ other: BitSet) {
        switch (isListed, other.isListed) {
        case (false, false): combineWords(other) { $0 & ~$1 }
        case (false, true):
            checkUniverse(other)
            for member in other.storage { remove(Int(member)) }
        case (true, _):
            checkUniverse(other)
            var members: [UInt64] = []
            other.forEachOf(storage) { member, isShared in
                if !isShared { members.append(member) }
                return true
            }
            self = BitSet(capacity: capacity, ascending: members)
        }
    }

    /// The members of either set.
    public func union(_ other: BitSet) -> BitSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// The members of both sets.
    public func intersection(_ other: BitSet) -> BitSet {
        if isListed || other.isListed { return listedIntersection(other) }
        var result = self
        result.formIntersection(other)
        return result
    }

    /// The members of this set that are not in `other`.
    public func subtracting(_ other: BitSet) -> BitSet {
        var result = self
        result.subtract(other)
        return result
    }

    /// Whether every member is in `other`; equal sets are subsets of each other.
    public func isSubset(of other: BitSet) -> Bool {
        if !isListed && !other.isListed { return allWordPairs(other) { $0 & ~$1 == 0 } }
        checkUniverse(other)
        if !isListed { return count <= other.storage.count && allSatisfy(other.contains) }
        if other.isListed, storage.count > other.storage.count { return false }
        return other.forEachOf(storage) { _, isShared in isShared }
    }

    /// Whether every member of `other` is a member.
    public func isSuperset(of other: BitSet) -> Bool { other.isSubset(of: self) }

    /// Whether the sets have no member in common.
    public func isDisjoint(with other: BitSet) -> Bool {
        if !isListed && !other.isListed { return allWordPairs(other) { $0 & $1 == 0 } }
        checkUniverse(other)
        let (listed, second) = shorterFirst(other)
        return second.forEachOf(listed.storage) { _, isShared in !isShared }
    }

    /// The number of members in common, without building the intersection.
    public func intersectionCount(with other: BitSet) -> Int {
        precondition(capacity == other.capacity, "sets of one universe")
        var count = 0
        if isListed || other.isListed {
            let (listed, second) = shorterFirst(other)
            second.forEachOf(listed.storage) { _, isShared in
                count += isShared ? 1 : 0
                return true
            }
            return count
        }
        for index in storage.indices { count += (storage[index] & other.storage[index]).nonzeroBitCount }
        return count
    }

    /// The smallest member in common that is at least `start`, without building the intersection.
    public func first(sharedWith other: BitSet, from start: Int = 0) -> Int? {
        precondition(capacity == other.capacity && start >= 0, "sets of one universe")
        if isListed || other.isListed {
            var result: Int?
            let (listed, second) = shorterFirst(other)
            second.forEachOf(listed.storage) { member, isShared in
                if isShared && member >= start { result = Int(member) }
                return result == nil
            }
            return result
        }
        var mask: UInt64 = ~0 << UInt64(start & 63)
        var index = start >> 6
        while index < storage.count {
            let shared = storage[index] & other.storage[index] & mask
            if shared != 0 { return index << 6 + shared.trailingZeroBitCount }
            mask = ~0
            index += 1
        }
        return nil
    }

    private func checkUniverse(_ other: BitSet) { precondition(capacity == other.capacity, "sets of one universe") }

    private func allWordPairs(_ other: BitSet, _ holds: (UInt64, UInt64) -> Bool) -> Bool {
        precondition(capacity == other.capacity, "sets of one universe")
        for index in storage.indices where !holds(storage[index], other.storage[index]) { return false }
        return true
    }

    /// Two sets of which one is listed: a listed one, the smaller of two, and the other one.
    private func shorterFirst(_ other: BitSet) -> (listed: BitSet, other: BitSet) {
        if isListed, !other.isListed || storage.count <= other.storage.count { return (self, other) }
        return other.isListed ? (other, self) : (self, other)
    }

    private func listedIntersection(_ other: BitSet) -> BitSet {
        checkUniverse(other)
        let (listed, second) = shorterFirst(other)
        var members: [UInt64] = []
        second.forEachOf(listed.storage) { member, isShared in
            if isShared { members.append(member) }
            return true
        }
        return BitSet(capacity: capacity, ascending: members)
    }

    /// Goes through ascending numbers of the universe, and says of each whether it is a member, as long as `body` is
    /// true. A listed set is gone through beside them, or searched for each of them where they are few.
    @discardableResult
    private func forEachOf(_ ascending: [UInt64], _ body: (UInt64, Bool) -> Bool) -> Bool {
        guard isListed else {
            for number in ascending {
                guard body(number, storage[Int(number &>> 6)] &>> (number & 63) & 1 == 1) else { return false }
            }
            return true
        }
        let isSearched = ascending.count &* 16 < storage.count
        var next = 0
        for number in ascending {
            if isSearched {
                next = storage[next...].partitionPoint(of: number)
            } else {
                while next < storage.count, storage[next] < number { next &+= 1 }
            }
            guard body(number, next < storage.count && storage[next] == number) else { return false }
        }
        return true
    }

    private static func merged(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
        if a.isEmpty { return b }
        if b.isEmpty { return a }
        var result: [UInt64] = []
        result.reserveCapacity(a.count + b.count)
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let (first, second) = (a[i], b[j])
            result.append(first <= second ? first : second)
            i &+= first <= second ? 1 : 0
            j &+= second <= first ? 1 : 0
        }
        result += a[i...]
        result += b[j...]
        return result
    }
}

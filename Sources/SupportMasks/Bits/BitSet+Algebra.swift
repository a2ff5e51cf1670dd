extension BitSet {
    /// Adds the members of a set of the same universe.
    public mutating func formUnion(_ other: BitSet) { combineWords(other) { $0 | $1 } }

    /// Keeps the members that are also in `other`, a set of the same universe.
    public mutating func formIntersection(_ other: BitSet) { combineWords(other) { $0 & $1 } }

    /// Takes the members of `other`, a set of the same universe, out.
    public mutating func subtract(_ other: BitSet) { combineWords(other) { $0 & ~$1 } }

    /// The members of either set.
    public func union(_ other: BitSet) -> BitSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// The members of both sets.
    public func intersection(_ other: BitSet) -> BitSet {
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
        allWordPairs(other) { $0 & ~$1 == 0 }
    }

    /// Whether every member of `other` is a member.
    public func isSuperset(of other: BitSet) -> Bool {
        allWordPairs(other) { ~$0 & $1 == 0 }
    }

    /// Whether the sets have no member in common.
    public func isDisjoint(with other: BitSet) -> Bool {
        allWordPairs(other) { $0 & $1 == 0 }
    }

    /// The number of members in common, without building the intersection.
    public func intersectionCount(with other: BitSet) -> Int {
        precondition(capacity == other.capacity, "sets of one universe")
        var count = 0
        for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
        return count
    }

    private func allWordPairs(_ other: BitSet, _ holds: (UInt64, UInt64) -> Bool) -> Bool {
        precondition(capacity == other.capacity, "sets of one universe")
        for index in words.indices where !holds(words[index], other.words[index]) { return false }
        return true
    }
}

import Proofs
import SupportMasks

/// Bipartite matching of items to bins with capacities, by augmenting paths on bit sets.
package struct CapacitatedMatching {
    /// A bin for every item, no bin over its capacity; nil if there is none.
    ///
    /// `allowed` holds the bins of each item. A greedy pass places most items, in items · bins / 64 word operations;
    /// augmenting paths move the others in.
    package static func saturating(allowed: [BitSet], capacities: [Int]) -> [Int]? {
        var matching = CapacitatedMatching(allowed, BitSet.full(capacity: capacities.count), capacities)
        for item in allowed.indices {
            guard matching.place(item) || matching.augment(from: item) else { return nil }
        }
        return matching.bin
    }

    /// The bins of as many items as can have one of their own; −1 for the others.
    package static func largest(allowed: [BitSet], binCount: Int) -> [Int] {
        var matching = CapacitatedMatching(
            allowed, BitSet.full(capacity: binCount), [Int](repeating: 1, count: binCount))
        let late = allowed.indices.filter { !matching.place($0) }
        for item in late { _ = matching.augment(from: item) }
        return matching.bin
    }

    /// The items, ascending, whose bins have to be named: after them each other item, in order, takes the first bin that it
    /// may have and that has room. nil if there is no matching.
    ///
    /// An item may have what `allowed` holds of `bins`. What found no bin in its turn is tried first, a few times; where
    /// that does not do, all items are named.
    package static func exceptions(allowed: [BitSet], bins: BitSet, capacities: [Int]) -> [(item: Int, bin: Int)]? {
        var matching = CapacitatedMatching(allowed, bins, capacities)
        var late: [Int] = []
        for item in allowed.indices where !matching.place(item) {
            guard matching.augment(from: item) else { return nil }
            late.append(item)
        }
        for _ in 0..<mostAttempts where late.count < allowed.count {
            if late.isEmpty { return [] }
            var trial = CapacitatedMatching(allowed, bins, capacities)
            late.sort()
            for item in late where !trial.place(item) { _ = trial.augment(from: item) }
            let named = late.map { (item: $0, bin: trial.bin[$0]) }
            let failed = allowed.indices.filter { trial.bin[$0] < 0 && !trial.place($0) }
            if failed.isEmpty { return named }
            late += failed
        }
        return allowed.indices.map { (item: $0, bin: matching.bin[$0]) }
    }

    private static let mostAttempts = 8

    private let allowed: [BitSet]
    private let bins: BitSet
    /// The bin of each item; −1 if it has none yet.
    private var bin: [Int]
    /// The places that each bin has left.
    private var room: [Int]
    /// The bins with room.
    private var open: BitSet
    /// The first items of bins, and what follows each item in its bin; −1 at the end.
    private var firstItem: [Int]
    private var nextItem: [Int]
    /// The item from which each bin was seen last, so that nothing has to be cleared between two searches.
    private var seenFrom: [Int]
    /// No bin before this one has room.
    private var start: Int

    private init(_ allowed: [BitSet], _ bins: BitSet, _ capacities: [Int]) {
        self.allowed = allowed
        self.bins = bins
        bin = Array(repeating: -1, count: allowed.count)
        room = capacities
        open = bins
        for index in capacities.indices where capacities[index] <= 0 { open.remove(index) }
        start = open.first ?? open.capacity
        firstItem = Array(repeating: -1, count: capacities.count)
        nextItem = Array(repeating: -1, count: allowed.count)
        seenFrom = Array(repeating: -1, count: capacities.count)
    }

    private mutating func place(_ item: Int) -> Bool {
        guard let first = allowed[item].first(sharedWith: open, from: start) else { return false }
        put(item, into: first)
        return true
    }

    private mutating func put(_ item: Int, into target: Int) {
        nextItem[item] = firstItem[target]
        firstItem[target] = item
        bin[item] = target
        room[target] -= 1
        guard room[target] == 0 else { return }
        open.remove(target)
        if target == start { start = open.first(sharedWith: open, from: start) ?? open.capacity }
    }

    private mutating func take(_ item: Int, outOf source: Int) {
        room[source] += 1
        if firstItem[source] == item {
            firstItem[source] = nextItem[item]
            return
        }
        var previous = firstItem[source]
        while nextItem[previous] != item { previous = nextItem[previous] }
        nextItem[previous] = nextItem[item]
    }

    /// Breadth-first search for a bin with room, then a shift of the items along the path.
    private mutating func augment(from origin: Int) -> Bool {
        var cameFrom: [Int: Int] = [:]  // the item that reached each bin
        var queue = [origin]
        var next = 0
        while next < queue.count {
            let item = queue[next]
            next += 1
            for candidate in allowed[item] where seenFrom[candidate] != origin && bins.contains(candidate) {
                seenFrom[candidate] = origin
                cameFrom[candidate] = item
                if open.contains(candidate) {
                    shift(into: candidate, origin: origin, cameFrom: cameFrom)
                    return true
                }
                var held = firstItem[candidate]
                while held >= 0 {
                    queue.append(held)
                    held = nextItem[held]
                }
            }
        }
        return false
    }

    private mutating func shift(into last: Int, origin: Int, cameFrom: [Int: Int]) {
        var target = last
        while let item = cameFrom[target] {
            let previous = bin[item]
            if item != origin { take(item, outOf: previous) }
            put(item, into: target)
            if item == origin { return }
            target = previous
        }
    }
}

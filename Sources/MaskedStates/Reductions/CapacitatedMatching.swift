import Proofs
import SupportMasks

/// Bipartite matching of items to bins with capacities, by augmenting paths on bit sets.
package enum CapacitatedMatching {
    /// A bin for every item, no bin over its capacity; nil if there is none.
    ///
    /// `allowed` holds the bins of each item. A greedy pass places most items, in items · bins / 64 word operations;
    /// augmenting
    /// paths move the others in.
    package static func saturating(allowed: [BitSet], capacities: [Int]) -> [Int]? {
        var matching = Matching(allowed: allowed, capacities: capacities)
        for item in allowed.indices {
            guard matching.place(item) || matching.augment(from: item) else { return nil }
        }
        return matching.bin
    }

    private struct Matching {
        let allowed: [BitSet]
        let capacities: [Int]
        var bin: [Int]
        private var items: [[Int]]
        private var open: BitSet
        /// The item from which each bin was seen last, so that nothing has to be cleared between two searches.
        private var seenFrom: [Int]

        init(allowed: [BitSet], capacities: [Int]) {
            self.allowed = allowed
            self.capacities = capacities
            bin = Array(repeating: -1, count: allowed.count)
            items = Array(repeating: [], count: capacities.count)
            seenFrom = Array(repeating: -1, count: capacities.count)
            open = BitSet(capacity: capacities.count, members: capacities.indices.filter { capacities[$0] > 0 })
        }

        mutating func place(_ item: Int) -> Bool {
            guard let first = allowed[item].intersection(open).first else { return false }
            put(item, into: first)
            return true
        }

        private mutating func put(_ item: Int, into target: Int) {
            items[target].append(item)
            bin[item] = target
            if items[target].count == capacities[target] { open.remove(target) }
        }

        /// Breadth-first search for a bin with room, then a shift of the items along the path.
        mutating func augment(from start: Int) -> Bool {
            var cameFrom: [Int: Int] = [:]  // the item that reached each bin
            var queue = [start]
            var next = 0
            while next < queue.count {
                let item = queue[next]
                next += 1
                for candidate in allowed[item] where seenFrom[candidate] != start {
                    seenFrom[candidate] = start
                    cameFrom[candidate] = item
                    if open.contains(candidate) {
                        shift(into: candidate, start: start, cameFrom: cameFrom)
                        return true
                    }
                    queue += items[candidate]
                }
            }
            return false
        }

        private mutating func shift(into last: Int, start: Int, cameFrom: [Int: Int]) {
            var target = last
            while let item = cameFrom[target] {
                let previous = bin[item]
                if item != start { items[previous].removeAll { $0 == item } }
                put(item, into: target)
                if item == start { return }
                target = previous
            }
        }
    }
}

/// Bipartite matching of `count` items to bins with capacities, by augmenting paths.
enum CapacitatedMatching {
    /// A bin for every item, no bin over its capacity; nil if there is none. O(count · edges) steps.
    ///
    /// A greedy pass places most items; augmenting paths move the others in.
    static func saturating(count: Int, capacities: [Int], isAllowed: (Int, Int) -> Bool) -> [Int]? {
        let choices = (0..<count).map { item in capacities.indices.filter { isAllowed(item, $0) } }
        var bins: [[Int]] = capacities.map { _ in [] }
        var bin = [Int](repeating: -1, count: count)
        for item in 0..<count {
            if let open = choices[item].first(where: { bins[$0].count < capacities[$0] }) {
                bins[open].append(item)
                bin[item] = open
                continue
            }
            guard augment(from: item, choices: choices, capacities: capacities, bins: &bins, bin: &bin) else { return nil }
        }
        return bin
    }

    /// Breadth-first search for a bin with room, then a shift of the items along the path.
    private static func augment(
        from start: Int, choices: [[Int]], capacities: [Int], bins: inout [[Int]], bin: inout [Int]
    ) -> Bool {
        var cameFrom = [Int](repeating: -1, count: capacities.count)  // the item that reached each bin
        var queue = [start]
        var next = 0
        while next < queue.count {
            let item = queue[next]
            next += 1
            for candidate in choices[item] where cameFrom[candidate] < 0 {
                cameFrom[candidate] = item
                if bins[candidate].count < capacities[candidate] {
                    shift(into: candidate, start: start, cameFrom: cameFrom, bins: &bins, bin: &bin)
                    return true
                }
                queue += bins[candidate]
            }
        }
        return false
    }

    private static func shift(into open: Int, start: Int, cameFrom: [Int], bins: inout [[Int]], bin: inout [Int]) {
        var target = open
        while true {
            let item = cameFrom[target]
            let previous = bin[item]
            bins[target].append(item)
            bin[item] = target
            if item == start { return }
            bins[previous].removeAll { $0 == item }
            target = previous
        }
    }
}

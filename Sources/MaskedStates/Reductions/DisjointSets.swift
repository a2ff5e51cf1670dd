import Proofs

/// Union–find with path halving.
package struct DisjointSets {
    private var parent: [Int]
    private(set) var setCount: Int

    package init(count: Int) {
        parent = Array(0..<count)
        setCount = count
    }

    package mutating func root(_ element: Int) -> Int {
        var element = element
        while parent[element] != element {
            parent[element] = parent[parent[element]]
            element = parent[element]
        }
        return element
    }

    package mutating func unite(_ first: Int, _ second: Int) {
        let (a, b) = (root(first), root(second))
        guard a != b else { return }
        // The smaller number stays the root, so that sets come in the order of their first members.
        parent[max(a, b)] = min(a, b)
        setCount -= 1
    }

    mutating func sets() -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for element in parent.indices { members[root(element), default: []].append(element) }
        return members.keys.sorted().compactMap { members[$0] }
    }
}

import MaskedStates
import Rules
import SupportMasks

/// The graph of loadings in which no item has more than two factors: factors are vertices, an item of two factors is an
/// edge between them, and one of a single factor a loop. It tells whether the set of products with free scores is closed
/// (rule SC173).
public struct FactorGraph: Sendable {
    /// The rule that decides by the graph.
    public static let rule = RuleCode.SC173

    /// Why the set of products is not closed: connected factors, what is left of them when factors with a single item
    /// are dropped again and again.
    public struct Obstacle: Hashable, Sendable {
        /// The factors, ascending.
        public let factors: [Int]
        /// The items on them, ascending; of equal ones as many as count.
        public let items: [Int]
    }

    /// A part with too many cycles, where there is one; nil: the set is closed.
    public let obstacle: Obstacle?

    /// The graph of loadings (items × factors); nil if some item has more than two factors.
    ///
    /// O(loadings · log loadings).
    public init?(_ loadings: BitMatrix) {
        let edges = Self.edges(loadings)
        guard edges.count == loadings.rowCount else { return nil }
        obstacle = Self.obstacle(edges.filter { !$0.ends.isEmpty }, factorCount: loadings.columnCount)?.obstacle
    }

    /// Few items that make the set not closed, so that none of them can be left out; items of more than two factors are
    /// passed over. Nil if there are none, or if finding them takes more than `mostSteps`.
    static func minimalObstacle(_ loadings: BitMatrix, mostSteps: Int) -> Obstacle? {
        let edges = edges(loadings).filter { !$0.ends.isEmpty }
        guard let component = obstacle(edges, factorCount: loadings.columnCount) else { return nil }
        var (kept, steps) = (component, mostSteps)
        var size = max(1, kept.edges.count / 2)
        while true {
            var start = 0
            while start < kept.edges.count, kept.edges.count > 1 {
                steps -= kept.edges.count
                guard steps >= 0 else { return nil }
                var fewer = kept.edges
                fewer.removeSubrange(start..<min(start + size, fewer.count))
                if let found = kept.obstacle(with: fewer) { kept = found } else { start += size }
            }
            if size == 1 { return kept.obstacle }
            size = max(1, min(size, kept.edges.count) / 2)
        }
    }

    /// An item by its factors, which are the same one for a loop.
    fileprivate struct Edge {
        let ends: [Int]
        let item: Int

        var isLoop: Bool { ends.count == 1 }
    }

    /// The items of two factors at most, also those of none.
    private static func edges(_ loadings: BitMatrix) -> [Edge] {
        (0..<loadings.rowCount).compactMap { item in
            let row = loadings.row(item)
            return row.count > 2 ? nil : Edge(ends: row.members, item: item)
        }
    }

    /// The first component with too many cycles.
    private static func obstacle(_ edges: [Edge], factorCount: Int) -> Component? {
        components(pruned(reduced(edges), factorCount: factorCount), factorCount: factorCount).first { !$0.isClosed }
    }

    /// Of equal items as many as their block can have rank (SC203): one for a loop, two for an edge.
    private static func reduced(_ edges: [Edge]) -> [Edge] {
        let sorted = edges.sorted { one, other in
            one.ends == other.ends ? one.item < other.item : one.ends.lexicographicallyPrecedes(other.ends)
        }
        var kept: [Edge] = []
        for edge in sorted {
            let equal = kept.suffix(2).count { $0.ends == edge.ends }
            if equal < edge.ends.count { kept.append(edge) }
        }
        return kept
    }

    /// What is left when factors with a single item are dropped, each with its item, again and again.
    private static func pruned(_ edges: [Edge], factorCount: Int) -> [Edge] {
        var touching = [[Int]](repeating: [], count: factorCount)
        for (number, edge) in edges.enumerated() { for end in edge.ends { touching[end].append(number) } }
        var degree = touching.map(\.count)
        var isLeft = [Bool](repeating: true, count: edges.count)
        var single = degree.indices.filter { degree[$0] == 1 }
        while let factor = single.popLast() {
            guard let number = touching[factor].first(where: { isLeft[$0] }) else { continue }
            isLeft[number] = false
            for end in edges[number].ends {
                degree[end] -= 1
                if degree[end] == 1 { single.append(end) }
            }
        }
        return edges.indices.filter { isLeft[$0] }.map { edges[$0] }
    }

    private static func components(_ edges: [Edge], factorCount: Int) -> [Component] {
        var sets = DisjointSets(count: factorCount)
        for edge in edges { sets.unite(edge.ends[0], edge.ends[edge.ends.count - 1]) }
        let groups = Dictionary(grouping: edges) { sets.root($0.ends[0]) }
        return groups.values.map(Component.init).sorted { $0.factors.lexicographicallyPrecedes($1.factors) }
    }

    /// Connected factors of which each has two items at least.
    fileprivate struct Component {
        let factors: [Int]
        let edges: [Edge]

        init(_ edges: [Edge]) {
            self.edges = edges.sorted { $0.item < $1.item }
            factors = Set(edges.flatMap(\.ends)).sorted()
        }

        var obstacle: Obstacle { Obstacle(factors: factors, items: edges.map(\.item)) }

        /// Whether there is one cycle at most, or the graph is one of the two exceptions.
        var isClosed: Bool { edges.count <= factors.count || isStar || isTriangle }

        /// A part with too many cycles of some of the edges.
        func obstacle(with edges: [Edge]) -> Component? {
            // Numbers of this component's factors alone, as other factors have no edge here.
            let number = Dictionary(uniqueKeysWithValues: factors.enumerated().map { ($1, $0) })
            let own = edges.map { Edge(ends: $0.ends.compactMap { number[$0] }, item: $0.item) }
            return FactorGraph.obstacle(own, factorCount: factors.count).map { found in
                Component(found.edges.map { Edge(ends: $0.ends.map { factors[$0] }, item: $0.item) })
            }
        }

        /// All items have a factor in common, and the others are double edges to it: the loadings are laminar.
        private var isStar: Bool {
            factors.contains { centre in edges.allSatisfy { $0.ends.contains(centre) } }
        }

        /// Three factors with an item for each two of them, for one pair twice, and none for a single factor.
        private var isTriangle: Bool {
            factors.count == 3 && edges.count == 4 && !edges.contains(where: \.isLoop)
                && Set(edges.map(\.ends)).count == 3
        }
    }
}

import Rules
import SupportMasks

/// The graph of loadings in which no item has more than two factors: factors are vertices, an item of two factors is an
/// edge between them, and one of a single factor a loop. It tells whether the set of products with free scores is closed
/// (rule SC163).
public struct FactorGraph: Sendable {
    /// The rule that decides by the graph.
    public static let rule = RuleCode.SC163

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
        var edges: [Edge] = []
        for item in 0..<loadings.rowCount {
            let factors = loadings.row(item).members
            guard factors.count <= 2 else { return nil }
            guard let first = factors.first, let last = factors.last else { continue }
            edges.append(Edge(first: first, last: last, item: item))
        }
        let kept = Self.pruned(Self.reduced(edges), factorCount: loadings.columnCount)
        obstacle = Self.components(kept, factorCount: loadings.columnCount).first { !$0.isClosed }.map {
            Obstacle(factors: $0.factors, items: $0.edges.map(\.item).sorted())
        }
    }

    /// An item by its factors, which are the same one for a loop.
    fileprivate struct Edge {
        let first: Int
        let last: Int
        let item: Int

        var isLoop: Bool { first == last }
        var ends: [Int] { isLoop ? [first] : [first, last] }
    }

    /// Of equal items as many as their block can have rank (SC203): one for a loop, two for an edge.
    private static func reduced(_ edges: [Edge]) -> [Edge] {
        let sorted = edges.sorted { ($0.first, $0.last, $0.item) < ($1.first, $1.last, $1.item) }
        var kept: [Edge] = []
        for edge in sorted {
            let equal = kept.suffix(2).count { $0.first == edge.first && $0.last == edge.last }
            if equal < (edge.isLoop ? 1 : 2) { kept.append(edge) }
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
        var root = Array(0..<factorCount)
        func find(_ factor: Int) -> Int {
            var factor = factor
            while root[factor] != factor {
                root[factor] = root[root[factor]]
                factor = root[factor]
            }
            return factor
        }
        for edge in edges { root[find(edge.first)] = find(edge.last) }
        let groups = Dictionary(grouping: edges) { find($0.first) }
        return groups.values.map(Component.init).sorted { $0.factors.lexicographicallyPrecedes($1.factors) }
    }
}

/// Connected factors of which each has two items at least.
private struct Component {
    let factors: [Int]
    let edges: [FactorGraph.Edge]

    init(_ edges: [FactorGraph.Edge]) {
        self.edges = edges
        factors = Set(edges.flatMap(\.ends)).sorted()
    }

    /// Whether there is one cycle at most, or the graph is one of the two exceptions.
    var isClosed: Bool { edges.count <= factors.count || isStar || isTriangle }

    /// All items have a factor in common, and the others are double edges to it: the loadings are laminar.
    private var isStar: Bool {
        factors.contains { centre in edges.allSatisfy { $0.ends.contains(centre) } }
    }

    /// Three factors with an item for each two of them, for one pair twice, and none for a single factor.
    private var isTriangle: Bool {
        factors.count == 3 && edges.count == 4 && !edges.contains(where: \.isLoop)
            && Set(edges.map { [$0.first, $0.last] }).count == 3
    }
}

import SupportMasks
import SupportTheory
import Testing

/// The theorem on two factors an item (SC173) against the general decision, which knows nothing of it.
struct FactorGraphTests {
    /// Every graph of so many factors, one for each way to name them: up to `most` items for a pair, and loops.
    private static func graphs(_ factorCount: Int, most: Int) -> [Loadings] {
        let pairs = (0..<factorCount).flatMap { first in ((first + 1)..<factorCount).map { [first, $0] } }
        let kinds = pairs.map { ($0, most) } + (0..<factorCount).map { ([$0], 1) }
        var seen: Set<[[Int]]> = []
        var result: [Loadings] = []
        var counts = [Int](repeating: 0, count: kinds.count)
        while true {
            let items = zip(kinds, counts).flatMap { Array(repeating: $0.0, count: $1) }
            let names = permutations(factorCount).map { order in
                items.map { $0.map { order[$0] }.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
            }
            if let least = names.min(by: precedes), seen.insert(least).inserted {
                result.append(Loadings(factorCount: factorCount, items: least))
            }
            guard let place = kinds.indices.first(where: { counts[$0] < kinds[$0].1 }) else { return result }
            counts[place] += 1
            for smaller in 0..<place { counts[smaller] = 0 }
        }
    }

    private static func precedes(_ first: [[Int]], _ second: [[Int]]) -> Bool {
        for (one, other) in zip(first, second) where one != other { return one.lexicographicallyPrecedes(other) }
        return first.count < second.count
    }

    private static func permutations(_ count: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        return permutations(count - 1).flatMap { shorter in
            (0..<count).map { place in
                var longer = shorter
                longer.insert(count - 1, at: place)
                return longer
            }
        }
    }

    @Test(arguments: [(1, 3), (2, 3), (3, 3), (4, 2)])
    func everySmallGraphIsDecidedAsTheTheoremSays(factorCount: Int, most: Int) {
        let graphs = Self.graphs(factorCount, most: most).filter { !$0.items.isEmpty }
        #expect(graphs.count >= factorCount)
        var wrong: [String] = []
        for graph in graphs where graph.verdict() != graph.verdictOfGraph { wrong.append("\(graph)") }
        #expect(wrong.isEmpty, "\(wrong.count) of \(graphs.count): \(wrong.prefix(5))")
    }

    @Test(arguments: 1...24) func randomGraphsAreDecidedAsTheTheoremSays(seed: UInt64) {
        var dice = Dice(seed: seed)
        let factorCount = 5 + dice.below(4)
        let items = (0..<(factorCount + dice.below(4))).map { _ in
            Set([dice.below(factorCount), dice.below(factorCount)]).sorted()
        }
        let graph = Loadings(factorCount: factorCount, items: items)
        #expect(graph.verdict() == graph.verdictOfGraph, "seed \(seed): \(graph)")
    }

    @Test func withFewerObservationsTheGraphSaysNothing() {
        let path = Loadings(factorCount: 2, items: [[0], [0, 1], [1]])
        #expect(path.verdictOfGraph == .notClosed)
        #expect(path.verdict(observations: 1) == .closed && path.verdict(observations: 2) == .notClosed)
    }

    @Test func namedGraphs() {
        func verdict(_ factorCount: Int, _ items: [[Int]]) -> Closedness.Verdict? {
            let loadings = Loadings(factorCount: factorCount, items: items)
            #expect(loadings.verdict() == loadings.verdictOfGraph, "\(loadings)")
            return loadings.verdictOfGraph
        }
        #expect(verdict(4, [[0, 1], [1, 2], [2, 3], [0, 3]]) == .closed, "a cycle")
        #expect(verdict(4, [[0, 1], [1, 2], [2, 3], [0, 3], [0, 2]]) == .notClosed, "a diamond")
        #expect(verdict(5, [[0, 1], [1, 2], [0, 2], [2, 3], [3, 4], [2, 4]]) == .notClosed, "a bowtie")
        #expect(verdict(4, [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]) == .notClosed, "all pairs of four")
        #expect(verdict(3, [[0, 1], [0, 1], [1, 2], [0, 2]]) == .closed, "a triangle with a double edge")
        #expect(verdict(3, [[0, 1], [0, 1], [1, 2], [1, 2], [0, 2]]) == .notClosed, "a triangle with two")
        #expect(
            verdict(4, [[0, 1], [0, 1], [0, 2], [0, 2], [0, 3], [0, 3], [0]]) == .closed, "a star of double edges")
        #expect(verdict(2, [[0, 1], [0], [1]]) == .notClosed, "an edge with two loops")
    }

    @Test func itemsOfThreeFactorsMakeNoGraph() {
        #expect(Loadings(factorCount: 3, items: [[0, 1, 2]]).verdictOfGraph == nil)
    }
}

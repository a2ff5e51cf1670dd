import MaskFiles
import SupportMasks
import Testing

/// The orders in which layers chain, against all permutations.
@Suite struct ChainOrderTests {
    /// Every list of up to four layers with sizes 1 and 2, and many of up to six with sizes up to 3.
    @Test func exactlyTheOrdersThatChainAreListed() {
        for count in 1...4 { Self.forEachList(of: count, sizes: 2) { Self.expectAll($0) } }
        var generator = SplitMix64(seed: 20)
        for round in 0..<400 {
            let shapes = (0..<(2 + Int(generator.next() % 5))).map { _ in
                LayerFit.Shape(rows: 1 + Int(generator.next() % 3), columns: 1 + Int(generator.next() % 3))
            }
            Self.expectAll(shapes, "seed 20, round \(round)")
        }
    }

    @Test func aLimitCutsTheListAndNoMore() {
        let square = [LayerFit.Shape](repeating: LayerFit.Shape(rows: 3, columns: 3), count: 6)
        let all = Self.permutations(6)
        #expect(ChainOrders(square).list(limit: 25) == Array(all.prefix(25)))
        #expect(ChainOrders(square).list(limit: 1_000) == all)
    }

    @Test func longListsOfEqualLayersAreListedInNoTime() {
        let square = [LayerFit.Shape](repeating: LayerFit.Shape(rows: 8, columns: 8), count: 300)
        #expect(ChainOrders(square).list(limit: 25).count == 25)
        let narrowing = (0..<300).map { LayerFit.Shape(rows: 300 - $0, columns: 301 - $0) }
        #expect(ChainOrders(narrowing.reversed()).list(limit: 25) == [Array((0..<300).reversed())])
    }

    private static func expectAll(_ shapes: [LayerFit.Shape], _ comment: Comment? = nil) {
        let expected = permutations(shapes.count).filter { order in LayerFit(order.map { shapes[$0] }).misfit == nil }
        #expect(ChainOrders(shapes).list(limit: 10_000) == expected, comment)
        for start in 1...3 {
            #expect(
                ChainOrders(shapes).list(from: start, limit: 10_000)
                    == expected.filter { shapes[$0[0]].columns == start }, comment)
        }
    }

    private static func forEachList(of count: Int, sizes: Int, _ body: ([LayerFit.Shape]) -> Void) {
        let kinds = sizes * sizes
        let lists = (0..<count).reduce(1) { product, _ in product * kinds }
        for number in 0..<lists {
            var rest = number
            body(
                (0..<count).map { _ in
                    defer { rest /= kinds }
                    return LayerFit.Shape(rows: 1 + rest % kinds / sizes, columns: 1 + rest % sizes)
                })
        }
    }

    /// All orders of the first numbers, in lexicographic order.
    static func permutations(_ count: Int) -> [[Int]] {
        func extend(_ beginning: [Int]) -> [[Int]] {
            if beginning.count == count { return [beginning] }
            return (0..<count).filter { !beginning.contains($0) }.flatMap { extend(beginning + [$0]) }
        }
        return extend([])
    }
}

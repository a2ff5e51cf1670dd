import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// The dimension of sets of products, where mathematics knows it.
struct GenericDimensionTests {
    private func dimension(_ instance: MaskInstance, _ limits: SearchLimits = SearchLimits()) -> GenericDimension? {
        guard let masks = instance.factorSupports else { return nil }
        return GenericDimension([masks.right.transposed(), masks.left], limits: limits)
    }

    private func mask(_ rows: String...) -> BitMatrix {
        let cells = rows.map(Array.init)
        return BitMatrix(rowCount: rows.count, columnCount: cells[0].count) { cells[$0][$1] == "1" }
    }

    @Test(arguments: 1...9)
    func nearlyEveryMatrixHasLUFactors(size: Int) throws {
        let found = try #require(dimension(try SupportFamilies.lu(size)))
        #expect(found.cells == size * size && found.atLeast == found.cells && found.fills == .cells)
        #expect(!found.isThin)
    }

    @Test(arguments: [(4, 5, 1), (4, 5, 2), (6, 3, 2), (7, 7, 5)])
    func matricesOfBoundedRankHaveTheirDimension(rows: Int, columns: Int, rank: Int) throws {
        let found = try #require(dimension(try SupportFamilies.lowrank(rows, columns, rank)))
        #expect(found.atLeast == rank * (rows + columns - rank) && found.atMost == found.atLeast)
        #expect(found.cells == rows * columns && found.fills == .rank(rank) && found.isThin)
    }

    @Test func asManySupportsAsLinesAreEverything() throws {
        let found = try #require(dimension(try SupportFamilies.lowrank(4, 6, 4)))
        #expect(found.atLeast == 24 && found.fills == .cells)
    }

    /// Rank one on the known cells: a parameter for each edge of a spanning forest; the other cells are free.
    @Test(arguments: [
        (["110", "011", "101"], 5), (["100", "010", "001"], 3), (["111", "111", "111"], 5), (["11", "11"], 3),
    ])
    func completionFillsTheForestOfTheKnownCells(rows: [String], forest: Int) throws {
        let known = BitMatrix(rowCount: rows.count, columnCount: rows.count) { Array(rows[$0])[$1] == "1" }
        let found = try #require(dimension(try SupportFamilies.completion(known)))
        #expect(found.cells == rows.count * rows.count)
        #expect(found.atLeast == forest + found.cells - known.setBitCount)
        #expect((found.fills == .cells) == (forest == known.setBitCount))
    }

    @Test func equalSupportsCountAsARank() throws {
        // Two supports on everything and a third on one cell: rank two plus a cell.
        let left = mask("111", "110", "110", "110")
        let found = try #require(
            dimension(MaskInstance(name: "a", masks: .factorization(FactorSupports(left: left, right: left)))))
        #expect(found.atLeast == 13 && found.atMost == 13 && found.fills == nil && found.isThin)
    }

    @Test func dimensionsOfComponentsAreAdded() throws {
        let left = mask("110", "110", "110", "001")
        let right = mask("110", "110", "110", "001")
        let found = try #require(
            dimension(MaskInstance(name: "a", masks: .factorization(FactorSupports(left: left, right: right)))))
        #expect(found.cells == 10 && found.atLeast == 9 && found.atMost == 9 && found.fills == nil)
    }

    @Test func deadUnitsCountForNothing() throws {
        let plain = try #require(GenericDimension([mask("11", "11"), mask("10", "11")], limits: SearchLimits()))
        let more = try #require(
            GenericDimension([mask("110", "110", "000", "001"), mask("1010", "1110")], limits: SearchLimits()))
        #expect(plain == more)
    }

    @Test func aNetworkOfThreeTrianglesFillsTheMatrices() throws {
        let lower = BitMatrix(rowCount: 5, columnCount: 5) { $1 <= $0 }
        let found = try #require(GenericDimension([lower, lower.transposed(), lower], limits: SearchLimits()))
        #expect(found.cells == 25 && found.fills == .cells)
    }

    @Test func aNarrowLevelBoundsTheRank() throws {
        let (into, through, out) = (
            BitMatrix(rowCount: 4, columnCount: 5) { _, _ in true },
            BitMatrix(rowCount: 2, columnCount: 4) { _, _ in true },
            BitMatrix(rowCount: 4, columnCount: 2) { _, _ in true }
        )
        let found = try #require(GenericDimension([into, through, out], limits: SearchLimits()))
        #expect(found.atLeast == 14 && found.atMost == 14 && found.fills == .rank(2))
    }

    /// A butterfly of eight has 2 · 8 · 3 weights and 8 · 2 neurons.
    @Test func aButterflyHasTheDimensionOfItsWeights() throws {
        let layers = try #require(try SupportFamilies.butterfly(8).layers)
        let found = try #require(GenericDimension(layers.map(\.mask), limits: SearchLimits()))
        #expect(found.cells == 64 && found.atMost == 32 && found.atLeast == 32 && found.fills == nil)
    }

    @Test func nothingIsSaidBeyondTheLimits() throws {
        let instance = try SupportFamilies.lu(8)
        var few = SearchLimits()
        few.genericCells = 63
        #expect(dimension(instance, few) == nil)
        var short = SearchLimits()
        short.genericSteps = 3
        #expect(dimension(instance, short) == nil)
        #expect(dimension(instance, SearchLimits(interruption: Interruption(deadline: .now))) == nil)
    }
}

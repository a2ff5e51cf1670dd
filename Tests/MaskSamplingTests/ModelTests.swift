import ExactArithmetic
import SupportMasks
import Testing

@testable import MaskSampling

/// How masks are drawn.
@Suite struct ModelTests {
    private func masks(_ model: String, _ shape: String, _ density: String, count: Int) throws -> [[BitMatrix]] {
        let cell = try SampleCell(
            model: #require(MaskModel(model)), shape: #require(SampleShape(shape)),
            density: #require(SampleCell.Density(density)))
        let decision = SampleDecision(cell, SamplingPlan(cells: [cell], seed: 5))
        return (0..<count).map { index in
            let instance = decision.instance(index)
            if let layers = instance.layers { return layers.map(\.mask) }
            return instance.factorSupports.map { [$0.left, $0.right] } ?? []
        }
    }

    @Test func independentEntriesHaveTheirDensity() throws {
        let drawn = try masks("independent", "10x5x4", "0.3", count: 500)
        let entries = drawn.joined().reduce(0) { $0 + $1.setBitCount }
        // 30,000 cells: the standard deviation is 79.
        #expect(abs(entries - 9_000) < 400)
        #expect(try masks("independent", "3x3x2", "0", count: 5).joined().allSatisfy { $0.setBitCount == 0 })
        #expect(try masks("independent", "3x3x2", "1", count: 5).joined().allSatisfy { $0.setBitCount == 6 })
    }

    @Test func fixedMasksHaveTheirNumberOfEntriesAndAllAreDrawn() throws {
        let drawn = try masks("fixed", "3x2x2", "0.3", count: 3_000)
        #expect(drawn.allSatisfy { $0[0].setBitCount == 2 && $0[1].setBitCount == 1 })
        let counts = Dictionary(drawn.map { ($0[0], 1) }, uniquingKeysWith: +)
        // 15 masks with two entries of six, each some 200 times: five standard deviations are 68.
        #expect(counts.count == 15 && counts.values.allSatisfy { abs($0 - 200) < 70 })
    }

    @Test func patternsHaveTheirEntriesInEveryGroup() throws {
        for mask in try masks("2:4", "5x3x8", "0.5", count: 50).joined() {
            for row in mask.rowStrings {
                #expect(row.prefix(4).count { $0 == "1" } == 2 && row.suffix(4).count { $0 == "1" } == 2)
            }
        }
    }

    @Test func magnitudesKeepTheirNumberAndTheirEffectsShow() throws {
        let drawn = try masks("magnitude", "20x20x10", "0.25", count: 40).joined()
        #expect(drawn.allSatisfy { $0.setBitCount == 50 })
        // Independent entries of this density would have rows with a variance of 1.9.
        let rows = drawn.flatMap { mask in (0..<20).map { Double(mask.row($0).count) } }
        let mean = rows.reduce(0, +) / Double(rows.count)
        #expect(rows.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows.count) > 3)
    }

    @Test func erdosRenyiDensitiesFollowTheSidesAndAddUp() throws {
        let shape = try #require(SampleShape("100-20-10-40"))
        let density = Rational(1, 10)
        let densities = LayerDensities.of(.erdosRenyi, shape, density: density)
        let cells = shape.masks.map { Rational($0.rows * $0.columns) }
        let sums = shape.masks.map { Rational($0.rows + $0.columns) }
        #expect(zip(densities, cells).reduce(Rational(0)) { $0 + $1.0 * $1.1 } == cells.reduce(0, +) * density)
        let factors = zip(densities, zip(cells, sums)).map { $0 * $1.0 / $1.1 }
        #expect(factors.allSatisfy { $0 == factors[0] })
        // Small layers are full first, and none is more than full.
        let many = LayerDensities.of(.erdosRenyi, shape, density: Rational(7, 10))
        #expect(many.allSatisfy { $0 <= 1 } && many.contains(1))
        #expect(zip(many, cells).reduce(Rational(0)) { $0 + $1.0 * $1.1 } == cells.reduce(0, +) * Rational(7, 10))
        #expect(LayerDensities.of(.erdosRenyi, shape, density: 1).allSatisfy { $0 == 1 })
    }

    @Test func aSampleDependsOnSeedCellAndIndexOnly() throws {
        var streams = [(1, "a", 0), (1, "a", 1), (1, "b", 0), (2, "a", 0)].map {
            SampleStream(seed: UInt64($0.0), cell: $0.1, index: $0.2)
        }
        let numbers = streams.indices.map { streams[$0].next() }
        #expect(Set(numbers).count == 4)
        var again = SampleStream(seed: 1, cell: "a", index: 1)
        #expect(again.next() == numbers[1])
        // The same density by another name is the same cell.
        #expect(try masks("independent", "4x4x3", "0.5", count: 20) == masks("independent", "4x4x3", "1/2", count: 20))
    }

    @Test func namesAreReadAsTheyAreWritten() {
        for name in ["independent", "fixed", "2:4", "magnitude", "erdos-renyi"] {
            #expect(MaskModel(name)?.name == name)
        }
        for name in ["", "5:4", "2:4:8", "-1:4", "random", "1:0", "1:5000"] { #expect(MaskModel(name) == nil) }
        for name in ["8x6x3", "6-3-8", "4-2"] { #expect(SampleShape(name)?.name == name) }
        for name in ["8x6", "8", "0x1x1", "3-", "x", "99999x1x1", "a-b"] { #expect(SampleShape(name) == nil) }
        for text in ["0", "1", "0.25", "1/3", ".5", "1.0"] { #expect(SampleCell.Density(text) != nil) }
        for text in ["1.1", "-0.1", "", ".", "1/0", "4/3", "1e-3", "0.5.5", "nan", "0.0000000000001"] {
            #expect(SampleCell.Density(text) == nil)
        }
    }

    @Test func spacedDensitiesAreDecimalsWhereTheyCanBe() throws {
        let (first, last) = (try #require(SampleCell.Density("0.1")), try #require(SampleCell.Density("0.9")))
        #expect(
            SampleCell.Density.spaced(from: first, to: last, count: 5).map(\.text) == [
                "0.1", "0.3", "0.5", "0.7", "0.9",
            ])
        #expect(
            SampleCell.Density.spaced(from: first, to: last, count: 4).map(\.text) == ["0.1", "11/30", "19/30", "0.9"])
    }
}

import SupportMasks
import SupportTheory
import Testing

@Suite struct CoverageSummaryTests {
    /// Shapes on either side of a word, of a block of 512 columns and of the rows that threads share out.
    static let shapes = [
        (rows: 1, columns: 1, width: 1), (5, 7, 3), (64, 64, 64), (70, 511, 20), (33, 512, 65), (130, 513, 40),
        (200, 1_100, 130), (40, 1_024, 0), (0, 5, 2),
        (5, 0, 2),
    ]

    @Test(arguments: [0.0, 0.01, 0.1, 0.5, 1.0]) func cellsAreCountedAsByTheDefinition(density: Double) {
        var generator = SplitMix64(seed: 21)
        for (rows, columns, width) in Self.shapes {
            let masks = FactorSupports(
                left: randomMask(rows, width, density, &generator),
                right: randomMask(columns, width, density, &generator))
            let supports = RankOneSupports(masks)
            var covers = [0, 0, 0]
            for i in 0..<rows {
                let type = masks.left.row(i)
                for j in 0..<columns { covers[min(2, type.intersectionCount(with: masks.right.row(j)))] += 1 }
            }
            for threads in [1, 2, 3] {
                let summary = CoverageSummary(of: supports, threads: threads)
                #expect(
                    [summary.uncovered, summary.once, summary.more] == covers,
                    "\(rows) × \(columns), width \(width), density \(density), \(threads) threads, seed 21")
            }
        }
    }

    @Test func denseRowsEndEarlyWithoutALoss() {
        // One column stays uncovered, one is private, and all others are covered by hundreds of supports.
        let width = 300
        let left = BitMatrix(rowCount: 3, columnCount: width) { _, _ in true }
        let right = BitMatrix(rowCount: 600, columnCount: width) { j, k in
            j == 17 ? false : j == 555 ? k == width - 1 : true
        }
        let summary = CoverageSummary(of: RankOneSupports(FactorSupports(left: left, right: right)))
        #expect([summary.uncovered, summary.once, summary.more] == [3, 3, 3 * 598])
    }

    private func randomMask(_ rows: Int, _ columns: Int, _ density: Double, _ generator: inout SplitMix64) -> BitMatrix
    {
        BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < density }
    }
}

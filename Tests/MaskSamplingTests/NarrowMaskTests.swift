import FloatingProposals
import SupportMasks
import Testing

@testable import MaskSampling
@testable import SupportTheory

/// Verdicts from numbers of types alone.
@Suite struct NarrowMaskTests {
    private func randomCounts(_ width: Int, lines: Int, _ numbers: inout SeededNormals) -> [Int] {
        var counts = Array(repeating: 0, count: 1 << width)
        for _ in 0..<lines { counts[Int(numbers.next() % UInt64(1 << width))] += 1 }
        return counts
    }

    @Test(arguments: 1...3) func countsSayWhatTheDecisionSays(width: Int) throws {
        let masks = try #require(NarrowMasks(width: width))
        let seed: UInt64 = 20
        var numbers = SeededNormals(seed: seed)
        for _ in 0..<150 {
            let rows = randomCounts(width, lines: 1 + Int(numbers.next() % 7), &numbers)
            let columns = randomCounts(width, lines: 1 + Int(numbers.next() % 7), &numbers)
            let verdict = ClosednessDecision().decide(TypeMultiset.supports(rows, columns, width: width)).verdict
            #expect(
                verdict == (masks.isClosed(rows: rows, columns: columns) ? .closed : .notClosed),
                "seed \(seed): \(rows) \(columns)")
        }
    }

    @Test(arguments: 1...3) func moreLinesThanATypeHasMembersChangeNothing(width: Int) throws {
        let masks = try #require(NarrowMasks(width: width))
        let seed: UInt64 = 21
        var numbers = SeededNormals(seed: seed)
        func capped(_ counts: [Int]) -> [Int] { counts.enumerated().map { min($0.element, $0.offset.nonzeroBitCount) } }
        for _ in 0..<5_000 {
            let rows = randomCounts(width, lines: Int(numbers.next() % 40), &numbers)
            let columns = randomCounts(width, lines: Int(numbers.next() % 40), &numbers)
            #expect(
                masks.isClosed(rows: rows, columns: columns)
                    == masks.isClosed(rows: capped(rows), columns: capped(columns)), "seed \(seed)")
        }
    }

    @Test func everyKernelUpToSixLinesHasTheVerdictOfItsDecision() throws {
        let census = try Census(KernelFamily(width: 3, lines: 6))
        for kernel in census.kernels {
            let masks = try #require(NarrowMasks(width: kernel.width))
            func counts(_ types: [UInt32]) -> [Int] {
                types.reduce(into: Array(repeating: 0, count: 1 << kernel.width)) { $0[Int($1)] += 1 }
            }
            let verdict = ClosednessDecision().decide(RankOneSupports(kernel.supports)).verdict
            let isClosed = masks.isClosed(rows: counts(kernel.rowTypes), columns: counts(kernel.columnTypes))
            #expect(verdict == (isClosed ? .closed : .notClosed), "\(kernel.name)")
        }
    }

    @Test func whatIsTractableDependsOnCountsUpToTwo() {
        let seed: UInt64 = 22
        var numbers = SeededNormals(seed: seed)
        for width in 1...2 {
            for _ in 0..<2_000 {
                let rows = randomCounts(width, lines: Int(numbers.next() % 9), &numbers)
                let columns = randomCounts(width, lines: Int(numbers.next() % 9), &numbers)
                let value = NarrowVerdicts.isTractable(width: width, rows: rows, columns: columns)
                let capped = NarrowVerdicts.isTractable(
                    width: width, rows: rows.map { min($0, 2) }, columns: columns.map { min($0, 2) })
                let transposed = NarrowVerdicts.isTractable(width: width, rows: columns, columns: rows)
                #expect(value == capped && value == transposed, "seed \(seed): \(rows) \(columns)")
            }
        }
    }

    @Test func widerMasksHaveNoSuchVerdicts() {
        #expect(NarrowMasks(width: 4) == nil && NarrowMasks(width: 0) == nil)
        #expect(NarrowVerdicts.closed(width: 4) == nil && NarrowVerdicts.tractable(width: 3) == nil)
    }
}

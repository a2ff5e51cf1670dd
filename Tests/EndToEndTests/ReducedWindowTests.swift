import Foundation
import SupportMasks
import SupportTheory
import Testing

/// Width three: finitely many windows decide masks of any size.
@Suite struct WidthThree {
    private static let seed: UInt64 = 0x305

    /// Lines of a few types, most of them with two or three supports, so that private cells and crossings do not settle everything.
    private func side(_ width: Int, lines: Int, using generator: inout SplitMix64) -> [Int] {
        let types = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
            Int.random(in: 1..<(1 << width), using: &generator) | Int.random(in: 1..<(1 << width), using: &generator)
        }
        return (0..<lines).map { _ in types.randomElement(using: &generator) ?? 1 }
    }

    private func kernel(_ rows: [Int], _ columns: [Int]) -> Kernel? {
        Kernel(rowTypes: rows.map(UInt32.init), columnTypes: columns.map(UInt32.init))
    }

    /// A reduced window of these masks that is undecided when it stands alone explains that they are.
    private func isExplained(_ masks: Masks, _ part: Closedness.Exhausted.Part) -> Bool {
        guard let window = kernel(part.rows.map { masks.rows[$0] }, part.columns.map { masks.columns[$0] }), window.isReduced else { return false }
        return ClosednessDecision().decide(RankOneSupports(window.supports)).verdict == .undecided
    }

    @Test func masksOfAnySizeAreDecidedOrHoldAnUndecidedReducedWindow() {
        var generator = SplitMix64(seed: Self.seed)
        var counts: [InstanceAnalysis.Verdict: Int] = [:]
        for round in 0..<300 {
            let width = Int.random(in: 1...3, using: &generator)
            let masks = Masks(
                rows: side(width, lines: Int.random(in: 1...40, using: &generator), using: &generator),
                columns: side(width, lines: Int.random(in: 1...40, using: &generator), using: &generator), width: width)
            let decided = Decided(masks)
            counts[decided.verdict, default: 0] += 1
            if decided.certificate != nil {
                if let flaw = decided.flaw() { Issue.record("seed \(Self.seed), round \(round): \(masks): \(flaw)") }
            } else if let supports = masks.instance.factorSupports, case .undecided(let exhausted) = ClosednessDecision().decide(RankOneSupports(supports)) {
                #expect(exhausted.remaining.contains { isExplained(masks, $0) }, "seed \(Self.seed), round \(round): \(masks)")
            }
        }
        #expect(counts[.closed, default: 0] > 50 && counts[.notClosed, default: 0] > 50, "\(counts)")
        #expect(counts[.undecided, default: 0] < 10, "\(counts)")
    }

    /// Kernels that are stuck without the rule, as they are and with many equal lines: the proof names windows of the masks themselves.
    @Test(arguments: [(rows: [7, 7, 7], columns: [3, 3, 6, 6, 6, 6, 6])])
    func repeatedLinesAreProvedClosedByWindows(kernel: (rows: [Int], columns: [Int])) {
        for copies in [1, 7, 30] {
            func repeated(_ types: [Int]) -> [Int] { types.flatMap { Array(repeating: $0, count: copies) } }
            let masks = Masks(rows: repeated(kernel.rows), columns: repeated(kernel.columns), width: 3)
            let decided = Decided(masks)
            #expect(decided.verdict == .closed)
            #expect(decided.flaw() == nil)
        }
    }
}

import SupportMasks
import SupportTheory
import Testing

/// Masks of larger width that are decided to the last one, each with a certificate that the checker verifies. Debug
/// builds take fewer.
@Suite struct WideMasks {
    private static let seed: UInt64 = 0x5712
    #if DEBUG
        private static let share = 40
    #else
        private static let share = 1
    #endif

    private func check(_ masks: Masks, _ name: @autoclosure () -> String) {
        let decided = Decided(masks)
        #expect(decided.verdict != .undecided, "\(name()): \(masks)")
        if let flaw = decided.flaw() { Issue.record("\(name()): \(masks): \(flaw)") }
    }

    @Test func threeRowsAndColumnsAreDecidedUpToWidthTwelve() {
        var generator = SplitMix64(seed: Self.seed)
        for round in 0..<(2_000 / Self.share) {
            let width = Int.random(in: 5...12, using: &generator)
            let density = [0.2, 0.3, 0.4, 0.5, 0.7].randomElement(using: &generator) ?? 0.5
            func side() -> [Int] {
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    (0..<width).reduce(0) { Double.random(in: 0..<1, using: &generator) < density ? $0 | 1 << $1 : $0 }
                }
            }
            check(Masks(rows: side(), columns: side(), width: width), "seed \(Self.seed), round \(round)")
        }
    }

    @Test func nestedStaircasesAreDecidedUpToTwelveByTwelve() {
        var generator = SplitMix64(seed: Self.seed + 1)
        for round in 0..<(1_000 / Self.share) {
            let width = Int.random(in: 2...12, using: &generator)
            func side() -> [Int] {
                let lines = Int.random(in: 2...12, using: &generator)
                let corners = (0..<width).map { _ in Int.random(in: 0..<lines, using: &generator) }
                return (0..<lines).map { line in corners.indices.reduce(0) { corners[$1] <= line ? $0 | 1 << $1 : $0 } }
            }
            check(Masks(rows: side(), columns: side(), width: width), "seed \(Self.seed + 1), round \(round)")
        }
    }

    @Test func triangularFactorsAreDecidedUpToSixtyFour() throws {
        for size in stride(from: 3, through: 64, by: Self.share > 1 ? 10 : 1) {
            let triangle = BitMatrix(
                rows: (0..<size).map { BitSet(capacity: size, members: 0...$0) }, columnCount: size)
            let decided = Decided(
                MaskInstance(name: "lu", masks: .factorization(FactorSupports(left: triangle, right: triangle))))
            #expect(decided.verdict == .notClosed, "size \(size)")
            if let flaw = decided.flaw() { Issue.record("size \(size): \(flaw)") }
        }
    }
}

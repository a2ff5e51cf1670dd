import SupportMasks
import SupportTheory
import Testing

/// Laws of closedness that hold whatever the method: a decision that breaks one is wrong on one of the two sides.
@Suite struct Laws {
    private static let seed: UInt64 = 0x1A35

    /// Verdicts of related masks: they may differ by "undecided" only.
    private func contradict(_ a: InstanceAnalysis.Verdict, _ b: InstanceAnalysis.Verdict) -> Bool {
        a != b && a != .undecided && b != .undecided
    }

    @Test func symmetriesKeepTheVerdict() {
        var generator = SplitMix64(seed: Self.seed)
        var counts: [InstanceAnalysis.Verdict: Int] = [:]
        for round in 0..<6_000 * RoundFactor.value {
            let masks = Masks.random(lines: 2...4, widths: 2...4, using: &generator)
            let verdict = Decided(masks).verdict
            counts[verdict, default: 0] += 1
            var other = masks
            other.rows.shuffle(using: &generator)
            other.columns.shuffle(using: &generator)
            other = other.renamingSupports(Array(0..<masks.width).shuffled(using: &generator))
            if Bool.random(using: &generator) { other = other.transposed }
            let found = Decided(other).verdict
            #expect(
                !contradict(verdict, found),
                "seed \(Self.seed), round \(round): \(masks) is \(verdict), \(other) is \(found)")
        }
        #expect(counts[.closed, default: 0] > 1_000 && counts[.notClosed, default: 0] > 500, "\(counts)")
        #expect(counts[.undecided, default: 0] < 400 * RoundFactor.value, "\(counts)")
    }

    @Test func anEmptySupportChangesNothing() {
        var generator = SplitMix64(seed: Self.seed + 1)
        for round in 0..<3_000 * RoundFactor.value {
            let masks = Masks.random(lines: 1...4, widths: 1...3, using: &generator)
            var wider = masks
            wider.width += 1
            // The new support is empty on one side, or on both.
            let bit = 1 << masks.width
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: wider.rows = wider.rows.map { $0 | bit }
            case 1: wider.columns = wider.columns.map { $0 | bit }
            default: break
            }
            wider = wider.renamingSupports(Array(0..<wider.width).shuffled(using: &generator))
            let (a, b) = (Decided(masks).verdict, Decided(wider).verdict)
            #expect(!contradict(a, b), "seed \(Self.seed + 1), round \(round): \(masks) is \(a), \(wider) is \(b)")
        }
    }

    /// Deleting a row or a column of a closed set never gives one that is not closed; so adding one to a set that is
    /// not closed never gives a closed one.
    @Test func closednessIsHereditary() {
        var generator = SplitMix64(seed: Self.seed + 2)
        var notClosedParts = 0
        for round in 0..<3_000 * RoundFactor.value {
            let masks = Masks.random(lines: 2...4, widths: 1...4, using: &generator)
            let whole = Decided(masks).verdict
            let parts = masks.rows.indices.map(masks.deletingRow) + masks.columns.indices.map(masks.deletingColumn)
            for part in parts where Decided(part).verdict == .notClosed {
                notClosedParts += 1
                #expect(
                    whole != .closed,
                    "seed \(Self.seed + 2), round \(round): \(masks) is closed, its part \(part) is not")
            }
        }
        #expect(notClosedParts > 500, "\(notClosedParts)")
    }

    /// More rows of one type τ than |τ| change nothing: the block of these rows has rank at most |τ|.
    @Test func rowsBeyondTheRankOfTheirTypeChangeNothing() {
        var generator = SplitMix64(seed: Self.seed + 3)
        var changed = 0
        for round in 0..<3_000 * RoundFactor.value {
            var masks = Masks.random(lines: 1...4, widths: 1...3, using: &generator)
            guard let type = masks.rows.randomElement(using: &generator) else { continue }
            let missing = type.nonzeroBitCount - masks.rows.count { $0 == type }
            masks.rows += Array(repeating: type, count: max(0, missing))
            var larger = masks
            larger.rows += Array(repeating: type, count: Int.random(in: 1...3, using: &generator))
            larger.rows.shuffle(using: &generator)
            let (a, b) = (Decided(masks).verdict, Decided(larger).verdict)
            if a == .notClosed { changed += 1 }
            #expect(!contradict(a, b), "seed \(Self.seed + 3), round \(round): \(masks) is \(a), \(larger) is \(b)")
        }
        #expect(changed > 100)
    }

    @Test func randomMasksOfWidthTwoAreDecidedAsTheTheoremSays() {
        var generator = SplitMix64(seed: Self.seed + 4)
        for round in 0..<3_000 * RoundFactor.value {
            let masks = Masks.random(lines: 1...7, widths: 2...2, using: &generator)
            let decided = Decided(masks)
            #expect(
                decided.verdict == (isClosedByTwoSupportTheorem(masks) ? .closed : .notClosed),
                "seed \(Self.seed + 4), round \(round): \(masks)")
            if let flaw = decided.flaw() { Issue.record("seed \(Self.seed + 4), round \(round): \(masks): \(flaw)") }
        }
    }
}

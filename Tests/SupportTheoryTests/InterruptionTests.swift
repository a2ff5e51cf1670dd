import ExactArithmetic
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Time limits, memory limits and interrupts end a decision undecided, and never otherwise.
struct InterruptionTests {
    private static let past = ContinuousClock.now - .seconds(1)

    private static func raised() -> InterruptSignal {
        let signal = InterruptSignal()
        signal.raise()
        return signal
    }

    @Test(
        arguments: [
            (Interruption(deadline: InterruptionTests.past), .timeLimit),
            (Interruption(signal: InterruptionTests.raised()), .interrupt),
            (Interruption(memoryLimit: 1), .memoryLimit),
        ] as [(Interruption, Interruption.Cause)])
    func aDecisionThatIsCutAtOnceIsUndecidedAndSaysWhy(interruption: Interruption, cause: Interruption.Cause) throws {
        let masks = try #require(try SupportFamilies.lu(4).factorSupports)
        let closedness = ClosednessDecision(limits: SearchLimits(interruption: interruption)).decide(
            RankOneSupports(masks))
        guard case .undecided(let exhausted) = closedness else {
            Issue.record("decided: \(closedness.verdict)")
            return
        }
        #expect(exhausted.cut == cause)
        guard case .state([0, 1, 2, 3], _, _, _) = exhausted.remaining.first, exhausted.remaining.count == 1 else {
            Issue.record("the whole is left: \(exhausted.remaining)")
            return
        }
    }

    @Test func whatDoesNotInterruptIsNotNoticed() {
        let later = Interruption(signal: InterruptSignal(), deadline: .now + .seconds(3_600), memoryLimit: 1 << 30)
        for interruption in [Interruption.never, later] {
            for _ in 0..<100 { #expect(!interruption.isDue) }
            #expect(interruption.noticed == nil)
        }
    }

    @Test func copiesNoticeTogetherAndStayDue() {
        let signal = InterruptSignal()
        let interruption = Interruption(signal: signal)
        let copy = interruption
        #expect(!interruption.isDue && interruption == copy && interruption != Interruption(signal: signal))
        signal.raise()
        #expect(interruption.noticed == nil, "noticed when asked")
        #expect((0..<16).contains { _ in interruption.isDue })
        #expect(copy.isDue && copy.noticed == .interrupt)
    }

    #if DEBUG
        private static let lines = 5
    #else
        private static let lines = 6
    #endif

    @Test func aSearchThatIsCutAnywhereSaysWhatTheWholeSearchSaysOrNothing() throws {
        let seed: UInt64 = 304
        var generator = SplitMix64(seed: seed)
        var verdicts: [InstanceAnalysis.Verdict: Int] = [:]
        for kernel in try KernelFamily(width: 3, lines: Self.lines).kernels() {
            let supports = RankOneSupports(kernel.supports)
            let whole = ClosednessDecision().decide(supports).verdict
            let deadline = ContinuousClock.now + .microseconds(Int.random(in: 0...300, using: &generator))
            switch ClosednessDecision(limits: SearchLimits(interruption: Interruption(deadline: deadline))).decide(
                supports)
            {
            case .undecided(let exhausted):
                #expect(exhausted.cut == .timeLimit || whole == .undecided, "seed \(seed), \(kernel)")
            case let decided: #expect(decided.verdict == whole, "seed \(seed), \(kernel)")
            }
            verdicts[whole, default: 0] += 1
        }
        #expect((verdicts[.closed] ?? 0) > 200 && (verdicts[.notClosed] ?? 0) > 20)
    }

    /// Counted bounds that would take longer than anybody waits.
    private static let endless = (
        windows: Int.max, leaves: Int.max, nodes: Int.max, trials: Int.max / 10
    )

    @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 3, 4] as [UInt64])
    func everyLongLoopIsCut(seed: UInt64) throws {
        var cuts = 0
        for (size, width, density) in [(8, 7, 0.8), (12, 20, 0.6), (9, 9, 0.75), (32, 32, 0.8), (24, 30, 0.7)] {
            let masks = try #require(
                try SupportFamilies.random(size, size, width, density: density, seed: seed).factorSupports)
            var limits = SearchLimits(
                effort: .high, interruption: Interruption(deadline: .now + .milliseconds(30)))
            limits.exhaustiveClasses = 16
            limits.exhaustiveLines = 40
            limits.antidiagonalChains = .max
            limits.overlappingPairs = Self.endless.windows
            limits.normalFormLeaves = Self.endless.leaves
            limits.refutationNodes = Self.endless.nodes
            limits.curveTrials = Self.endless.trials
            if case .undecided(let exhausted) = ClosednessDecision(limits: limits).decide(RankOneSupports(masks)) {
                #expect(exhausted.cut == .timeLimit, "seed \(seed), size \(size), width \(width)")
                cuts += 1
            }
        }
        #expect(cuts >= 2, "seed \(seed): the others were decided")
    }

    /// Whether the zeros of a dense matrix refute it is asked at a factorial of places: without bounds it never ends.
    @Test(.timeLimit(.minutes(1))) func aQuestionOfMembershipEndsAtItsBounds() {
        let full = BitMatrix(rowCount: 20, columnCount: 6) { _, _ in true }
        var matrix: [Cell: Rational] = [:]
        for row in 0..<20 {
            for column in 0..<20 {
                matrix[Cell(row: row, column: column)] = (0..<6).reduce(0) { sum, k in
                    let (x, y) = ((row * k + 3 * row + k * k) % 7 - 3, (2 * column * k + column + 5 * k) % 7 - 3)
                    return sum + Rational(x * y)
                }
            }
        }
        let limits = SearchLimits(interruption: Interruption(deadline: .now + .milliseconds(200)))
        let question = MembershipQuestion(supports: FactorSupports(left: full, right: full), matrix: matrix)
        if case .notMember = MembershipDecision(limits: limits).answer(question) {
            Issue.record("a product is refuted")
        }
    }
}

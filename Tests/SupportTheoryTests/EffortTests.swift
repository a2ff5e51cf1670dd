import Proofs
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Steps that are counted: of parts of a search, and of decisions of small masks.
struct EffortTests {
    @Test func aPartEndsAfterItsSteps() {
        let part = Interruption.never.bounded(steps: 3)
        #expect((0..<3).allSatisfy { _ in !part.isDue } && part.isDue && part.isDue)
        #expect(part.noticed == nil && !Interruption.never.isDue)
    }

    @Test func stepsOfAPartAreStepsOfTheWhole() {
        let whole = Interruption.never.bounded(steps: 10)
        let first = whole.bounded(steps: 4)
        #expect(!first.isDue(after: 4) && first.isDue)
        let second = whole.bounded(steps: 100)
        #expect(!second.isDue(after: 5) && second.isDue && whole.isDue)
    }

    @Test func copiesShareTheirSteps() {
        let part = SearchLimits().bounded(by: 2)
        let copy = part
        #expect(!part.interruption.isDue && !copy.interruption.isDue && part.interruption.isDue)
    }

    @Test func aDeadlineEndsEveryPart() {
        let part = Interruption(deadline: .now).bounded(steps: 1_000)
        #expect(part.isDue && part.noticed == .timeLimit)
    }

    /// What is undecided after the steps of normal effort has used no more of them than they are; twice the same.
    @Test(arguments: [(8, 65, 1), (8, 90, 2), (12, 50, 3)])
    func aBoundedDecisionIsTheSameEveryTime(size: Int, density: Int, seed: UInt64) throws {
        let instance = try SupportFamilies.random(size, size, size, density: Double(density) / 100, seed: seed)
        let masks = try #require(instance.factorSupports)
        var limits = SearchLimits()
        limits.windowSteps = 20_000
        let verdicts = (0..<2).map { _ in ClosednessDecision(limits: limits).decide(RankOneSupports(masks)).verdict }
        #expect(verdicts[0] == verdicts[1])
    }

    @Test func smallSubsetsAreAllOfThemInOrder() {
        for count in 0...9 {
            for size in 0...(count + 1) {
                let expected = (0..<(UInt64(1) << UInt64(count))).filter { $0.nonzeroBitCount == size }
                #expect(Array(SmallSubsets(size: size, of: count)) == expected)
            }
        }
        #expect(Array(SmallSubsets(size: 1, of: 64)).last == 1 << 63)
        #expect(Array(SmallSubsets(size: 64, of: 64)) == [.max] && Array(SmallSubsets(size: 63, of: 64)).count == 64)
    }
}

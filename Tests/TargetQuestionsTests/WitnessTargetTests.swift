import ExactArithmetic
import Membership
import Proofs
import SupportMasks
import SupportTheory
import Testing

@testable import TargetQuestions

/// The matrices of witnesses, as they are, scaled, and with noise.
@Suite struct WitnessTargetTests {
    /// So many random masks that are not closed, with their witnesses.
    private static func notClosed(
        _ count: Int, seed: UInt64,
        _ body: (inout RandomTargets, FactorSupports, InstanceAnalysis, NonClosedness) -> Void
    ) {
        var random = RandomTargets(seed: seed)
        var left = count
        while left > 0 {
            let masks = random.masks(most: 4)
            let analysis = InstanceAnalysis(instance(masks))
            guard case .notClosed(let proof) = analysis.closedness else { continue }
            left -= 1
            body(&random, masks, analysis, proof)
        }
    }

    @Test func theWitnessIsALimitAndNotAttained() {
        Self.notClosed(500, seed: 1) { random, masks, analysis, proof in
            var scaled = proof.limit
            for row in 0..<masks.rowCount {
                let factor = Rational(random.number(1...5)) / Rational(random.number(-3 ... -1))
                for column in 0..<masks.columnCount { scaled[Cell(row: row, column: column)]? *= factor }
            }
            for target in [proof.limit, scaled] {
                guard let answer = TargetDecision().answer(target, analysis), case .limit = answer.infimum,
                    case .notMember = answer.membership
                else {
                    Issue.record("seed 1: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
                    continue
                }
                #expect(isVerified(answer, masks), "seed 1: \(masks.left.rowStrings) \(masks.right.rowStrings)")
                #expect(answer.obstruction?.isScaledWitness == true)
                #expect(answer.obstruction?.squaredDistance == 0)
            }
        }
    }

    @Test func noiseIsAnsweredAsMembershipIs() {
        var counts = (attained: 0, limit: 0, positive: 0, openInfimum: 0, undecided: 0)
        Self.notClosed(500, seed: 2) { random, masks, analysis, proof in
            var target = proof.limit
            for cell in reached(masks) where random.number(0...3) == 0 {
                target[cell, default: 0] += random.rational(2)
            }
            target = target.filter { !$0.value.isZero }
            guard let answer = TargetDecision().answer(target, analysis) else { Issue.record("no answer"); return }
            let plain = MembershipDecision().answer(MembershipQuestion(supports: masks, matrix: target))
            switch (answer.membership, plain) {
            case (.member, .notMember), (.notMember, .member):
                Issue.record("seed 2: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
            default: break
            }
            switch answer.infimum {
            case .attained: counts.attained += 1
            case .limit: counts.limit += 1
            case .positive: counts.positive += 1
            case .undecided:
                if case .notMember = answer.membership { counts.openInfimum += 1 } else { counts.undecided += 1 }
            }
            if case .undecided = answer.membership { return }
            #expect(isVerified(answer, masks), "seed 2: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
        }
        print("noise:", counts)
        #expect(counts.attained + counts.limit + counts.positive >= 450)
    }

    /// The bound on the distance is one: the matrix at this distance has no best approximation.
    @Test func theDistanceIsThatOfAMatrixWithoutOptimum() throws {
        let lu = masks(["10", "11"], ["10", "11"])
        let near = try #require(said(of: lu, matrix([[Rational(1) / 10, 1], [1, 2]])))
        let obstruction = try #require(near.obstruction)
        #expect(!obstruction.isScaledWitness)
        // Witnesses of LU are zero at (0, 0) and scaled elsewhere: [[0, 1], [1, 0]] and its multiples.
        #expect(obstruction.squaredDistance <= 4 + Rational(1) / 100)
        #expect(obstruction.squaredDistance >= Rational(1) / 100)
        #expect(near.badData == .measureZero)
    }

    @Test func scalesAreFoundAlongTheCellsOfTheWitness() throws {
        let lu = InstanceAnalysis(instance(masks(["100", "110", "111"], ["100", "110", "111"])))
        guard case .notClosed(let proof) = lu.closedness else { Issue.record("not closed"); return }
        var target = proof.limit
        for (index, cell) in proof.limit.keys.sorted().enumerated() { target[cell]? *= Rational(index + 2) }
        let isForest = proof.limit.count < proof.rows.count + proof.columns.count
        #expect((ScaledWitness.scales(of: target, to: proof) != nil) == isForest)
        target[proof.limit.keys.sorted()[0]] = 0
        #expect(ScaledWitness.scales(of: target.filter { !$0.value.isZero }, to: proof) == nil)
    }
}

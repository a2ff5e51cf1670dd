import CertificateChecker
import Certificates
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// The obstruction in the graph of factors (SC408): found, and accepted by the checker.
struct TreeWitnessTests {
    private static func random(_ dice: inout Dice, _ factors: ClosedRange<Int>) -> Loadings {
        let factorCount = factors.lowerBound + dice.below(factors.count)
        let items = (0..<(factorCount + dice.below(6))).map { _ in
            Set([dice.below(factorCount), dice.below(factorCount)]).sorted()
        }
        return Loadings(factorCount: factorCount, items: items)
    }

    private func isVerified(_ proof: NonClosedness, _ masks: FactorSupports) throws -> Bool {
        let instance = MaskInstance(name: "loadings", masks: .factorization(masks))
        let certificate = try #require(CertificateWriter.certificate(for: instance, .notClosed(proof)))
        let answer = try CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8))
        guard case .verified = answer else { return false }
        return true
    }

    @Test(arguments: 1...40) func everyGraphWithTooManyCyclesHasAVerifiedWitness(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let graph = Self.random(&dice, 4...14)
        let masks = graph.supports()
        guard let proof = TreeWitness.proof(of: RankOneSupports(masks)) else {
            // Closed, or a triangle with two edges doubled, which is decided as a small window.
            #expect(graph.verdictOfGraph == graph.verdict(), "seed \(seed): \(graph)")
            return
        }
        #expect(graph.verdictOfGraph == .notClosed && proof.rule == .SC408 && proof.curveTendsToLimit)
        #expect(try isVerified(proof, masks), "seed \(seed): \(graph)")
        let turned = FactorSupports(left: masks.right, right: masks.left)
        let other = try #require(TreeWitness.proof(of: RankOneSupports(turned)))
        #expect(try isVerified(other, turned), "seed \(seed): \(graph), transposed")
    }

    @Test(arguments: 1...20) func graphsOfTenFactorsAndMoreAreDecided(seed: UInt64) {
        var dice = Dice(seed: 1_000 + seed)
        let graph = Self.random(&dice, 10...40)
        #expect(graph.verdict() == graph.verdictOfGraph, "seed \(seed): \(graph)")
    }

    @Test func longCyclesHaveAWitness() throws {
        let count = 60
        let ring = (0..<count).map { [$0, ($0 + 1) % count].sorted() }
        let masks = Loadings(factorCount: count, items: ring + [[0, count / 2]]).supports()
        let proof = try #require(TreeWitness.proof(of: RankOneSupports(masks)))
        #expect(try isVerified(proof, masks))
    }

    /// Items of more factors do not hide what the others do.
    @Test func itemsOfThreeFactorsArePassedOver() throws {
        let items = [[0, 1], [1, 2], [2, 3], [0, 3], [0, 2], [0, 1, 2], [1, 2, 3]]
        let masks = Loadings(factorCount: 4, items: items).supports()
        let proof = try #require(TreeWitness.proof(of: RankOneSupports(masks)))
        #expect(proof.rows == [0, 1, 2, 3, 4])
        #expect(try isVerified(proof, masks))
    }

    @Test func tooFewObservationsGiveNoWitness() {
        let items = [[0, 1], [1, 2], [2, 3], [0, 3], [0, 2]]
        let graph = Loadings(factorCount: 4, items: items)
        #expect(TreeWitness.proof(of: RankOneSupports(graph.supports(observations: 3))) == nil)
        #expect(TreeWitness.proof(of: RankOneSupports(graph.supports(observations: 4))) != nil)
    }

    /// Trees of rows with any number of factors: whatever is found is verified, and few random patterns have none.
    @Test func patternsOfManyFactorsAnItemHaveVerifiedWitnesses() throws {
        var dice = Dice(seed: 408)
        var found = 0
        for number in 0..<60 {
            let factorCount = 4 + dice.below(7)
            let items = (0..<(factorCount + 1 + dice.below(8))).map { _ in
                Set((0...dice.below(4)).map { _ in dice.below(factorCount) }).sorted()
            }
            let loadings = Loadings(factorCount: factorCount, items: items)
            let masks = loadings.supports()
            guard let proof = TreeWitness.proof(of: RankOneSupports(masks)) else { continue }
            found += 1
            #expect(try isVerified(proof, masks), "number \(number) of seed 408: \(loadings)")
        }
        #expect(found > 40)
    }
}

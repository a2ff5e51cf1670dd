import SupportMasks
import SupportTheory
import Testing

@Suite struct BlockWitnessTests {
    /// The block of the rule's text with nothing beside it.
    @Test func theSmallestBlockIsFound() throws {
        let masks = masks(["110", "101", "001"], ["100", "011", "111"])
        let proof = try #require(BlockWitness.proof(of: RankOneSupports(masks)))
        #expect(proof.rule == .SC406)
        #expect(proof.curveTendsToLimit)
        #expect(proof.limit.values.allSatisfy { $0 == 1 })
        #expect(proof.limit.count == 5)
    }

    /// The types of each side of kernels that nothing cheaper decides.
    @Test(arguments: [
        (["1011", "1111", "0110", "1001"], ["1101", "1011", "1111", "1110"]),
        (["1101", "1011", "1111", "1110"], ["1011", "1111", "0110", "1001"]),
    ]) func aKernelOfFourSupportsIsNotClosed(_ left: [String], _ right: [String]) throws {
        let masks = masks(left, right)
        let proof = try #require(BlockWitness.proof(of: RankOneSupports(masks)))
        #expect(proof.curveTendsToLimit)
        #expect(isVerified(proof, masks))
    }

    /// Without (a), or without (b), the rule says nothing of these masks.
    @Test func bothConditionsAreNeeded() throws {
        #expect(BlockWitness.proof(of: RankOneSupports(masks(["110", "111", "001"], ["100", "011", "111"]))) == nil)
        #expect(BlockWitness.proof(of: RankOneSupports(masks(["111", "111", "111"], ["111", "111", "111"]))) == nil)
    }

    @Test func whateverIsFoundInRandomMasksIsVerified() throws {
        let seed: UInt64 = 406
        var generator = SplitMix64(seed: seed)
        var found = 0
        for (size, density) in [(3, 0.5), (4, 0.6), (6, 0.6), (10, 0.6)] {
            for _ in 0..<40 {
                let mask = { BitMatrix(rowCount: size, columnCount: size) { _, _ in generator.nextUnit() < density } }
                let masks = FactorSupports(left: mask(), right: mask())
                guard let proof = BlockWitness.proof(of: RankOneSupports(masks)) else { continue }
                found += 1
                #expect(isVerified(proof, masks), "seed \(seed): \(masks)")
            }
        }
        #expect(found > 20)
    }
}

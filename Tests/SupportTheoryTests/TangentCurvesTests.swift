import SupportMasks
import SupportTheory
import Testing

@Suite struct TangentCurvesTests {
    /// Kernels without a block, 4 × 4, 4 × 5 and 5 × 4.
    @Test(arguments: [
        (["1100", "1010", "0111", "0111"], ["1110", "1101", "1011", "1111"]),
        (["1111", "1111", "1101", "1111"], ["1111", "1011", "1111", "0110", "1111"]),
        (["1100", "1110", "1011", "0111"], ["1110", "1101", "0011", "1011"]),
    ]) func aLimitAlongATangentIsFound(_ left: [String], _ right: [String]) throws {
        let masks = masks(left, right)
        let supports = RankOneSupports(masks)
        #expect(BlockWitness.proof(of: supports) == nil)
        let proof = try #require(TangentCurves.proof(of: supports))
        #expect(proof.rule == .SC407)
        #expect(proof.curveTendsToLimit)
        #expect(isVerified(proof, masks))
        // One over t in X at most, t in Y at most.
        #expect(proof.curve.layers[1].values.allSatisfy { $0.terms.allSatisfy { (-1...0).contains($0.exponent) } })
        #expect(proof.curve.layers[0].values.allSatisfy { $0.terms.allSatisfy { (0...1).contains($0.exponent) } })
        // The same again.
        #expect(TangentCurves.proof(of: supports) == proof)
    }

    /// Sets that are closed for reasons of their own: everything, rank at most two, disjoint supports.
    @Test(arguments: [
        (["111", "111", "111"], ["111", "111", "111"]),
        (["11", "11", "11"], ["11", "11", "11", "11"]),
        (["100", "110", "011"], ["100", "010", "001"]),
        (["1010", "0101", "1010"], ["1000", "0100", "0010", "0001"]),
    ]) func nothingIsFoundInAClosedSet(_ left: [String], _ right: [String]) {
        let supports = RankOneSupports(masks(left, right))
        guard case .closed = ClosednessDecision().decide(supports) else { Issue.record("closed"); return }
        #expect(TangentCurves.proof(of: supports) == nil)
        #expect(BlockWitness.proof(of: supports) == nil)
    }

    /// No curve is found where the decision has another proof that the set is closed.
    @Test func randomClosedMasksHaveNoTangentCurve() {
        let seed: UInt64 = 407
        var generator = SplitMix64(seed: seed)
        var closed = 0
        for _ in 0..<400 {
            let mask = { BitMatrix(rowCount: 3, columnCount: 3) { _, _ in generator.nextUnit() < 0.7 } }
            let masks = FactorSupports(left: mask(), right: mask())
            let supports = RankOneSupports(masks)
            guard case .closed = ClosednessDecision().decide(supports) else { continue }
            closed += 1
            #expect(TangentCurves.proof(of: supports) == nil, "seed \(seed): \(masks)")
            #expect(BlockWitness.proof(of: supports) == nil, "seed \(seed): \(masks)")
        }
        #expect(closed > 20)
    }
}

import CertificateChecker
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Swaps beside other supports (SC405): where they are found, and that they are never found where P is closed.
@Suite struct Swaps {
    private static let seed: UInt64 = 0x405

    private func random(_ rows: Int, _ columns: Int, _ density: Double, using generator: inout SplitMix64) -> BitMatrix
    {
        BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < density }
    }

    private func instance(_ name: String, _ left: BitMatrix, _ right: BitMatrix) -> MaskInstance {
        MaskInstance(name: name, masks: .factorization(FactorSupports(left: left, right: right)))
    }

    /// Decided, and the certificate verified with the masks as a file.
    private func expectNotClosed(_ instance: MaskInstance, _ place: String) throws {
        let found = InstanceAnalysis(instance).closedness
        let decided = Decided(instance, found)
        #expect(decided.verdict == .notClosed, "\(place)")
        if let flaw = decided.flaw(maskFile: Data(try MaskTextWriter.text(for: [instance]).utf8)) {
            Issue.record("\(place): \(flaw)")
        }
    }

    /// Lines outside the supports leave room for all others as soon as (m + n)(1 − p) is a little more than r ≤ m, n.
    @Test(arguments: [(16, 16, 0.4), (48, 48, 0.45), (96, 96, 0.45), (64, 32, 0.7), (96, 24, 0.8)])
    func denseMasksWithRoomOutsideAreNotClosed(size: Int, width: Int, density: Double) throws {
        var generator = SplitMix64(seed: Self.seed)
        for round in 0..<5 {
            let left = random(size, width, density, using: &generator)
            let right = random(size, width, density, using: &generator)
            try expectNotClosed(
                instance("random", left, right), "seed \(Self.seed), round \(round): \(size), \(width), \(density)")
        }
    }

    /// Width r + n: r full supports, and one for each row of the sparse part.
    private func lowRankPlus(_ sparse: BitMatrix, rank: Int) -> MaskInstance {
        let (rows, columns) = (sparse.rowCount, sparse.columnCount)
        let left = BitMatrix(rowCount: rows, columnCount: rank + rows) { $1 < rank || $1 - rank == $0 }
        let right = BitMatrix(rowCount: columns, columnCount: rank + rows) { $1 < rank || sparse[$1 - rank, $0] }
        return instance("low rank plus", left, right)
    }

    @Test(arguments: [1, 2, 3, 5, 8, 16, 33]) func lowRankPlusDiagonalIsNotClosed(rank: Int) throws {
        for size in [2 * rank + 1, 2 * rank + 2, 3 * rank + 5] {
            let diagonal = BitMatrix(rowCount: size, columnCount: size) { $0 == $1 }
            try expectNotClosed(lowRankPlus(diagonal, rank: rank), "rank \(rank), size \(size)")
        }
    }

    @Test(arguments: [(96, 4, 0.1), (96, 12, 0.1), (128, 16, 0.02)])
    func lowRankPlusSparseIsNotClosed(size: Int, rank: Int, density: Double) throws {
        var generator = SplitMix64(seed: Self.seed + 1)
        let masks = lowRankPlus(random(size, size, density, using: &generator), rank: rank)
        try expectNotClosed(masks, "seed \(Self.seed + 1): size \(size), rank \(rank), density \(density)")
    }

    @Test(arguments: [(48, 3, 0.12), (96, 3, 0.1), (160, 5, 0.03)])
    func sparseSquareLayersAreNotClosed(units: Int, depth: Int, density: Double) throws {
        var generator = SplitMix64(seed: Self.seed + 2)
        let masks = (0..<depth).map { _ in random(units, units, density, using: &generator) }
        let layers = masks.enumerated().map { Layer(name: "\($0.offset)", mask: $0.element) }
        let network = MaskInstance(name: "network", masks: .network(layers))
        try expectNotClosed(network, "seed \(Self.seed + 2): \(units), \(depth), \(density)")
    }

    /// Products of two banded matrices: exchanges inside K are needed, since the first supports meet outer lines only.
    @Test(arguments: [(6, 2), (8, 3), (16, 2), (16, 3), (16, 4)])
    func productsOfBandsAreNotClosed(size: Int, width: Int) throws {
        let band = BitMatrix(rowCount: size, columnCount: size) { abs($0 - $1) <= width }
        try expectNotClosed(instance("band", band, band), "size \(size), \(width) diagonals on each side")
    }

    /// Both searches in small masks of every kind: what they find is verified, and nothing is found where there is a
    /// proof of the opposite.
    @Test func noSwapIsFoundWhereTheSetIsClosed() {
        var generator = SplitMix64(seed: Self.seed + 3)
        var (closed, found) = (0, 0)
        for round in 0..<6_000 {
            let masks = Masks.random(lines: 2...4, widths: 2...4, using: &generator)
            guard let factors = masks.instance.factorSupports else { continue }
            let supports = RankOneSupports(factors)
            let limits = SearchLimits()
            var state = MaskedState(supports)
            state.absorbCompleteClasses()
            let witnesses = [MatchedSwap(supports, limits: limits).find(), GrownSwap(state, limits: limits).find()]
            for witness in witnesses.compactMap({ $0 }) {
                found += 1
                if let flaw = Decided(masks.instance, .notClosed(witness)).flaw() {
                    Issue.record("seed \(Self.seed + 3), round \(round): \(masks): \(flaw)")
                }
            }
            if round < 800, Decided(masks).verdict == .closed {
                closed += 1
                #expect(witnesses.allSatisfy { $0 == nil }, "seed \(Self.seed + 3), round \(round): \(masks)")
            }
        }
        #expect(closed > 100 && found > 300, "\(closed) closed, \(found) found")
    }
}

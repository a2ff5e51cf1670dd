import ExactArithmetic
import SupportMasks
import SupportTheory
import TargetQuestions
import Testing

/// How many matrices have no best approximation.
@Suite struct BadDataTests {
    private func size(_ masks: FactorSupports) -> BadData? { said(of: masks, [:])?.badData }

    @Test(arguments: 2...7) func almostEveryMatrixHasAnLUDecomposition(_ size: Int) {
        let triangle = BitMatrix(rowCount: size, columnCount: size) { $0 >= $1 }
        #expect(self.size(FactorSupports(left: triangle, right: triangle)) == .measureZero)
    }

    @Test func closedMasksHaveNone() {
        #expect(size(masks(["11", "11", "11"], ["11", "11"])) == .empty)
        #expect(size(masks(["1", "1"], ["1", "1"])) == .empty)
    }

    /// One row of each support, and one of both, which lies in their span.
    @Test func rowsOfTheirOwnSpanAlmostEveryRow() {
        #expect(size(masks(["10", "01", "11"], ["11", "11"])) == .measureZero)
    }

    /// Rank two on 4 × 4 cells: LU beside rows and columns that both supports meet.
    @Test func almostEveryMatrixOfLowRankIsAProduct() {
        #expect(size(masks(["10", "11", "11", "11"], ["10", "11", "11", "11"])) == .measureZero)
    }

    /// LU with a column twice: rank one on two columns, and anything beside them.
    @Test func equalColumnsBoundARank() {
        #expect(size(masks(["10", "11"], ["10", "10", "11"])) == .measureZero)
        #expect(size(masks(["10", "10", "11"], ["10", "11"])) == .measureZero)
    }

    @Test func aClosedComponentBesideOneThatIsNearlyFull() {
        #expect(size(masks(["1000", "1100", "0010", "0001"], ["1000", "1100", "0011", "0011"])) == .measureZero)
    }

    /// What holds almost everything has the dimension for it, and gives factors for matrices in general position.
    @Test func nearlyFullSetsHoldMatricesInGeneralPosition() throws {
        var random = RandomTargets(seed: 7)
        var counts: [BadData: Int] = [:]
        var (attained, open) = (0, 0)
        for _ in 0..<500 {
            let masks = random.masks(most: 4)
            let analysis = InstanceAnalysis(instance(masks))
            let target = random.onCells(masks, zeros: false)
            guard let answer = TargetDecision().answer(target, analysis) else { continue }
            counts[answer.badData, default: 0] += 1
            #expect((answer.badData == .empty) == (analysis.verdict == .closed))
            guard answer.badData == .measureZero, MaskShape(masks).isConnected else { continue }
            let layers = [masks.right.transposed(), masks.left]
            let generic = try #require(GenericDimension(layers, limits: SearchLimits()))
            // Else some group is closed, or bounded in rank.
            guard generic.fills == .cells else { continue }
            switch answer.infimum {
            case .attained: attained += 1
            case .undecided: open += 1
            case .limit, .positive:
                // Small numbers may lie on the zeros of a polynomial; a distance may not.
                if case .positive = answer.infimum {
                    Issue.record("seed 7: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
                }
            }
        }
        print("bad data:", counts, "attained", attained, "open", open)
        #expect(attained > 5 * open)
    }
}

/// Whether all lines of masks are joined by supports.
private struct MaskShape {
    let isConnected: Bool

    init(_ masks: FactorSupports) {
        var members: Set<Int> = []
        var next = (0..<masks.width).first.map { [$0] } ?? []
        while let k = next.popLast() {
            guard members.insert(k).inserted else { continue }
            for other in 0..<masks.width where !members.contains(other) {
                let meets = [masks.left, masks.right].contains { mask in
                    (0..<mask.rowCount).contains { mask[$0, k] && mask[$0, other] }
                }
                if meets { next.append(other) }
            }
        }
        isConnected = members.count == masks.width
    }
}

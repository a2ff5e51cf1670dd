import ExactArithmetic
import Membership
import Proofs
import SupportMasks
import SupportTheory
import TargetQuestions
import Testing

/// Products are told as products, with their factors.
@Suite struct MemberTargetTests {
    @Test func productsAreAttained() {
        var random = RandomTargets(seed: 3)
        for _ in 0..<200 {
            let masks = random.masks(most: 4)
            let target = random.product(masks)
            guard let answer = said(of: masks, target), case .attained = answer.infimum,
                case .member(let factors) = answer.membership
            else {
                Issue.record("seed 3: \(masks.left.rowStrings) \(masks.right.rowStrings) \(target)")
                continue
            }
            #expect(factors.product(equals: target))
            #expect(isVerified(answer, masks), "seed 3: \(masks.left.rowStrings) \(masks.right.rowStrings)")
        }
    }

    @Test func theZeroMatrixIsAttainedOnEveryMask() throws {
        for masks in [masks(["10", "11"], ["10", "11"]), masks(["0", "0"], ["1", "1"])] {
            let answer = try #require(said(of: masks, [:]))
            guard case .attained = answer.infimum else { Issue.record("zero is a product"); continue }
            #expect(isVerified(answer, masks))
        }
    }

    /// One class on 100 × 90 cells: larger than the search for factors takes.
    @Test func aLowRankMatrixOfAnySizeIsAttained() throws {
        let full = FactorSupports(
            left: BitMatrix(rowCount: 100, columnCount: 3) { _, _ in true },
            right: BitMatrix(rowCount: 90, columnCount: 3) { _, _ in true })
        func entry(_ i: Int, _ j: Int, _ rank: Int) -> Rational {
            (0..<rank).reduce(0) { $0 + Rational((i * (7 + $1) + $1) % 11 - 5) * Rational((j * (3 + $1) + 2) % 13 - 6) }
        }
        func target(_ rank: Int) -> [Cell: Rational] {
            matrix((0..<100).map { i in (0..<90).map { entry(i, $0, rank) } })
        }
        let low = try #require(said(of: full, target(3)))
        guard case .attained = low.infimum else { Issue.record("rank three"); return }
        #expect(isVerified(low, full))
        let high = try #require(said(of: full, target(4)))
        guard case .positive(.rank(let rows, let columns, let supports)) = high.infimum else {
            Issue.record("rank four")
            return
        }
        #expect((rows.count, columns.count) == (4, 4))
        #expect(supports == [0, 1, 2])
        #expect(isVerified(high, full))
    }

    /// Eliminated as by hand: 30 × 30 is nothing for it, and the factors of numbers of 40 bits are long but exact.
    @Test(arguments: [4, 12, 30]) func aMatrixIsFactoredByElimination(_ size: Int) throws {
        let triangle = BitMatrix(rowCount: size, columnCount: size) { $0 >= $1 }
        let masks = FactorSupports(left: triangle, right: triangle)
        var random = RandomTargets(seed: UInt64(size))
        let target = matrix(
            (0..<size).map { _ in (0..<size).map { _ in Rational(random.number(-(1 << 40)...1 << 40)) / 1_024 } })
        let found = try #require(said(of: masks, target))
        guard case .attained = found.infimum else { Issue.record("seed \(size)"); return }
        #expect(isVerified(found, masks))
    }

    @Test func partsAreJoined() throws {
        // Two 2 × 2 LU beside each other: one is a limit, the other a product.
        let two = masks(["1000", "1100", "0010", "0011"], ["1000", "1100", "0010", "0011"])
        let limit = try #require(said(of: two, matrix([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 2, 1], [0, 0, 3, 5]])))
        guard case .limit(let proof) = limit.infimum else { Issue.record("a limit"); return }
        #expect(proof.curveTendsToLimit)
        #expect(isVerified(limit, two))
        let far = try #require(said(of: two, matrix([[0, 1, 0, 7], [1, 0, 0, 0], [0, 0, 2, 1], [0, 0, 3, 5]])))
        guard case .positive(.cell(let cell)) = far.infimum else { Issue.record("a cell out of reach"); return }
        #expect(cell == Cell(row: 0, column: 3))
        #expect(isVerified(far, two))
    }
}

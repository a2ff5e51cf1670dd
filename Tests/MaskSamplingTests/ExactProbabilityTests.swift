import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import SupportTheory
import Testing

@testable import MaskSampling

/// The exact probabilities, against what the decision says of every mask, and against formulas written another way.
@Suite struct ExactProbabilityTests {
    private func isDecidedClosed(_ supports: RankOneSupports) -> Bool {
        let closedness = ClosednessDecision().decide(supports)
        #expect(closedness.verdict != .undecided)
        return closedness.verdict == .closed
    }

    @Test(
        "The numbers of closed masks by entries are those that going through all masks gives",
        arguments: [
            (1, 1, 2), (2, 2, 2), (2, 3, 2), (3, 3, 2), (4, 4, 2), (2, 6, 2), (2, 2, 3), (1, 4, 3), (2, 4, 3),
            (3, 3, 3),
        ])
    func countsAreThoseOfAllMasks(rows: Int, columns: Int, width: Int) throws {
        let table = try #require(NarrowVerdicts.closed(width: width))
        #expect(
            table.counts(rows: rows, columns: columns).counts
                == TypeMultiset.countsByEntries(rows: rows, columns: columns, width: width, isDecidedClosed))
    }

    @Test(
        "The numbers of tractable masks by entries are those that going through all masks gives",
        arguments: [(1, 1, 1), (3, 2, 1), (1, 5, 2), (2, 2, 2), (3, 3, 2), (4, 4, 2), (2, 6, 2)])
    func tractableCountsAreThoseOfAllMasks(rows: Int, columns: Int, width: Int) throws {
        let table = try #require(NarrowVerdicts.tractable(width: width))
        let found = TypeMultiset.countsByEntries(rows: rows, columns: columns, width: width) { supports in
            if case .tractable = Tractability.of(supports, relation: supports.relation()) { return true }
            return false
        }
        #expect(table.counts(rows: rows, columns: columns).counts == found)
    }

    /// The closed form of theorem 1 in Sampling.md.
    private func widthTwo(_ m: Int, _ n: Int, _ p: Rational) -> Rational {
        let q = 1 - p
        func both(_ lines: Int) -> Rational { (1 - p * p).power(lines) }
        func chain(_ lines: Int) -> Rational { (1 - p * q).power(lines) - q.power(lines) }
        func equal(_ lines: Int) -> Rational { (p * p + q * q).power(lines) - q.power(2 * lines) }
        func single(_ lines: Int) -> Rational { Rational(lines) * p * p * q.power(2 * lines - 2) }
        func all(_ lines: Int) -> Rational {
            1 - 2 * (1 - p * q).power(lines) - both(lines) + (p * p + q * q).power(lines) + 2 * q.power(lines)
                - q.power(2 * lines)
        }
        return both(m) + both(n) - both(m) * both(n) + 2 * chain(m) * chain(n) - equal(m) * equal(n)
            + single(n) * all(m) + single(m) * all(n)
    }

    @Test func widthTwoHasItsClosedForm() throws {
        let table = try #require(NarrowVerdicts.closed(width: 2))
        for (m, n) in [(1, 1), (1, 7), (2, 2), (5, 3), (12, 30)] {
            for p in [Rational(1, 2), Rational(1, 10), Rational(17, 19), 0, 1] {
                let weights = LineWeights.independent(width: 2, density: p)
                let value = table.probability(rows: m, columns: n, rowWeights: weights, columnWeights: weights)
                #expect(value == widthTwo(m, n, p))
            }
        }
    }

    @Test(arguments: 1...3) func threeWaysToThePolynomialAgree(width: Int) throws {
        let table = try #require(NarrowVerdicts.closed(width: width))
        for (m, n) in [(1, 1), (3, 5), (6, 6)] {
            let counts = table.counts(rows: m, columns: n)
            let polynomial = counts.polynomial
            for p in [Rational(0), Rational(1, 3), Rational(9, 10), 1] {
                let weights = LineWeights.independent(width: width, density: p)
                let value = table.probability(rows: m, columns: n, rowWeights: weights, columnWeights: weights)
                #expect(value == counts.probability(p) && value == polynomial.value(at: p))
                #expect(value >= 0 && value <= 1)
            }
            // Neither empty masks nor full ones have an obstruction.
            #expect(polynomial.value(at: 0) == 1 && polynomial.value(at: 1) == 1)
        }
    }

    @Test func countsWithGivenEntriesAddUp() throws {
        for width in 2...3 {
            let table = try #require(NarrowVerdicts.closed(width: width))
            let (m, n) = (3, 4)
            let counts = table.counts(rows: m, columns: n)
            for entries in 0...counts.cellCount {
                let parts = (0...entries).map {
                    table.count(rows: m, columns: n, rowEntries: $0, columnEntries: entries - $0)
                }
                #expect(parts.reduce(Integer(0), +) == counts.counts[entries])
            }
        }
    }

    @Test func rowsOfOneSizeAreCountedByTheirTypes() throws {
        // 1:2 in both masks: disjoint supports, always closed. 2:3: by going through 3 types a line.
        let two = try #require(NarrowVerdicts.closed(width: 2))
        let one = LineWeights.size(1, of: 2)
        #expect(two.probability(rows: 9, columns: 4, rowWeights: one, columnWeights: one) == 1)
        let three = try #require(NarrowVerdicts.closed(width: 3))
        let pairs = TypeMultiset.all(lines: 4, width: 3).filter { multiset in
            multiset.counts.enumerated().allSatisfy { $0.element == 0 || $0.offset.nonzeroBitCount == 2 }
        }
        var closed = 0
        for row in pairs {
            for column in pairs
            where isDecidedClosed(TypeMultiset.supports(row.counts, column.counts, width: 3)) {
                closed += row.orders * column.orders
            }
        }
        let weights = LineWeights.size(2, of: 3)
        #expect(
            three.probability(rows: 4, columns: 4, rowWeights: weights, columnWeights: weights)
                == Rational(Integer(closed), Integer(3).power(8)))
    }

    @Test func manyLinesAreExactToo() throws {
        // No row or no column that meets both supports is likelier the fewer lines there are.
        let table = try #require(NarrowVerdicts.closed(width: 3))
        let weights = LineWeights.independent(width: 3, density: Rational(1, 50))
        let values = [10, 100, 1_000].map {
            table.probability(rows: $0, columns: $0, rowWeights: weights, columnWeights: weights)
        }
        #expect(values[0] > values[1] && values[1] > values[2] && values[2] > 0)
    }
}

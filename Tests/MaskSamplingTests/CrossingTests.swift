import ExactArithmetic
import Testing

@testable import MaskSampling

/// Where probabilities cross levels.
@Suite struct CrossingTests {
    @Test(arguments: [(2, 2, 2), (4, 7, 2), (8, 8, 2), (3, 3, 3), (6, 5, 3)])
    func crossingsAreAllAndLieBetweenTheirBounds(rows: Int, columns: Int, width: Int) throws {
        let table = try #require(NarrowVerdicts.closed(width: width))
        let counts = table.counts(rows: rows, columns: columns)
        for level in [Rational(1, 2), Rational(19, 20), Rational(1, 10)] {
            let found = DensityCrossings(counts, level: level)
            #expect(found.areComplete)
            for crossing in found.crossings where crossing.lower != crossing.upper {
                let signs = [crossing.lower, crossing.upper].map { (counts.probability($0) - level).signum() }
                #expect(signs == (crossing.isFalling ? [1, -1] : [-1, 1]))
            }
            // A scan finds as many changes of sign as there are, as they are far from each other.
            let signs = (0...200).map { (counts.probability(Rational(Integer($0), 200)) - level).signum() }
                .filter { $0 != 0 }
            #expect(zip(signs, signs.dropFirst()).count { $0 != $1 } == found.crossings.count)
        }
    }

    @Test func aPolynomialWithKnownRootsHasThem() {
        // 4 p (1 − p) as Σ N_k p^k (1 − p)^(2 − k): at the level 3/4 its roots are 1/4 and 3/4, points of halving.
        let found = DensityCrossings(EntryCounts(counts: [0, 4, 0]), level: Rational(3, 4))
        #expect(found.areComplete)
        #expect(
            found.crossings == [
                .init(lower: Rational(1, 4), upper: Rational(1, 4), isFalling: false),
                .init(lower: Rational(3, 4), upper: Rational(3, 4), isFalling: true),
            ])
        // It touches 1 and does not cross it; 24/25 has the roots 2/5 and 3/5.
        #expect(DensityCrossings(EntryCounts(counts: [0, 4, 0]), level: 1).crossings.isEmpty)
        let inside = DensityCrossings(EntryCounts(counts: [0, 4, 0]), level: Rational(24, 25)).crossings
        #expect(inside.count == 2 && inside[0].lower < Rational(2, 5) && inside[0].upper > Rational(2, 5))
    }
}

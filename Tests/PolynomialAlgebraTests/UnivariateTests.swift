import ExactArithmetic
import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct UnivariateTests {
    static func random(degree: Int, using generator: inout SplitMix64) -> UnivariatePolynomial {
        UnivariatePolynomial(
            (0...degree).map { _ in
                Rational(
                    Integer(Int.random(in: -6...6, using: &generator)),
                    Integer(Int.random(in: 1...3, using: &generator)))
            })
    }

    /// The polynomial with these roots.
    static func withRoots(_ roots: [Rational]) -> UnivariatePolynomial {
        roots.reduce(1) { $0 * UnivariatePolynomial([-$1, 1]) }
    }

    @Test(arguments: seeds) func divisionAndCommonDivisors(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<150 {
            let (a, b, c) = (
                Self.random(degree: 5, using: &generator), Self.random(degree: 3, using: &generator),
                Self.random(degree: 2, using: &generator)
            )
            let note: Comment = "seed \(seed), \(a), \(b), \(c)"
            if !b.isZero {
                let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
                try #require(quotient * b + remainder == a && remainder.degree < b.degree, note)
            }
            let common = UnivariatePolynomial.gcd(a * c, b * c)
            if !(a * c).isZero && !(b * c).isZero {
                for multiple in [a * c, b * c] {
                    try #require(multiple.quotientAndRemainder(dividingBy: common).remainder.isZero, note)
                }
                try #require(common == (UnivariatePolynomial.gcd(a, b) * c).monic, note)
                try #require((UnivariatePolynomial.resultant(a * c, b * c) == 0) == (common.degree > 0), note)
                try #require(
                    UnivariatePolynomial.resultant(a * b, c) == UnivariatePolynomial.resultant(a, c)
                        * UnivariatePolynomial.resultant(b, c), note)
            }
            let point = Rational(Integer(Int.random(in: -9...9, using: &generator)), 4)
            try #require(
                a.taylorShifted(by: point).value(at: 2) == a.value(at: 2 + point)
                    && a.taylorShifted(by: point).degree == a.degree, note)
            try #require(UnivariatePolynomial(a.polynomial(in: 3), in: 3) == a, note)
        }
    }

    @Test(arguments: seeds) func squareFreeFactorsMultiplyToThePolynomial(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let parts = (1...3).map { _ in Self.random(degree: 2, using: &generator) }.filter { !$0.isZero }
            let product = parts.enumerated().reduce(UnivariatePolynomial(1)) { result, part in
                (0...part.offset).reduce(result) { r, _ in r * part.element }
            }
            let factors = product.squareFreeDecomposition
            let note: Comment = "seed \(seed), \(product)"
            let again = factors.enumerated().reduce(UnivariatePolynomial(1)) { result, part in
                (0...part.offset).reduce(result) { r, _ in r * part.element }
            }
            try #require(again == product.monic, note)
            try #require(factors.reduce(1) { $0 * $1 } == product.squareFreePart, note)
            try #require(
                UnivariatePolynomial.gcd(product.squareFreePart, product.squareFreePart.derivative).degree == 0, note)
        }
    }

    /// Rational roots, some of them 10⁻²⁰ apart, some multiple, some 0: each is in its interval, and no interval is
    /// left over.
    @Test(arguments: seeds) func knownRootsAreIsolated(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let tiny = Rational(1, Integer(10).power(20))
        for _ in 0..<15 {
            var roots: [Rational] = []
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                let root = Rational(
                    Integer(Int.random(in: -8...8, using: &generator)),
                    Integer([1, 2, 3, 7].randomElement(using: &generator)!))
                roots.append(root)
                if Int.random(in: 0..<3, using: &generator) == 0 { roots.append(root + tiny) }
                if Int.random(in: 0..<3, using: &generator) == 0 { roots.append(root) }
            }
            let complex: UnivariatePolynomial = Bool.random(using: &generator) ? UnivariatePolynomial([3, 1, 2]) : -2
            let product = Self.withRoots(roots) * complex
            let distinct = Set(roots).sorted()
            let note: Comment = "seed \(seed), roots \(roots)"
            let intervals = try product.realRootIntervals()
            try #require(intervals.count == distinct.count, note)
            for (interval, root) in zip(intervals, distinct) {
                try #require(interval.lower < root && root < interval.upper, note)
            }
            for (left, right) in zip(intervals, intervals.dropFirst()) { try #require(left.upper <= right.lower, note) }
            let numbers = try RealAlgebraicNumber.roots(of: product)
            try #require(numbers.map(\.rationalValue) == distinct, note)
            try #require(
                zip(numbers, distinct).allSatisfy { $0 == RealAlgebraicNumber($1) && $0.compare(to: $1) == 0 }, note)
        }
    }

    @Test(arguments: seeds) func sturmAndDescartesCountTheSameRoots(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<60 {
            let a =
                Self.random(degree: Int.random(in: 0...8, using: &generator), using: &generator)
                * Self.random(degree: 1, using: &generator)
            if a.isZero { continue }
            let sequence = SturmSequence(a)
            let intervals = try a.realRootIntervals()
            let note: Comment = "seed \(seed), \(a)"
            try #require(sequence.rootCount == intervals.count, note)
            for interval in intervals {
                try #require(sequence.rootCount(above: interval.lower, upTo: interval.upper) == 1, note)
            }
        }
    }

    @Test func sturmCountsAtRootsToo() {
        let sequence = SturmSequence(Self.withRoots([1, 1, 2, 3]))
        #expect(
            sequence.rootCount == 3 && sequence.rootCount(above: 1, upTo: 3) == 2
                && sequence.rootCount(above: 0, upTo: 1) == 1)
    }

    @Test func theRootsOfChebyshevAndWilkinsonAreAllReal() throws {
        var (previous, chebyshev) = (UnivariatePolynomial(1), UnivariatePolynomial.x)
        for _ in 2...20 { (previous, chebyshev) = (chebyshev, UnivariatePolynomial([0, 2]) * chebyshev - previous) }
        #expect(try chebyshev.realRootIntervals().count == 20)
        let wilkinson = Self.withRoots((1...20).map { Rational($0) })
        #expect(try RealAlgebraicNumber.roots(of: wilkinson).map(\.rationalValue) == (1...20).map { Rational($0) })
        // Mignotte: two roots of x⁹ − 2(10x − 1)² closer than 10⁻⁵.
        #expect(try UnivariatePolynomial([-2, 40, -200, 0, 0, 0, 0, 0, 0, 1]).realRootIntervals().count == 3)
        #expect(
            try UnivariatePolynomial([1, 0, 1]).realRootIntervals().isEmpty
                && UnivariatePolynomial.zero.realRootIntervals().isEmpty)
    }
}

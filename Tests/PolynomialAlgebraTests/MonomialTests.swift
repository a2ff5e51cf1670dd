import PolynomialAlgebra
import SupportMasks
import TestSupport
import Testing

@Suite struct MonomialTests {
    /// Exponent vectors around the borders of the packed form: 32 indeterminates, exponent 127.
    static func random(using generator: inout SplitMix64) -> [Int] {
        let count = [0, 3, 8, 9, 32, 33, 40].randomElement(using: &generator) ?? 0
        let limit = [1, 3, 127, 128, 300].randomElement(using: &generator) ?? 1
        return (0..<count).map { _ in Bool.random(using: &generator) ? 0 : Int.random(in: 0...limit, using: &generator)
        }
    }

    static func padded(_ a: [Int], _ b: [Int]) -> [(Int, Int)] {
        (0..<max(a.count, b.count)).map { ($0 < a.count ? a[$0] : 0, $0 < b.count ? b[$0] : 0) }
    }

    @Test(arguments: seeds) func theOperationsAreThoseOfExponentVectors(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<400 {
            let (a, b) = (Self.random(using: &generator), Self.random(using: &generator))
            let (x, y) = (Monomial(exponents: a), Monomial(exponents: b))
            let pairs = Self.padded(a, b)
            let note: Comment = "seed \(seed), \(a), \(b)"
            try #require(x * y == Monomial(exponents: pairs.map { $0.0 + $0.1 }), note)
            try #require(x.leastCommonMultiple(y) == Monomial(exponents: pairs.map { max($0.0, $0.1) }), note)
            try #require(x.divides(y) == pairs.allSatisfy { $0.0 <= $0.1 }, note)
            try #require(x.isCoprime(to: y) == pairs.allSatisfy { $0.0 == 0 || $0.1 == 0 }, note)
            try #require((x * y).quotient(by: y) == x && (x * y).degree == x.degree + y.degree, note)
            try #require((x == y) == pairs.allSatisfy { $0.0 == $0.1 }, note)
            try #require(x.degree == a.reduce(0, +) && x.exponents == Array(a.prefix(x.variableCount)), note)
            try #require(x.exponents.last != 0 && a.dropFirst(x.variableCount).allSatisfy { $0 == 0 }, note)
        }
    }

    /// The orders by their textbook definition on exponent vectors.
    static func isLess(_ pairs: [(Int, Int)], _ order: MonomialOrder) -> Bool {
        func graded(_ block: ArraySlice<(Int, Int)>) -> Bool? {
            let (a, b) = block.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
            if a != b { return a < b }
            return block.last { $0.0 != $0.1 }.map { $0.0 > $0.1 }
        }
        switch order {
        case .lexicographic: return pairs.first { $0.0 != $0.1 }.map { $0.0 < $0.1 } ?? false
        case .gradedReverseLexicographic: return graded(pairs[...]) ?? false
        case .elimination(let count): return graded(pairs.prefix(count)) ?? graded(pairs.dropFirst(count)) ?? false
        }
    }

    @Test(arguments: seeds) func theOrdersAreTotalRespectProductsAndFollowTheirDefinition(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<400 {
            let (a, b) = (Self.random(using: &generator), Self.random(using: &generator))
            let (x, y) = (Monomial(exponents: a), Monomial(exponents: b))
            let z = Monomial(exponents: Self.random(using: &generator))
            for order in orders {
                let note: Comment = "seed \(seed), \(a), \(b), \(order)"
                try #require(order.isLess(x, y) == Self.isLess(Self.padded(a, b), order), note)
                try #require(order.isLess(x * z, y * z) == order.isLess(x, y), note)
                try #require([order.isLess(x, y), order.isLess(y, x), x == y].count { $0 } == 1, note)
                try #require(!order.isLess(x, .one), note)
            }
        }
    }

    @Test func aMonomialIsWrittenAsAProduct() {
        #expect(Monomial.one.description == "1")
        #expect(Monomial(exponents: [2, 0, 1]).description == "x0^2*x2")
        #expect(Monomial.variable(40, power: 200).description == "x40^200")
        #expect(Monomial.all(in: [0, 1, 2], upTo: 3).count == 20 && Monomial.all(in: [0], upTo: -1).isEmpty)
    }
}

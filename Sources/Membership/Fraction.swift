import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// A rational function of the parameters, with a denominator kept as a product: what may not vanish stays visible.
package struct Fraction: Sendable {
    package private(set) var numerator: Polynomial
    /// Primitive polynomials of positive degree, and their exponents.
    package private(set) var denominator: [Polynomial: Int]

    package init(_ numerator: Polynomial, denominator: [Polynomial: Int] = [:]) {
        self.numerator = numerator
        self.denominator = denominator
        cancel()
    }

    package var isZero: Bool { numerator.isZero }

    /// The terms of the numerator and of the factors of the denominator.
    var size: Int { denominator.reduce(numerator.terms.count) { $0 + $1.key.terms.count * $1.value } }

    /// The denominator as one polynomial.
    package var expandedDenominator: Polynomial {
        denominator.reduce(Polynomial(1)) { $0 * $1.key.power($1.value) }
    }

    /// The value at a point where the denominator does not vanish.
    package func value(at point: [Rational]) -> Rational {
        numerator.value(at: point) / expandedDenominator.value(at: point)
    }

    /// The fraction with a parameter replaced by another fraction, nil if the denominator vanishes. `factors` are known
    /// not to vanish.
    package func replacing(_ parameter: Int, by value: Fraction, factors: [Polynomial]) -> Fraction? {
        let occurs = numerator.contains(parameter) || denominator.keys.contains { $0.contains(parameter) }
        if !occurs { return self }
        let bottom = denominator.reduce(Fraction(1)) { product, factor in
            (0..<factor.value).reduce(product) { part, _ in part * Self.value(of: factor.key, parameter, value) }
        }
        if bottom.isZero { return nil }
        return Self.value(of: numerator, parameter, value).divided(by: bottom, factors: factors)
    }

    private static func value(of polynomial: Polynomial, _ parameter: Int, _ value: Fraction) -> Fraction {
        var sum = Fraction(0)
        for exponent in 0...(polynomial.degree(in: parameter) ?? 0) {
            let coefficient = polynomial.coefficient(of: exponent, in: parameter)
            if coefficient.isZero { continue }
            sum = sum + (0..<exponent).reduce(Fraction(coefficient)) { part, _ in part * value }
        }
        return sum
    }

    /// A polynomial at fractions for all its unknowns.
    package static func value(of polynomial: Polynomial, _ values: [Fraction]) -> Fraction {
        var sum = Fraction(0)
        for term in polynomial.terms {
            var product = Fraction(Polynomial(term.coefficient))
            for (unknown, exponent) in term.monomial.exponents.enumerated() where exponent > 0 {
                for _ in 0..<exponent { product = product * values[unknown] }
                if product.isZero { break }
            }
            sum = sum + product
        }
        return sum
    }

    private mutating func cancel() {
        if numerator.isZero { denominator = [:] }
        for factor in denominator.keys.sorted(by: { $0.description < $1.description }) {
            while let exponent = denominator[factor], let quotient = numerator.exactQuotient(by: factor) {
                numerator = quotient
                denominator[factor] = exponent > 1 ? exponent - 1 : nil
            }
        }
    }

    package static func * (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.numerator, denominator: a.denominator.merging(b.denominator, uniquingKeysWith: +))
    }

    package static func + (a: Fraction, b: Fraction) -> Fraction {
        if a.isZero { return b }
        if b.isZero { return a }
        let common = a.denominator.merging(b.denominator, uniquingKeysWith: max)
        return Fraction(a.scaled(to: common) + b.scaled(to: common), denominator: common)
    }

    /// The numerator over a larger denominator.
    package func scaled(to common: [Polynomial: Int]) -> Polynomial {
        common.reduce(numerator) { product, factor in
            let exponent = factor.value - denominator[factor.key, default: 0]
            return exponent > 0 ? product * factor.key.power(exponent) : product
        }
    }

    /// The quotient by a fraction that is not zero; its numerator is taken apart into the given factors, and a rest.
    package func divided(by other: Fraction, factors: [Polynomial]) -> Fraction {
        var parts: [Polynomial: Int] = [:]
        var rest = other.numerator
        if let (monomial, left) = rest.splittingMonomialContent(where: { _ in true }) {
            for (index, exponent) in monomial.exponents.enumerated() where exponent > 0 {
                parts[.variable(index)] = exponent
            }
            rest = left
        }
        for factor in factors {
            while rest.constantValue == nil, let quotient = rest.exactQuotient(by: factor) {
                parts[factor, default: 0] += 1
                rest = quotient
            }
        }
        for factor in rest.rationalFactors() {
            parts[factor, default: 0] += 1
            rest = rest.exactQuotient(by: factor) ?? rest
        }
        guard let scale = rest.constantValue else { return self }
        let inverse = other.denominator.reduce(Polynomial(scale.reciprocal)) { $0 * $1.key.power($1.value) }
        return self * Fraction(inverse, denominator: parts)
    }
}

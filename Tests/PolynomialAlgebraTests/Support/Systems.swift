import SupportMasks
import ExactArithmetic
import PolynomialAlgebra

/// A polynomial of an expression that is known to be one.
func polynomial(_ text: String) -> Polynomial {
    Polynomial(text) ?? Polynomial.variable(999_999)
}

/// Katsura's equations of a spin chain in n + 1 indeterminates; 2ⁿ complex solutions with multiplicities.
func katsura(_ n: Int) -> [Polynomial] {
    let u = { (l: Int) -> Polynomial in abs(l) <= n ? .variable(abs(l)) : 0 }
    let sum = (1...n).reduce(u(0) - 1) { $0 + u($1).scaled(by: 2) }
    return [sum] + (0..<n).map { m in (-n...n).reduce(Polynomial.zero) { $0 + u($1) * u(m - $1) } - u(m) }
}

/// The equations of the cyclic n-roots.
func cyclic(_ n: Int) -> [Polynomial] {
    let product = { (start: Int, length: Int) in (0..<length).reduce(Polynomial(1)) { $0 * .variable((start + $1) % n) }
    }
    return (1..<n).map { d in (0..<n).reduce(Polynomial.zero) { $0 + product($1, d) } } + [product(0, n) - 1]
}

/// Random polynomials.
extension Polynomial {
    /// Up to `terms` terms of exponents up to `degree`, with small rational coefficients and now and then a large one.
    static func random(
        variables: Int, terms: Int, degree: Int, large: Bool = true, using generator: inout SplitMix64
    ) -> Polynomial {
        Polynomial(
            (0..<Int.random(in: 0...terms, using: &generator)).map { _ in
                let exponents = (0..<variables).map { _ in Int.random(in: 0...degree, using: &generator) }
                let scale: Integer = large && Int.random(in: 0..<8, using: &generator) == 0 ? Integer(7).power(40) : 1
                let numerator = Integer(Int.random(in: -5...5, using: &generator)) * scale
                return .init(
                    Rational(numerator, Integer(Int.random(in: 1...3, using: &generator))),
                    Monomial(exponents: exponents))
            })
    }
}

let orders: [MonomialOrder] = [.lexicographic, .gradedReverseLexicographic, .elimination(1), .elimination(2)]

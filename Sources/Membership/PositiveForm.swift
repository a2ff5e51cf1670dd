import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// A proof that a polynomial has no real zero where some unknowns are not zero: ± the polynomial = constant · monomial²
/// + Σ c p², all c and the constant positive.
package struct PositiveForm: Sendable {
    /// 1 or −1, times the polynomial.
    package var sign: Rational
    package var constant: Rational
    package var monomial: Monomial
    package var squares: [(coefficient: Rational, polynomial: Polynomial)]
}

/// A polynomial whose terms lie on a line: f(u / v) v^n with coprime monomials u, v and a polynomial f in one
/// indeterminate, f(0) ≠ 0.
package struct BinaryForm {
    let u: Monomial
    let v: Monomial
    package let form: UnivariatePolynomial

    /// Nil if the terms lie on no line, or have a common monomial factor, or there is one term only.
    package init?(_ polynomial: Polynomial) {
        let terms = polynomial.terms
        guard terms.count > 1 else { return nil }
        let count = polynomial.variableCount
        let base = terms[0].monomial
        let offsets = terms.map { term in (0..<count).map { term.monomial[$0] - base[$0] } }
        let common = offsets.joined().reduce(0) { Self.gcd($0, abs($1)) }
        guard common > 0, let sample = offsets.first(where: { $0.contains { $0 != 0 } }) else { return nil }
        let own = sample.reduce(0) { Self.gcd($0, abs($1)) }
        let direction = sample.map { $0 / own }
        guard let axis = direction.firstIndex(where: { $0 != 0 }) else { return nil }
        var steps: [Int] = []
        for offset in offsets {
            guard offset[axis] % direction[axis] == 0 else { return nil }
            let step = offset[axis] / direction[axis]
            guard zip(offset, direction).allSatisfy({ $0 == $1 * step }) else { return nil }
            steps.append(step)
        }
        guard let lowest = steps.min(), let highest = steps.max() else { return nil }
        var coefficients = [Rational](repeating: 0, count: highest - lowest + 1)
        for (step, term) in zip(steps, terms) { coefficients[step - lowest] = term.coefficient }
        u = Monomial(exponents: direction.map { max($0, 0) })
        v = Monomial(exponents: direction.map { max(-$0, 0) })
        form = UnivariatePolynomial(coefficients)
        guard homogenised(form) == polynomial else { return nil }
    }

    /// A quick test that forms of even degree pass: the first and the last term differ by a square.
    static func mayBePositive(_ polynomial: Polynomial) -> Bool {
        guard polynomial.terms.count > 1, let first = polynomial.terms.first, let last = polynomial.terms.last,
            first.coefficient.signum() == last.coefficient.signum()
        else { return false }
        return (0..<Swift.max(first.monomial.variableCount, last.monomial.variableCount)).allSatisfy {
            (first.monomial[$0] + last.monomial[$0]) % 2 == 0
        }
    }

    /// v^n g(u / v) for a polynomial g of degree n.
    func homogenised(_ g: UnivariatePolynomial, degree: Int? = nil) -> Polynomial {
        let degree = degree ?? g.degree
        return Polynomial(
            g.coefficients.enumerated().filter { !$0.element.isZero }.map {
                Polynomial.Term($0.element, u.power($0.offset) * v.power(degree - $0.offset))
            })
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

    /// A sum of squares for a form of degree two or four that is positive or negative everywhere; `isNonzero` tells
    /// what may stand in the monomial.
    package func positive(isNonzero: (Int) -> Bool) -> PositiveForm? {
        guard form.degree % 2 == 0, v.exponents.indices.allSatisfy({ v[$0] == 0 || isNonzero($0) }) else { return nil }
        let sign: Rational = form.leadingCoefficient.signum() < 0 ? -1 : 1
        let f = form.scaled(by: sign)
        guard let (constant, squares) = SumOfSquares.find(f) else { return nil }
        let half = form.degree / 2
        return PositiveForm(
            sign: sign, constant: constant, monomial: v.power(half),
            squares: squares.map { ($0.coefficient, homogenised($0.polynomial, degree: half)) })
    }
}

/// Positive polynomials in one indeterminate as a positive constant plus a sum of squares with positive rational
/// coefficients.
enum SumOfSquares {
    typealias Squares = [(coefficient: Rational, polynomial: UnivariatePolynomial)]

    /// For degrees two and four; nil if the polynomial is not positive, or too close to zero for the search.
    static func find(_ f: UnivariatePolynomial) -> (constant: Rational, squares: Squares)? {
        let a = f.coefficients
        switch f.degree {
        case 2:
            guard a[2].signum() > 0 else { return nil }
            let shift = a[1] / (2 * a[2])
            let constant = a[0] - shift * shift * a[2]
            return constant.signum() > 0 ? (constant, [(a[2], UnivariatePolynomial([shift, 1]))]) : nil
        case 4:
            guard a[4].signum() > 0 else { return nil }
            for denominator in [1, 2, 4, 8, 16, 64] {
                for numerator in -200...200 {
                    if let found = quartic(a, parameter: Rational(numerator) / Rational(denominator)) { return found }
                }
            }
            return nil
        default: return nil
        }
    }

    /// a₄ (w² + p w + q)² + b (w + s)² + constant: the Gram matrices of a quartic depend on one parameter, q.
    private static func quartic(_ a: [Rational], parameter q: Rational) -> (constant: Rational, squares: Squares)? {
        let p = a[3] / (2 * a[4])
        let first = (a[4], UnivariatePolynomial([q, p, 1]))
        let b = a[2] - a[4] * (p * p + 2 * q)
        let c = a[1] - a[4] * 2 * p * q
        let d = a[0] - a[4] * q * q
        if b.signum() < 0 { return nil }
        if b.isZero { return c.isZero && d.signum() > 0 ? (d, [first]) : nil }
        let s = c / (2 * b)
        let constant = d - b * s * s
        return constant.signum() > 0 ? (constant, [first, (b, UnivariatePolynomial([s, 1]))]) : nil
    }
}

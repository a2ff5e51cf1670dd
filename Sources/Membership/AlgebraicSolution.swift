import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// A real algebraic number: a root of the polynomial between two bounds where it has opposite signs.
public struct AlgebraicRoot: Sendable {
    public var polynomial: UnivariatePolynomial
    public var lower: Rational
    public var upper: Rational
}

/// Values of all unknowns in Q(α) for a system with one relation left, a form in a ratio of unknowns that are not zero.
struct AlgebraicSolution {
    private(set) var values: [UnivariatePolynomial]
    private(set) var root: AlgebraicRoot

    /// All free unknowns but one get rational values; the one is α. Nil if every choice meets a zero where none may be,
    /// or has no real α.
    init?(_ system: EquationSystem, _ form: BinaryForm) {
        let candidates = (0..<system.unknowns.count).filter { form.u[$0] + form.v[$0] > 0 }
            // An odd exponent has a real root whatever the sign.
            .sorted { ((form.u[$0] + form.v[$0]) % 2, $1) > ((form.u[$1] + form.v[$1]) % 2, $0) }
        for unknown in candidates {
            for attempt in 0..<4 {
                if let found = AlgebraicSolution(system, solvingFor: unknown, attempt: attempt) {
                    self = found
                    return
                }
            }
        }
        return nil
    }

    private init?(_ system: EquationSystem, solvingFor chosen: Int, attempt: Int) {
        var numbers: [Int: Polynomial] = [:]
        for unknown in 0..<system.unknowns.count where unknown != chosen {
            switch system.status[unknown] {
            case .zero, .solved: break
            case .open: numbers[unknown] = Polynomial(Rational(attempt))
            case .nonzero:
                numbers[unknown] = Polynomial(Rational(attempt == 0 ? 1 : (unknown * 5 + attempt * 3) % 7 + 1))
            }
        }
        guard let relation = system.relations.first?.polynomial,
            let equation = UnivariatePolynomial(relation.substituting(numbers), in: chosen), equation.degree > 0,
            let roots = try? RealAlgebraicNumber.roots(of: equation)
        else { return nil }
        for number in roots where number.signum() != 0 {
            var number = number
            // Bounds of one sign, so that the interval is a point or does not reach zero.
            while number.interval.lower.signum() * number.interval.upper.signum() <= 0 && !number.interval.isPoint {
                number.refine()
            }
            if number.interval.isPoint { continue }
            if let values = Self.values(system, chosen, numbers, modulus: number.polynomial) {
                self.values = values
                root = AlgebraicRoot(
                    polynomial: number.polynomial, lower: number.interval.lower, upper: number.interval.upper)
                return
            }
        }
        return nil
    }

    /// The solved unknowns, last solved first, modulo the polynomial; nil if a divisor is not invertible.
    private static func values(
        _ system: EquationSystem, _ chosen: Int, _ numbers: [Int: Polynomial], modulus: UnivariatePolynomial
    ) -> [UnivariatePolynomial]? {
        var values = [UnivariatePolynomial](repeating: .zero, count: system.unknowns.count)
        for (unknown, number) in numbers { values[unknown] = UnivariatePolynomial([number.constantValue ?? 0]) }
        values[chosen] = reduced(.x, modulus)
        for solution in system.solutions.reversed() {
            guard let inverse = inverse(value(solution.unit, values, modulus), modulus) else { return nil }
            values[solution.unknown] = reduced(
                (value(solution.rest, values, modulus) * inverse).scaled(by: -1), modulus)
        }
        for polynomial in system.nonzeroPolynomials
        where inverse(value(polynomial.polynomial, values, modulus), modulus) == nil { return nil }
        return values
    }

    private static func reduced(_ polynomial: UnivariatePolynomial, _ modulus: UnivariatePolynomial)
        -> UnivariatePolynomial
    {
        polynomial.degree < modulus.degree ? polynomial : polynomial.quotientAndRemainder(dividingBy: modulus).remainder
    }

    private static func value(
        _ polynomial: Polynomial, _ values: [UnivariatePolynomial], _ modulus: UnivariatePolynomial
    ) -> UnivariatePolynomial {
        var sum = UnivariatePolynomial.zero
        for term in polynomial.terms {
            var product = UnivariatePolynomial([term.coefficient])
            for (unknown, exponent) in term.monomial.exponents.enumerated() where exponent > 0 {
                for _ in 0..<exponent { product = reduced(product * values[unknown], modulus) }
            }
            sum = sum + product
        }
        return sum
    }

    /// The inverse modulo a polynomial; nil if there is a common factor.
    private static func inverse(_ value: UnivariatePolynomial, _ modulus: UnivariatePolynomial) -> UnivariatePolynomial?
    {
        UnivariatePolynomial.coprimeCofactors(value, modulus).map { reduced($0.a, modulus) }
    }
}

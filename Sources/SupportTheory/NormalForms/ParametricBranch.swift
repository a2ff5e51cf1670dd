import ExactArithmetic
import PolynomialAlgebra

/// What is known of the parameters of an end on a branch of its case distinction.
struct ParametricBranch {
    /// The polynomials split on, from the root, with the branch taken.
    var splits: [(polynomial: Polynomial, isZero: Bool)] = []
    /// The numbers of polynomials that are zero and that no parameter was solved for.
    var unsolved: [Int] = []
    /// The value of each parameter: itself, or what it was solved for.
    var values: [Fraction]

    init(parameterCount: Int) {
        values = (0..<parameterCount).map { Fraction(.variable($0)) }
    }

    var nonzero: [Polynomial] { splits.filter { !$0.isZero }.map(\.polynomial) }

    func taking(_ polynomial: Polynomial, isZero: Bool) -> ParametricBranch {
        var branch = self
        branch.splits.append((polynomial, isZero))
        return branch
    }

    /// A polynomial solved for a parameter of degree one: coefficient · parameter + rest.
    struct Solved {
        var parameter: Int
        var value: Fraction
        var coefficient: (constant: Rational, factors: [Polynomial: Int])
        /// A factor of the coefficient that may vanish.
        var open: Polynomial?
        var size: Int
    }

    /// The parameter whose coefficient is known not to vanish, rather one whose value is a single term.
    func solved(_ polynomial: Polynomial) -> Solved? {
        var best: Solved?
        for parameter in values.indices where polynomial.degree(in: parameter) == 1 {
            let coefficient = polynomial.coefficient(of: 1, in: parameter)
            let rest = polynomial.settingToZero(parameter)
            if rest.isZero { continue }
            let parts = factored(coefficient)
            var open: Polynomial?
            if parts.rest.terms.count > 1 {
                open = parts.rest.primitivePart()
                if splits.contains(where: { $0.polynomial == open }) { continue }
            }
            let size = rest.terms.count + (open == nil ? 0 : 100 * coefficient.terms.count)
            if size >= best?.size ?? .max { continue }
            let value = (Fraction(-1) * Fraction(rest)).divided(by: Fraction(coefficient), factors: nonzero)
            best = Solved(
                parameter: parameter, value: value, coefficient: (parts.rest.constantValue ?? 1, parts.factors),
                open: open, size: size)
        }
        return best
    }

    /// A polynomial that is not zero without the parameters and the polynomials known not to vanish that divide it.
    func factored(_ polynomial: Polynomial) -> (rest: Polynomial, factors: [Polynomial: Int]) {
        guard let (monomial, first) = polynomial.splittingMonomialContent(where: { _ in true }) else {
            return (polynomial, [:])
        }
        var (rest, factors) = (first, [Polynomial: Int]())
        for (parameter, exponent) in monomial.exponents.enumerated() where exponent > 0 {
            factors[.variable(parameter)] = exponent
        }
        for factor in nonzero {
            while rest.terms.count > 1, let quotient = rest.exactQuotient(by: factor) {
                factors[factor, default: 0] += 1
                rest = quotient
            }
        }
        return (rest, factors)
    }

    /// A product of the parameters and of polynomials that are not zero on the branch; nil if another factor occurs.
    func denominator(_ factors: [Polynomial: Int], constant: Rational) -> ParametricCase.Denominator? {
        var result = ParametricCase.Denominator(constant, parameterCount: values.count)
        for (factor, exponent) in factors.sorted(by: { $0.key.description < $1.key.description }) where exponent > 0 {
            if factor.terms.count == 1, let parameter = values.indices.first(where: { factor == .variable($0) }) {
                result.exponents[parameter] += exponent
            } else if let split = splits.firstIndex(where: { !$0.isZero && $0.polynomial == factor }) {
                result.factors.append((split, exponent))
            } else {
                return nil
            }
        }
        return result
    }
}

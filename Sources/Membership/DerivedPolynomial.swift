import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// A polynomial with the way in which it was derived from the equations and from what is known on a branch.
///
/// The derivation is a directed graph whose edges point to earlier polynomials (smaller numbers); an identity is read
/// off it once a branch is contradictory,
/// so that the search itself carries no cofactors.
final class DerivedPolynomial: Sendable {
    /// Later polynomials have larger numbers.
    let number: Int
    let polynomial: Polynomial
    let origin: Origin

    indirect enum Origin: Sendable {
        /// The equation Σ x y − A of a cell.
        case equation(Cell)
        /// A polynomial that is zero on the branch, by the number of the split.
        case assumedZero(Int)
        /// A polynomial that is not zero on the branch, by the number of the split.
        case assumedNonzero(Int)
        /// A polynomial in parameters only, which is not zero at generic values.
        case generic
        /// unit · first − multiplier · second.
        case combination(Unit, DerivedPolynomial, Polynomial, DerivedPolynomial)
        /// The polynomial divided by a unit.
        case quotient(DerivedPolynomial, Unit)
        /// The negative of unit · variable, by the relation unit · variable + this = 0: not zero, since the variable is
        /// not.
        case solvedVariable(Int, Unit, DerivedPolynomial)
        /// The polynomial with some variables set to zero.
        case restriction(DerivedPolynomial)
    }

    init(number: Int, _ polynomial: Polynomial, _ origin: Origin) {
        self.number = number
        self.polynomial = polynomial
        self.origin = origin
    }
}

/// A product of a number, of variables and of polynomials that are known not to be zero.
struct Unit: Sendable {
    var coefficient: Rational
    var monomial: Monomial
    var factors: [(value: DerivedPolynomial, exponent: Int)]

    init(
        _ coefficient: Rational = 1, _ monomial: Monomial = .one,
        factors: [(value: DerivedPolynomial, exponent: Int)] = []
    ) {
        self.coefficient = coefficient
        self.monomial = monomial
        self.factors = factors
    }

    /// The product as a polynomial.
    var expanded: Polynomial {
        factors.reduce(Polynomial.monomial(monomial, coefficient)) { $0 * $1.value.polynomial.power($1.exponent) }
    }

    var isOne: Bool { monomial.isOne && factors.isEmpty && coefficient == 1 }
}

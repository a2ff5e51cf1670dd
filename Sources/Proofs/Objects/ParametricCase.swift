import ExactArithmetic
import PolynomialAlgebra

/// Why the matrix A(λ) of an end, with λ's at the chords of its cycles, is in the set or out of the closure, for all
/// values of the λ's that are not zero.
public indirect enum ParametricCase: Sendable {
    /// The polynomial is zero, and then it is solved for a parameter (numbered from 0) whose coefficient is given, or
    /// it is not.
    case split(Polynomial, solve: Int, coefficient: Denominator, zero: ParametricCase, nonzero: ParametricCase)
    /// The same with a polynomial that is not solved for any parameter; its zero branch ends by a contradiction that
    /// uses it.
    case unsolvedSplit(Polynomial, zero: ParametricCase, nonzero: ParametricCase)
    /// Σ multiplier · polynomial = value + Σ coefficient · square², with polynomials that are zero on the branch (by
    /// number of the split) and a value that is not, and is positive if there are squares: no parameters are on this
    /// branch.
    case impossible(
        [(split: Int, multiplier: Polynomial)], value: Denominator,
        squares: [(coefficient: Rational, polynomial: Polynomial)])
    /// W_N ⋯ W_1 = denominator · A(λ), with the entries of each layer that are not zero, input side first.
    case factors([[Cell: Polynomial]], Denominator)
    /// More rank in the window than the cut allows: the determinant is not zero.
    case rank(
        rows: [Int], columns: [Int], cutRows: [Int], cutColumns: [Int], neurons: [Neuron], determinant: Denominator)

    /// constant · Π λ_t^{e_t} · Π p^e over polynomials split on, by number from the root.
    public struct Denominator: Sendable {
        public var constant: Rational
        public var exponents: [Int]
        public var factors: [(split: Int, exponent: Int)]

        /// A number, with so many parameters.
        package init(_ constant: Rational, parameterCount: Int) {
            self.constant = constant
            exponents = Array(repeating: 0, count: parameterCount)
            factors = []
        }
    }
}

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
    /// number of the split) and a value that is not, and is positive if
    /// there are squares: no parameters are on this branch.
    case impossible(
        [(split: Int, multiplier: Polynomial)], value: Denominator,
        squares: [(coefficient: Rational, polynomial: Polynomial)])
    /// Σ x y = denominator · A(λ).
    case terms([Term], Denominator)
    /// W_N ⋯ W_1 = denominator · A(λ), with the entries of each layer that are not zero, input side first.
    case layers([[LayerEntry]], Denominator)
    /// More rank in the window than the cut allows: the determinant is not zero.
    case rank(rows: [Int], columns: [Int], cutRows: [Int], cutColumns: [Int], through: Cut, determinant: Denominator)

    /// What the terms go through that avoid the rows and columns of a cut.
    public enum Cut: Sendable {
        case classes([Int])
        /// Outputs of layers, counted from the input side.
        case neurons([(layer: Int, neuron: Int)])
    }

    /// An entry of a layer, a polynomial in the parameters.
    public struct LayerEntry: Sendable {
        public var output: Int
        public var input: Int
        public var value: Polynomial
    }

    /// A rank-one term of a class, with polynomials in the parameters.
    public struct Term: Sendable {
        public var cls: Int
        public var x: [(line: Int, value: Polynomial)]
        public var y: [(line: Int, value: Polynomial)]
    }

    /// constant · Π λ_t^{e_t} · Π p^e over polynomials split on, by number from the root.
    public struct Denominator: Sendable {
        public var constant: Rational
        public var exponents: [Int]
        public var factors: [(split: Int, exponent: Int)]
    }
}

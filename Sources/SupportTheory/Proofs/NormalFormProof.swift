import ExactArithmetic
import PolynomialAlgebra

/// The data of the rule of normal forms (`SC304`): the branching elimination, with evidence at every leaf, in the state's own numbers.
public struct NormalFormProof: Sendable {
    /// Lines whose deletion leaves a closed state, with the proof.
    public var deletions: [(side: Side, line: Int, proof: Derivation)]
    public var tree: Node

    public indirect enum Node: Sendable {
        /// The cell is zero, or it is not and clears the listed cells one after the other.
        case branch(Cell, zero: Node, cleared: [Cell], nonzero: Node)
        /// Every observed cell of the line is zero; its deletion is listed.
        case zeroLine(Side, Int)
        /// The cells that are not zero, divided into stars of single terms.
        case stars([(cls: Int, cells: [Cell])])
        /// Cells in different lines, the only matching of their window, more than the cut's rows, columns and supports (of whole classes).
        case rank(cells: [Cell], rows: [Int], columns: [Int], classes: [Int])
        /// The cells that are not zero form a forest, and these terms add up to ones on them.
        case forest([Term])
        /// The same but for one cell of value λ ≠ 0, without which they form a forest; coefficients in λ.
        case parameter(Cell, [Term])
    }

    /// A rank-one term of a class.
    public struct Term: Sendable {
        public var cls: Int
        public var x: [(line: Int, value: LaurentPolynomial)]
        public var y: [(line: Int, value: LaurentPolynomial)]
    }
}

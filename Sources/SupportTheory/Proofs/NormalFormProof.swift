import ExactArithmetic

/// The data of the rule of normal forms (`SC304`): the branching elimination, with evidence at every leaf, in the
/// state's own numbers.
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
        /// Cells in different lines, the only matching of their window, more than the cut's rows, columns and supports
        /// (of whole classes).
        case rank(cells: [Cell], rows: [Int], columns: [Int], classes: [Int])
        /// Without the parameters the cells that are not zero form a forest; with ones on it and λ_1, λ_2, … at the
        /// parameters, the terms add up to the matrix.
        case terms(parameters: [Cell], [Term])
        /// The same with case distinctions on polynomials in the parameters.
        case cases(parameters: [Cell], ParametricCase)
    }

    /// A rank-one term of a class.
    public struct Term: Sendable {
        public var cls: Int
        /// The coefficients of 1, λ_1, λ_2, … for each row.
        public var x: [(line: Int, value: [Rational])]
        public var y: [(line: Int, value: Rational)]
    }
}

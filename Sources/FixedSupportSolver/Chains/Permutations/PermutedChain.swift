import DenseNumerics
import SupportMasks
import SupportTheory

/// Masks that are the supports of a chainable chain of Kronecker-sparse factors, up to the order of the lines: the rows
/// of the first, the columns of the last, and what is between two of them.
public struct PermutedChain: Sendable, Hashable {
    public let chain: KroneckerChain
    /// For the rows of the first factor, each interface between two, and the columns of the last: the line of the masks
    /// at each place of the chain.
    public let lines: [LinePermutation]

    /// Finds the chain of masks, in the order of the product; nil if there is none or it is not found.
    ///
    /// What is found is checked cell by cell. Masks that are Kronecker patterns as they stand keep the order of their
    /// lines. Otherwise every chain that is chainable as it stands is found, whatever the order of its lines (Chains.md,
    /// "Lines in another order"); one that is chainable only after merging is not.
    public init?(recognizing masks: [BitMatrix]) {
        let patterns = masks.compactMap { KroneckerPattern(exactly: $0) }
        if patterns.count == masks.count, let chain = KroneckerChain(patterns),
            (try? ReducedChain(chain)) != nil
        {
            self.chain = chain
            lines =
                [LinePermutation(identity: chain.factors[0].rowCount)]
                + chain.factors.map { LinePermutation(identity: $0.columnCount) }
            return
        }
        guard let labels = InterfaceLabels(masks), let chain = KroneckerChain(labels.patterns), chain.isChainable,
            zip(masks.indices, masks).allSatisfy({ labels.places($0.0, fit: $0.1, chain.factors[$0.0]) })
        else { return nil }
        let lines = labels.places.compactMap { LinePermutation($0)?.inverse }
        guard lines.count == labels.places.count else { return nil }
        (self.chain, self.lines) = (chain, lines)
    }

    /// The target with its rows and columns in the order of the chain.
    public func target<Scalar>(_ matrix: Matrix<Scalar>) -> Matrix<Scalar> {
        lines[lines.count - 1].columns(of: lines[0].rows(of: matrix))
    }

    /// Factors of the chain with their lines in the order of the masks: each is zero outside of its mask.
    public func masked<Scalar>(_ factors: [KroneckerFactor<Scalar>]) -> [Matrix<Scalar>] {
        factors.enumerated().map { index, factor in
            lines[index + 1].inverse.columns(of: lines[index].inverse.rows(of: factor.dense))
        }
    }
}

import DenseNumerics
import SupportMasks

/// min ‖A − F_1 F_2 ⋯ F_L‖ over factors on given masks (Frobenius norm).
public struct FactorChainProblem<Scalar: MatrixScalar>: Sendable {
    /// A.
    public let target: Matrix<Scalar>
    /// supp F_l, in the order of the product, left to right.
    public let masks: [BitMatrix]

    /// - Precondition: neighbouring masks fit one another, and the product has the shape of the target.
    public init(target: Matrix<Scalar>, masks: [BitMatrix]) {
        precondition(!masks.isEmpty, "a mask at least")
        precondition(
            zip(masks, masks.dropFirst()).allSatisfy { $0.columnCount == $1.rowCount }, "inner dimensions agree")
        precondition(
            masks[0].rowCount == target.rowCount && masks[masks.count - 1].columnCount == target.columnCount,
            "the product has the shape of the target")
        self.target = target
        self.masks = masks
    }

    /// The problem of a pair of masks: A ≈ X Yᵀ.
    public init(target: Matrix<Scalar>, pair: FactorSupports) {
        self.init(target: target, masks: [pair.left, pair.right.transposed()])
    }

    /// ‖A − F_1 ⋯ F_L‖ of some factors.
    public func error(of factors: FactorChain<Scalar>) -> Double { (target - factors.product).frobeniusNorm }

    /// Whether factors have the shapes of the masks and are zero, exactly, outside of them.
    public func admits(_ chain: FactorChain<Scalar>) -> Bool {
        chain.factors.count == masks.count
            && zip(chain.factors, masks).allSatisfy { factor, mask in
                factor.rowCount == mask.rowCount && factor.columnCount == mask.columnCount
                    && (0..<mask.rowCount).allSatisfy { row in
                        (0..<mask.columnCount).allSatisfy { mask[row, $0] || factor[row, $0] == .zero }
                    }
            }
    }
}

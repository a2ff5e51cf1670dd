/// The supports of a factorization A ≈ X Yᵀ: supp X ⊆ I (m × r), supp Y ⊆ J (n × r).
public struct FactorSupports: Hashable, Sendable {
    /// I, the support of X: m × r.
    public let left: BitMatrix
    /// J, the support of Y: n × r.
    public let right: BitMatrix

    /// The supports I and J, which must have the same number of columns.
    public init(left: BitMatrix, right: BitMatrix) {
        precondition(left.columnCount == right.columnCount, "I and J have the same width")
        self.left = left
        self.right = right
    }

    /// m, the number of rows of the product.
    public var rowCount: Int { left.rowCount }
    /// n, the number of columns of the product.
    public var columnCount: Int { right.rowCount }
    /// r, the number of rank-one supports.
    public var width: Int { left.columnCount }
}

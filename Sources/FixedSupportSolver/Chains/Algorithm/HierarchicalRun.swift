/// One run of the hierarchical algorithm: a matrix on the product pattern is split in two, and each part again, until
/// every part is a factor.
struct HierarchicalRun<Scalar: RowScalar> {
    let chain: ReducedChain
    let order: SplitOrder
    let isOrthonormalised: Bool
    let threads: Int
    /// The factors found so far, from the left; with orthonormalisation all but the last have orthonormal columns.
    private(set) var factors: [BlockForm<Scalar>] = []
    /// For each split (after factor k) the square of the error of the approximation there.
    private(set) var squaredErrors: [Double]

    init(_ chain: ReducedChain, order: SplitOrder, isOrthonormalised: Bool, threads: Int) {
        self.chain = chain
        self.order = order
        self.isOrthonormalised = isOrthonormalised
        self.threads = threads
        squaredErrors = Array(repeating: 0, count: chain.nodes.count - 1)
    }

    /// Appends the factors of a matrix on the product of the patterns in a range.
    ///
    /// What stands to the right of it has orthonormal rows, what stands to the left orthonormal columns, so an error
    /// in the matrix is as large as the error that it makes in the product.
    mutating func factorize(_ matrix: consuming BlockForm<Scalar>, _ range: ClosedRange<Int>) {
        var (rest, range) = (matrix, range)
        while range.count > 1 {
            let k = order.split(range)
            let step = SplitStep(geometry: chain.split(range, after: k), threads: threads)
            let isLeaf = k == range.lowerBound
            let parts = step.split(rest, weights: isOrthonormalised ? (isLeaf ? .right : .left) : .both)
            squaredErrors[k] = parts.squaredError
            rest = parts.right
            factorize(parts.left, range.lowerBound...k)
            if isOrthonormalised, !isLeaf { step.orthonormalize(&factors[k], into: &rest) }
            range = (k + 1)...range.upperBound
        }
        factors.append(rest)
    }
}

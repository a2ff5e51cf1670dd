import SupportMasks

extension ReducedChain.Node {
    /// The factors of the chain that were merged in this one, with their indices: their product is the matrix, exactly.
    ///
    /// A block of p × q entries with r ≥ min(p, q) is (1 0)·(B 0)ᵀ or (B 0)·(1 0)ᵀ: entries are copied, none is
    /// computed.
    func factors<Scalar: RowScalar>(of matrix: BlockForm<Scalar>) -> [(index: Int, matrix: BlockForm<Scalar>)] {
        switch self {
        case .factor(let index, _): return [(index, matrix)]
        case .merged(let left, let right, let geometry):
            let (first, second) = geometry.copies(of: matrix)
            return left.factors(of: first) + right.factors(of: second)
        }
    }
}

extension SplitGeometry {
    /// Two factors of a matrix whose blocks are at most as large as the rank on one side.
    fileprivate func copies<Scalar: RowScalar>(
        of matrix: BlockForm<Scalar>
    ) -> (BlockForm<Scalar>, BlockForm<Scalar>) {
        var (first, second) = (BlockForm<Scalar>(zero: left), BlockForm<Scalar>(zero: right))
        let isWide = left.b <= right.c
        for index in 0..<classCount {
            let place = place(index)
            for row in 0..<left.b {
                for column in 0..<right.c {
                    let value = matrix.values[place.product + row * productStride + column]
                    if isWide {
                        second.values[place.right + row * rightStride + column] = value
                    } else {
                        first.values[place.left + row * leftStride + column] = value
                    }
                }
            }
            for k in 0..<min(left.b, right.c) {
                if isWide {
                    first.values[place.left + k * leftStride + k] = Scalar(1)
                } else {
                    second.values[place.right + k * rightStride + k] = Scalar(1)
                }
            }
        }
        return (first, second)
    }
}

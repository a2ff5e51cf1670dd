/// ‖A − F_1 ⋯ F_L‖² of factors in block form, measured on the product.
struct ChainResidual {
    let chain: ReducedChain
    let threads: Int

    /// The partial products F_k ⋯ F_L are built from the right, each on its pattern, and of the whole product only one row
    /// of a block at a time: half of m n entries of memory for a butterfly. O(m n r) operations, r the rank of the first
    /// split, and less for each further one.
    func squared<Scalar: RowScalar>(of target: BlockForm<Scalar>, _ factors: [BlockForm<Scalar>]) -> Double {
        let last = factors.count - 1
        guard last > 0 else { return 0 }
        var product = factors[last]
        for k in stride(from: last - 1, through: 1, by: -1) {
            product = step(k, last).product(factors[k], product)
        }
        return step(0, last).squaredDistance(target, factors[0], product)
    }

    private func step(_ k: Int, _ last: Int) -> SplitStep {
        SplitStep(geometry: chain.split(k...last, after: k), threads: threads)
    }
}

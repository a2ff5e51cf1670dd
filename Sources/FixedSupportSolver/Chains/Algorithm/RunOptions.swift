/// How a run of the hierarchical algorithm goes; see `HierarchicalFactorization`.
struct RunOptions {
    var order: SplitOrder
    var isOrthonormalised: Bool
    var findsSplitErrors: Bool
    var threads: Int
}

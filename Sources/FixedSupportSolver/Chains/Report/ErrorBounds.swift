/// What is certain of the best error of a chain, from the errors of its splits (Chains.md, "The sandwich").
struct ErrorBounds {
    let order: SplitOrder
    /// ‖A‖² outside the product pattern.
    let outside: Double

    /// No factors have a smaller error, by squares of errors e_k of the splits that are at most those of the best
    /// two-factor approximations.
    func lower(_ squares: [Double]) -> Double { (outside + (squares.max() ?? 0)).squareRoot() }

    /// The algorithm with orthonormalisation has no larger error, by the squares of the errors of the best two-factor
    /// approximations.
    func upper(_ squares: [Double]) -> Double {
        let inside = upper(squares, 0...squares.count)
        return (outside + inside * inside).squareRoot()
    }

    /// The bound for the factors of a range.
    ///
    /// The error of a split is orthogonal to those that follow as long as these are all on one side of it.
    private func upper(_ squares: [Double], _ range: ClosedRange<Int>) -> Double {
        guard range.count > 1 else { return 0 }
        let k = order.split(range)
        let left = upper(squares, range.lowerBound...k)
        let right = upper(squares, (k + 1)...range.upperBound)
        return left == 0 || right == 0
            ? (squares[k] + left * left + right * right).squareRoot()
            : (squares[k] + left * left).squareRoot() + right
    }
}

/// The best weights of lines that have their cells in common: rows f that minimise ‖t − f B‖² + μ ‖f‖², each for a
/// target t of its own, where B are the rows `lines` of a basis.
///
/// What is solved for is the correction of the weights that are there: free directions stay as they are, and rounding
/// is that of the residual.
struct LineFit {
    private let basis: UnsafePointer<Double>
    private let lines: ArraySlice<Int>
    private let width: Int
    /// The columns in which a line of the basis is not zero.
    private let observed: [Int]
    private let penalty: Double
    private let decomposition: PivotedQR

    /// - Parameters:
    ///   - basis: a matrix whose rows, `width` entries each, lie one after the other.
    ///   - penalty: μ.
    init(basis: UnsafePointer<Double>, lines: ArraySlice<Int>, width: Int, penalty: Double) {
        self.basis = basis
        self.lines = lines
        self.width = width
        self.penalty = penalty
        let observed = (0..<width).filter { column in lines.contains { basis[$0 * width + column] != 0 } }
        self.observed = observed
        let extra = penalty > 0 ? lines.count : 0
        var columns: [Double] = []
        columns.reserveCapacity((observed.count + extra) * lines.count)
        for (index, line) in lines.enumerated() {
            for column in observed { columns.append(basis[line * width + column]) }
            for other in 0..<extra { columns.append(other == index ? penalty.squareRoot() : 0) }
        }
        decomposition = PivotedQR(rows: observed.count + extra, columns: columns)
    }

    /// The correction of `weights` for a residual t − f B at all columns; nil if rounding leaves nothing to gain.
    func correction(_ weights: UnsafePointer<Double>, residual: UnsafePointer<Double>) -> [Double]? {
        var right = observed.map { residual[$0] }
        if penalty > 0 {
            for index in 0..<lines.count { right.append(-penalty.squareRoot() * weights[index]) }
        }
        let change = decomposition.solve(right)
        guard change.contains(where: { $0 != 0 }) else { return nil }
        let before = right.reduce(0) { $0 + $1 * $1 }
        for (index, line) in lines.enumerated() where change[index] != 0 {
            for (place, column) in observed.enumerated() {
                right[place] -= change[index] * basis[line * width + column]
            }
            if penalty > 0 { right[observed.count + index] -= penalty.squareRoot() * change[index] }
        }
        let after = right.reduce(0) { $0 + $1 * $1 }
        return after < before ? change : nil
    }
}

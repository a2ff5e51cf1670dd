import DenseNumerics

/// The best weights of lines that have their cells in common: rows f that minimise ‖t − f B‖² + μ ‖f‖², each for a
/// target t of its own, where B are the rows `lines` of a basis.
///
/// What is solved for is the correction of the weights that are there: directions that change nothing get none,
/// and rounding is that of the residual.
struct LineFit {
    private let basis: UnsafePointer<Double>
    private let lines: ArraySlice<Int>
    private let width: Int
    /// The columns in which a line of the basis is not zero.
    private let observed: [Int]
    private let penalty: Double
    /// 1 / norm of each column of the design, so that the units of the weights do not decide what counts as dependent.
    private let scales: [Double]
    private let solver: LeastSquares<Double>

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
        var design = Matrix<Double>(rows: observed.count + extra, columns: lines.count)
        var scales: [Double] = []
        for (index, line) in lines.enumerated() {
            let values = observed.map { basis[line * width + $0] }
            let norm = euclideanNorm(penalty > 0 ? values + [penalty.squareRoot()] : values)
            let scale = norm > 0 && norm.isFinite ? 1 / norm : 0
            for (place, value) in values.enumerated() { design[place, index] = scale * value }
            if penalty > 0 { design[observed.count + index, index] = scale * penalty.squareRoot() }
            scales.append(scale)
        }
        self.scales = scales
        solver = LeastSquares(design)
    }

    /// The correction of `weights` for a residual t − f B at all columns; nil if rounding leaves nothing to gain.
    func correction(_ weights: UnsafePointer<Double>, residual: UnsafePointer<Double>) -> [Double]? {
        var right = observed.map { residual[$0] }
        if penalty > 0 {
            for index in 0..<lines.count { right.append(-penalty.squareRoot() * weights[index]) }
        }
        guard !right.isEmpty else { return nil }
        let scaled = solver.solve(Matrix(rows: right.count, columns: 1, elements: right)).elements
        let change = zip(scaled, scales).map { $0 * $1 }
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

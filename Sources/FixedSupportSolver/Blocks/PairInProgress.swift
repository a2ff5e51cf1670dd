import DenseNumerics
import SupportMasks
import SupportTheory

/// The factors X and Yᵀ while blocks are put into them.
struct PairInProgress<Scalar: MatrixScalar> {
    private let target: Matrix<Scalar>
    private let leftMask: BitMatrix
    /// X.
    private(set) var left: Matrix<Scalar>
    /// Yᵀ.
    private(set) var right: Matrix<Scalar>

    init(_ problem: FactorChainProblem<Scalar>) {
        target = problem.target
        leftMask = problem.masks[0]
        left = Matrix(rows: problem.masks[0].rowCount, columns: problem.masks[0].columnCount)
        right = Matrix(rows: problem.masks[1].rowCount, columns: problem.masks[1].columnCount)
    }

    /// Puts the factors of a block in their places. Supports that are left over stay zero.
    mutating func set(_ factors: BlockFactors<Scalar>, _ block: FactorizationPlan.Block) {
        for term in 0..<factors.left.columnCount {
            let support = block.supports[term]
            for (place, row) in block.rows.enumerated() { left[row, support] = factors.left[place, term] }
            for (place, column) in block.columns.enumerated() { right[support, column] = factors.right[place, term] }
        }
    }

    /// A − X Yᵀ on the cells that a block has to care for; zero on the others of its rectangle.
    func residual(_ block: PlannedBlock) -> Matrix<Scalar> {
        let (rows, columns) = (block.plan.rows, block.plan.columns)
        var position = [Int](repeating: -1, count: target.columnCount)
        for (place, column) in columns.enumerated() { position[column] = place }
        var residual = Matrix<Scalar>(rows: rows.count, columns: columns.count)
        let width = right.columnCount
        for (place, row) in rows.enumerated() {
            let cells = block.observed.map { $0[place].members } ?? columns
            var values = cells.map { target[row, $0] }
            for support in leftMask.row(row) {
                let factor = left[row, support]
                guard factor != .zero else { continue }
                right.elements.withUnsafeBufferPointer { right in
                    let start = support * width
                    for index in cells.indices { values[index] -= factor * right[start + cells[index]] }
                }
            }
            for index in cells.indices { residual[place, position[cells[index]]] = values[index] }
        }
        return residual
    }
}

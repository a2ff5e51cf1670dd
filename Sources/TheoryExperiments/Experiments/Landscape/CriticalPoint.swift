import DenseNumerics
import FixedSupportSolver
import MaskedStates
import SupportMasks

/// ½‖A − X Yᵀ‖² around a pair of factors: its gradient and its second derivatives by the entries on the masks.
struct CriticalPoint {
    let gradientNorm: Double
    /// The eigenvalues of the matrix of second derivatives, ascending.
    let curvatures: [Double]

    /// O(w³) for w entries on the masks.
    init(_ masks: FactorSupports, target: Matrix<Double>, at pair: Pair) {
        let rest = pair.product - target
        let xs = Self.cells(masks.left)
        let ys = Self.cells(masks.right)
        let weights = xs.count + ys.count
        let byX = xs.map { x in
            (0..<masks.columnCount).reduce(0.0) { $0 + rest[x.line, $1] * pair.right[$1, x.support] }
        }
        let byY = ys.map { y in (0..<masks.rowCount).reduce(0.0) { $0 + rest[$1, y.line] * pair.left[$1, y.support] } }
        gradientNorm = (byX + byY).reduce(0) { $0 + $1 * $1 }.squareRoot()
        // ∂²/∂x_ik ∂x_il = Σ_j y_jk y_jl, ∂²/∂x_ik ∂y_jl = x_il y_jk, and the rest r_ij where k = l.
        let hessian = Matrix<Double>(rows: weights, columns: weights) { a, b in
            switch (a < xs.count, b < xs.count) {
            case (true, true):
                let (first, second) = (xs[a], xs[b])
                return first.line == second.line ? Self.dot(pair.right, first.support, second.support) : 0
            case (false, false):
                let (first, second) = (ys[a - xs.count], ys[b - xs.count])
                return first.line == second.line ? Self.dot(pair.left, first.support, second.support) : 0
            default:
                let (x, y) = (xs[min(a, b)], ys[max(a, b) - xs.count])
                let both = pair.left[x.line, y.support] * pair.right[y.line, x.support]
                return both + (x.support == y.support ? rest[x.line, y.line] : 0)
            }
        }
        curvatures = Self.eigenvalues(hessian)
    }

    private typealias Entry = (line: Int, support: Int)

    private static func cells(_ mask: BitMatrix) -> [Entry] {
        (0..<mask.rowCount).flatMap { line in mask.row(line).map { (line, $0) } }
    }

    private static func dot(_ matrix: Matrix<Double>, _ k: Int, _ l: Int) -> Double {
        (0..<matrix.rowCount).reduce(0) { $0 + matrix[$1, k] * matrix[$1, l] }
    }

    /// Of a symmetric matrix H: the singular values of H + c are its eigenvalues plus c where c is at least ‖H‖.
    private static func eigenvalues(_ matrix: Matrix<Double>) -> [Double] {
        let shift = matrix.frobeniusNorm
        let shifted = matrix + shift * Matrix<Double>.identity(matrix.rowCount)
        return SingularValueDecomposition(shifted).values.map { $0 - shift }.sorted()
    }
}

import DenseNumerics
import FloatingProposals

/// Random matrices from a seed that the test prints.
struct RandomMatrices {
    private var normals: SeededNormals
    let seed: UInt64

    init(seed: UInt64, _ test: String = #function) {
        self.seed = seed
        normals = SeededNormals(seed: seed)
        print("\(test): seed \(seed)")
    }

    mutating func real(_ rows: Int, _ columns: Int) -> Matrix<Double> { entries(rows, columns) }
    mutating func complex(_ rows: Int, _ columns: Int) -> Matrix<Complex> { entries(rows, columns) }

    mutating func entries<Scalar>(_ rows: Int, _ columns: Int) -> Matrix<Scalar> {
        Matrix(
            rows: rows, columns: columns,
            elements: (0..<rows * columns).map { _ in
                let real = normals.normal()
                return Scalar.isComplex ? Scalar(real, normals.normal()) : Scalar(real)
            })
    }

    mutating func uniform() -> Double { normals.uniform() }
}

/// The product by its definition.
func product<Scalar>(_ left: Matrix<Scalar>, _ right: Matrix<Scalar>) -> Matrix<Scalar> {
    Matrix(rows: left.rowCount, columns: right.columnCount) { row, column in
        var sum = Scalar.zero
        for k in 0..<left.columnCount { sum += left[row, k] * right[k, column] }
        return sum
    }
}

/// ‖A − B‖ / ‖B‖, or ‖A‖ where B is zero.
func distance<Scalar>(_ matrix: Matrix<Scalar>, _ other: Matrix<Scalar>) -> Double {
    let size = other.frobeniusNorm
    return (matrix - other).frobeniusNorm / (size > 0 ? size : 1)
}

/// ‖QᴴQ − 1‖.
func departure<Scalar>(_ basis: Matrix<Scalar>) -> Double {
    (basis.adjointTimes(basis) - .identity(basis.columnCount)).frobeniusNorm
}

/// U diag(σ) Vᴴ.
func recomposed<Scalar>(_ parts: SingularValueDecomposition<Scalar>) -> Matrix<Scalar> {
    let scaled = Matrix(rows: parts.left.rowCount, columns: parts.values.count) {
        parts.values[$1] * parts.left[$0, $1]
    }
    return scaled.timesAdjoint(parts.right)
}

/// Shapes at and around the sizes where kernels, blocks and threads begin.
let shapes = [
    (1, 1), (1, 7), (7, 1), (2, 2), (3, 2), (2, 3), (5, 5), (13, 4), (4, 13), (31, 33), (32, 32), (65, 64), (64, 65),
    (100, 40), (40, 100), (130, 129),
]

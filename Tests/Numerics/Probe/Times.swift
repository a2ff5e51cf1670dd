import DenseNumerics
import FloatingProposals
import Foundation

/// Times of the operations: the least of some runs, real and complex, on all processors.
enum Times {
    static func run(sizes: [Int]) {
        for size in sizes {
            var normals = SeededNormals(seed: UInt64(size))
            let (a, b) = (normals.normals(size * size), normals.normals(size * size))
            time(Matrix(rows: size, columns: size, elements: a), Matrix(rows: size, columns: size, elements: b), "real")
            let complex = zip(a, b).map { Complex($0, $1) }
            let matrix = Matrix(rows: size, columns: size, elements: complex)
            time(matrix, matrix.transposed, "complex")
        }
    }

    private static func time<Scalar>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>, _ kind: String) {
        let size = a.rowCount
        line("product", kind, size) { _ = a * b }
        line("qr", kind, size) {
            let factorization = QRFactorization(a)
            _ = (factorization.basis(), factorization.triangle)
        }
        line("svd", kind, size) { _ = SingularValueDecomposition(a) }
        line("values", kind, size) { _ = a.singularValues() }
    }

    private static func line(_ operation: String, _ kind: String, _ size: Int, _ body: () -> Void) {
        body()
        var (best, spent, runs) = (Double.infinity, 0.0, 0)
        while runs < 3 || (spent < 0.2 && runs < 200) {
            let start = ContinuousClock.now
            body()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            (best, spent, runs) = (min(best, seconds), spent + seconds, runs + 1)
        }
        print(operation, kind, size, best)
    }
}

import DenseNumerics
import FloatingProposals
import Foundation

/// Times of the operations, real and complex: the least of some runs, on the clock and on the processors (their sum,
/// which other work on the machine disturbs little).
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
        var (clock, processors, spent, runs) = (Double.infinity, Double.infinity, 0.0, 0)
        while runs < 3 || (spent < 0.2 && runs < 200) {
            let (start, used) = (ContinuousClock.now, processorSeconds)
            body()
            let (seconds, work) = ((ContinuousClock.now - start) / .seconds(1), processorSeconds - used)
            (clock, processors, spent, runs) = (min(clock, seconds), min(processors, work), spent + seconds, runs + 1)
        }
        print(operation, kind, size, clock, processors)
    }

    /// Processor time of all threads so far.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}

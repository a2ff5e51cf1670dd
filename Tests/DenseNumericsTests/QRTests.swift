import DenseNumerics
import Testing

@Suite("QR factorization")
struct QRTests {
    private func holds<Scalar: MatrixScalar>(_ matrix: Matrix<Scalar>, _ label: String) {
        let (m, n) = (matrix.rowCount, matrix.columnCount)
        for pivoting in [false, true] {
            let factorization = QRFactorization(matrix, pivoting: pivoting)
            let (basis, triangle) = (factorization.basis(), factorization.triangle)
            let moved = matrix.submatrix(rows: Array(0..<m), columns: factorization.permutation)
            #expect(distance(basis * triangle, moved) < 5e-15, "A P = Q R, \(label), pivoting \(pivoting)")
            #expect(departure(basis) < 1e-15 * Double(5 + n), "Q orthonormal, \(label)")
            #expect(departure(factorization.basis(m)) < 1e-15 * Double(5 + m), "all of Q, \(label)")
            let isTriangular = (0..<triangle.rowCount).allSatisfy { row in
                (0..<min(row, n)).allSatisfy { triangle[row, $0] == .zero }
            }
            #expect(isTriangular)
            guard pivoting else { continue }
            for k in 0..<triangle.rowCount {
                let rest = triangle.submatrix(rows: k..<triangle.rowCount, columns: k..<n)
                let longest =
                    (0..<rest.columnCount).map {
                        rest.submatrix(rows: 0..<rest.rowCount, columns: $0..<$0 + 1).frobeniusNorm
                    }.max() ?? 0
                #expect(triangle[k, k].magnitude >= longest * (1 - 1e-6), "the longest column is next, \(label)")
            }
            let diagonal = (0..<triangle.rowCount).map { triangle[$0, $0].magnitude }
            #expect(zip(diagonal, diagonal.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) }, "falling, \(label)")
        }
    }

    @Test("A P = Q R with Q orthonormal and R triangular, its diagonal falling where columns are exchanged")
    func factorization() {
        var random = RandomMatrices(seed: 31)
        for (m, n) in shapes {
            holds(random.real(m, n), "real \(m) × \(n)")
            holds(random.complex(m, n), "complex \(m) × \(n)")
        }
    }

    @Test("It holds at any scale", arguments: [1e-300, 1e-160, 1e160, 1e300])
    func scales(scale: Double) {
        var random = RandomMatrices(seed: 32)
        holds(scale * random.real(40, 35), "real, \(scale)")
        holds(scale * random.complex(20, 33), "complex, \(scale)")
    }

    @Test("It holds with columns that are zero, equal, or dependent, and with nothing at all")
    func degenerate() {
        var random = RandomMatrices(seed: 33)
        holds(Matrix<Double>(rows: 6, columns: 4), "zero")
        holds(Matrix<Complex>(rows: 5, columns: 5, repeating: Complex(1, -2)), "of one entry")
        holds(random.real(50, 3) * random.real(3, 45), "of rank 3")
        holds(Matrix<Double>(rows: 0, columns: 4), "without rows")
        holds(Matrix<Double>(rows: 4, columns: 0), "without columns")
        holds(Matrix<Double>.identity(40), "the identity")
        holds(Matrix(rows: 50, columns: 40, repeating: 1) + 1e-9 * random.real(50, 40), "almost parallel")
        let sizes = random.real(1, 40)
        let slanted = Matrix(rows: 50, columns: 40) { $0 < 2 ? sizes[0, $1] * Double($0 + 1) : 0 }
        holds(slanted + 1e-7 * random.real(50, 40), "almost multiples of one column")
    }

    @Test("Pivoting takes columns of very different size, and loses none of the small ones")
    func graded() {
        var random = RandomMatrices(seed: 34)
        let matrix = random.real(60, 50)
        let scaled = Matrix(rows: 60, columns: 50) {
            matrix[$0, $1] * Double(sign: .plus, exponent: -3 * $1, significand: 1)
        }
        let factorization = QRFactorization(scaled, pivoting: true)
        let back = factorization.basis() * factorization.triangle
        for (place, column) in factorization.permutation.enumerated() {
            let (found, expected) = (
                back.submatrix(rows: 0..<60, columns: place..<place + 1),
                scaled.submatrix(rows: 0..<60, columns: column..<column + 1)
            )
            #expect(distance(found, expected) < 1e-14, "column \(column), relative to itself")
        }
    }

    @Test("Q and its adjoint undo one another")
    func applications() {
        var random = RandomMatrices(seed: 35)
        let factorization = QRFactorization(random.complex(70, 45))
        let given = random.complex(70, 6)
        var turned = given
        factorization.applyAdjoint(to: &turned)
        factorization.apply(to: &turned)
        #expect(distance(turned, given) < 1e-14)
    }
}

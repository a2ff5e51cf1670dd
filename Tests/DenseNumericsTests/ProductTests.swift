import DenseNumerics
import Testing

@Suite("Products of dense matrices")
struct ProductTests {
    private static let threefold = [
        (1, 1, 1), (2, 3, 4), (6, 4, 4), (7, 5, 9), (12, 300, 8), (33, 17, 65), (1, 200, 50), (50, 200, 1),
        (3, 600, 70), (70, 600, 2), (97, 257, 130), (200, 513, 101),
    ]

    private func agrees<Scalar: MatrixScalar>(_ kind: Scalar.Type, _ random: inout RandomMatrices) {
        for (m, k, n) in Self.threefold {
            let (a, b): (Matrix<Scalar>, Matrix<Scalar>) = (random.entries(m, k), random.entries(k, n))
            let expected = product(a, b)
            let bound = 4e-16 * Double(k).squareRoot() + 1e-15
            #expect(distance(a * b, expected) <= bound, "\(m) × \(k) × \(n)")
            #expect(distance(a.adjoint.adjointTimes(b), expected) <= bound, "Aᴴ B, \(m) × \(k) × \(n)")
            #expect(distance(a.transposed.transposedTimes(b), expected) <= bound, "Aᵀ B, \(m) × \(k) × \(n)")
            #expect(distance(a.timesTransposed(b.transposed), expected) <= bound, "A Bᵀ, \(m) × \(k) × \(n)")
            #expect(distance(a.timesAdjoint(b.adjoint), expected) <= bound, "A Bᴴ, \(m) × \(k) × \(n)")
        }
    }

    @Test("Every form of a product is the product by definition, real and complex")
    func definition() {
        var random = RandomMatrices(seed: 11)
        agrees(Double.self, &random)
        agrees(Complex.self, &random)
    }

    @Test("The result is the same, bit for bit, on any number of threads")
    func threads() {
        var random = RandomMatrices(seed: 12)
        let (a, b) = (random.real(301, 517), random.real(517, 263))
        let (c, d) = (random.complex(150, 301), random.complex(301, 120))
        let (thin, wide) = (random.real(3000, 400), random.real(400, 2))
        for threads in [2, 3, 5] {
            #expect(a.times(b, threads: threads) == a.times(b, threads: 1))
            #expect(c.times(d, threads: threads) == c.times(d, threads: 1))
            #expect(thin.times(wide, threads: threads) == thin.times(wide, threads: 1))
        }
    }

    @Test("A product with an empty side is empty, or zero where the inner dimension is empty")
    func empty() {
        let (none, some) = (Matrix<Double>(rows: 3, columns: 0), Matrix<Double>(rows: 0, columns: 2))
        #expect(none * some == Matrix(rows: 3, columns: 2))
        #expect((some * Matrix<Double>(rows: 2, columns: 5)).elements.isEmpty)
        #expect((Matrix<Complex>(rows: 0, columns: 4) * Matrix(rows: 4, columns: 3)).rowCount == 0)
    }

    @Test("A vector is a matrix of one column")
    func vectors() {
        var random = RandomMatrices(seed: 13)
        let matrix = random.complex(37, 21)
        let (x, y) = (random.complex(21, 1), random.complex(37, 1))
        #expect(distance(Matrix(rows: 37, columns: 1, elements: matrix * x.elements), product(matrix, x)) < 1e-14)
        let back = Matrix(rows: 21, columns: 1, elements: matrix.adjointTimes(y.elements))
        #expect(distance(back, product(matrix.adjoint, y)) < 1e-14)
    }

    @Test("NaN and infinity spread as the definition says, whatever the zero they meet")
    func notFinite() {
        var left = Matrix<Double>(rows: 40, columns: 40)
        left[3, 5] = .nan
        left[7, 7] = .infinity
        let result = left * Matrix<Double>(rows: 40, columns: 40)
        for row in 0..<40 {
            let isSound = result.submatrix(rows: [row], columns: Array(0..<40)).elements.allSatisfy { $0 == 0 }
            #expect(isSound == (row != 3 && row != 7))
        }
    }
}

import DenseNumerics
import Testing

@Suite("Dense matrices")
struct MatrixTests {
    @Test("Transposes, adjoints and conjugates move entries as they say")
    func turning() {
        var random = RandomMatrices(seed: 21)
        for (m, n) in shapes {
            let matrix = random.complex(m, n)
            #expect(matrix.transposed == Matrix(rows: n, columns: m) { matrix[$1, $0] })
            #expect(matrix.adjoint == Matrix(rows: n, columns: m) { matrix[$1, $0].conjugate })
            #expect(matrix.conjugated == Matrix(rows: m, columns: n) { matrix[$0, $1].conjugate })
            let real = random.real(m, n)
            #expect(real.adjoint == real.transposed)
            #expect(real.conjugated == real)
        }
    }

    @Test("Parts are taken in the order asked for")
    func parts() {
        var random = RandomMatrices(seed: 22)
        let (real, complex) = (random.real(9, 7), random.complex(9, 7))
        let (rows, columns) = ([8, 0, 3, 3], [6, 1, 0])
        #expect(
            real.submatrix(rows: rows, columns: columns) == Matrix(rows: 4, columns: 3) { real[rows[$0], columns[$1]] })
        #expect(
            complex.submatrix(rows: rows, columns: columns)
                == Matrix(rows: 4, columns: 3) { complex[rows[$0], columns[$1]] })
        #expect(
            complex.submatrix(rows: 2..<5, columns: 1..<7)
                == complex.submatrix(rows: Array(2..<5), columns: Array(1..<7)))
        let moved = real.movingRows(to: [4, 0, 1, 2, 3, 8, 7, 6, 5])
        #expect(moved.submatrix(rows: 4..<5, columns: 0..<7) == real.submatrix(rows: 0..<1, columns: 0..<7))
    }

    @Test("Sums and multiples are formed entry by entry")
    func arithmetic() {
        var random = RandomMatrices(seed: 23)
        let (a, b) = (random.complex(5, 6), random.complex(5, 6))
        #expect(a + b == Matrix(rows: 5, columns: 6) { a[$0, $1] + b[$0, $1] })
        #expect(a - b == Matrix(rows: 5, columns: 6) { a[$0, $1] - b[$0, $1] })
        #expect(3 * a == Matrix(rows: 5, columns: 6) { 3 * a[$0, $1] })
        var sum = a
        sum += b
        #expect(sum == a + b)
    }

    @Test(
        "The Frobenius norm neither overflows nor vanishes",
        arguments: [1, 0x1p1000, 0x1p-1000, 0x1p-1060, 1e300, 1e-300])
    func norms(scale: Double) {
        var random = RandomMatrices(seed: 24)
        let matrix = random.complex(4, 9)
        let expected = matrix.elements.reduce(0) { $0 + $1.squaredMagnitude }.squareRoot() * scale
        let found = (scale * matrix).frobeniusNorm
        // Subnormal entries have lost digits before the norm is taken.
        #expect(abs(found - expected) <= (scale < 0x1p-1050 ? 1e-3 : 1e-14) * expected)
        #expect((scale * Matrix<Double>(rows: 1, columns: 2, elements: [3, -4])).largestMagnitude == 4 * scale)
    }

    @Test("NaN and infinity show in the norms, and an empty matrix has none")
    func notFinite() {
        var matrix = Matrix<Double>(rows: 3, columns: 3, repeating: 1)
        #expect(Matrix<Double>(rows: 0, columns: 3).frobeniusNorm == 0)
        matrix[1, 1] = -.infinity
        #expect(matrix.frobeniusNorm == .infinity && matrix.largestMagnitude == .infinity)
        matrix[2, 0] = .nan
        #expect(matrix.frobeniusNorm.isNaN && matrix.largestMagnitude.isNaN)
    }

    @Test("Work in parallel covers every piece once, and keeps the order")
    func parallel() {
        for threads in [1, 2, 3, 8] {
            #expect(Parallel.map(1000, threads: threads) { $0 * $0 } == (0..<1000).map { $0 * $0 })
            for count in [0, 1, 5, 97] {
                let marks = Parallel.map(count, threads: threads) { [$0] }
                #expect(marks.flatMap { $0 } == Array(0..<count))
            }
        }
    }
}

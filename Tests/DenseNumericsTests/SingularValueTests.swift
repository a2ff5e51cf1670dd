import DenseNumerics
import Foundation
import Testing

@Suite("Singular value decomposition")
struct SingularValueTests {
    private func holds<Scalar: MatrixScalar>(_ matrix: Matrix<Scalar>, _ label: String) {
        let parts = SingularValueDecomposition(matrix)
        let count = min(matrix.rowCount, matrix.columnCount)
        #expect(parts.values.count == count && parts.left.columnCount == count && parts.right.columnCount == count)
        #expect(distance(recomposed(parts), matrix) < 2e-15 * Double(5 + count).squareRoot(), "A = U Σ Vᴴ, \(label)")
        #expect(departure(parts.left) < 1e-15 * Double(5 + count), "U orthonormal, \(label)")
        #expect(departure(parts.right) < 1e-15 * Double(5 + count), "V orthonormal, \(label)")
        #expect(zip(parts.values, parts.values.dropFirst()).allSatisfy { $0 >= $1 }, "falling, \(label)")
        #expect(parts.values.allSatisfy { $0 >= 0 })
        let alone = matrix.singularValues()
        #expect(zip(alone, parts.values).allSatisfy { abs($0 - $1) <= 1e-14 * parts.values[0] }, "values, \(label)")
    }

    @Test("A = U Σ Vᴴ with orthonormal sides and values that fall, of every shape")
    func decomposition() {
        var random = RandomMatrices(seed: 51)
        for (m, n) in shapes {
            holds(random.real(m, n), "real \(m) × \(n)")
            holds(random.complex(m, n), "complex \(m) × \(n)")
        }
        holds(random.real(300, 220), "real 300 × 220")
        holds(random.complex(150, 200), "complex 150 × 200")
    }

    @Test("Bases are whole where values are zero: zero matrices, low ranks, lines of zeros, equal columns")
    func degenerate() {
        var random = RandomMatrices(seed: 52)
        holds(Matrix<Double>(rows: 5, columns: 3), "zero")
        holds(Matrix<Complex>(rows: 3, columns: 5), "zero, complex")
        holds(Matrix<Double>(rows: 70, columns: 80, repeating: 2), "of one entry")
        holds(random.real(60, 4) * random.real(4, 90), "of rank 4")
        holds(random.complex(30, 2) * random.complex(2, 30), "of rank 2, complex")
        let sparse = random.real(20, 20)
        holds(Matrix(rows: 20, columns: 20) { $0 % 3 == 0 || $1 % 4 == 0 ? 0 : sparse[$0, $1] }, "with zero lines")
        holds(Matrix<Double>.identity(100), "the identity")
    }

    @Test("An empty matrix has no values")
    func empty() {
        for (m, n) in [(0, 0), (0, 4), (4, 0)] {
            let parts = SingularValueDecomposition(Matrix<Complex>(rows: m, columns: n))
            #expect(parts.values.isEmpty && parts.left.rowCount == m && parts.right.rowCount == n)
            #expect(parts.tail(beyond: 0) == 0)
        }
    }

    @Test("It holds at any scale, to the ends of the range", arguments: [1e-300, 1e-200, 1e-20, 1e20, 1e200, 1e300])
    func scales(scale: Double) {
        var random = RandomMatrices(seed: 53)
        holds(scale * random.real(30, 20), "\(scale)")
        holds(scale * random.complex(12, 17), "\(scale), complex")
        let matrix = random.real(25, 25)
        let (plain, scaled) = (matrix.singularValues(), (0x1p600 * matrix).singularValues())
        #expect(zip(plain, scaled).allSatisfy { $0 * 0x1p600 == $1 }, "a power of two goes through unseen")
    }

    @Test("Small values are accurate relative to themselves where columns differ in size by 10²⁰⁰")
    func grading() {
        // Of D = diag(10⁻ᵏˢ) with orthogonal columns, and of the same columns slanted by a known triangle.
        for step in [1, 5, 40] {
            let count = min(12, 200 / step)
            let scales = (0..<count).map { pow(10, Double(-step * $0)) }
            var random = RandomMatrices(seed: 54)
            let basis = QRFactorization(random.real(30, count)).basis()
            let matrix = Matrix(rows: 30, columns: count) { basis[$0, $1] * scales[$1] }
            for (found, expected) in zip(matrix.singularValues(), scales) {
                #expect(abs(found / expected - 1) < 1e-14, "10^-\(step)k")
            }
        }
    }

    @Test("So they are where rows differ in size, in whatever order they stand")
    func gradedRows() {
        var random = RandomMatrices(seed: 58)
        let basis = QRFactorization(random.real(14, 14)).basis()
        let order = (0..<14).map { 5 * $0 % 14 }
        let matrix = Matrix(rows: 14, columns: 14) { pow(10, Double(-2 * order[$0])) * basis[$0, $1] }
        for (place, found) in matrix.singularValues().enumerated() {
            #expect(abs(found / pow(10, Double(-2 * place)) - 1) < 1e-13, "10^-\(2 * place)")
        }
    }

    @Test("A triangle [1 x; 0 ε] has the values that algebra gives")
    func twoByTwo() {
        for x in [0, 1e-8, 1, 1e5] {
            for small in [1e-30, 1e-12, 1e-3, 1] {
                let values = Matrix<Double>(rows: 2, columns: 2, elements: [1, x, 0, small]).singularValues()
                // σ₁ ± σ₂ = ((1 ± ε)² + x²)^½, and σ₁ σ₂ = ε.
                let first = (hypot(1 + small, x) + hypot(1 - small, x)) / 2
                #expect(abs(values[0] / first - 1) < 1e-15 * 4)
                #expect(abs(values[1] / (small / first) - 1) < 1e-15 * 8 * max(1, x), "x = \(x), ε = \(small)")
            }
        }
    }

    @Test("No matrix of the rank is nearer than the first values and vectors (Eckart and Young)")
    func bestApproximation() {
        var random = RandomMatrices(seed: 55)
        let matrix = random.complex(24, 31)
        let parts = SingularValueDecomposition(matrix)
        for rank in [0, 1, 5, 24, 100] {
            let (x, y) = parts.factors(rank: rank)
            let error = (matrix - x.timesAdjoint(y)).frobeniusNorm
            #expect(abs(error - parts.tail(beyond: rank)) < 1e-13)
            let cut = SingularValueDecomposition.truncated(matrix, rank: rank)
            #expect(cut.values.count == min(rank, 24) && abs(cut.error - error) < 1e-13)
            #expect(distance(cut.left.timesAdjoint(cut.left), parts.left.leading(rank)) < 1e-12)
            for _ in 0..<20 where rank > 0 {
                // A random left factor, and the best right one for it.
                let left = random.complex(24, rank)
                let other = left * left.leastSquaresSolution(matrix)
                #expect((matrix - other).frobeniusNorm >= error * (1 - 1e-12) - 1e-13, "rank \(rank)")
            }
        }
    }

    @Test("Cut at its rank, a matrix of low rank comes back whole")
    func lowRank() {
        var random = RandomMatrices(seed: 56)
        let matrix = random.real(200, 3) * random.real(3, 150)
        let cut = SingularValueDecomposition.truncated(matrix, rank: 3)
        let scaled = Matrix(rows: 200, columns: 3) { cut.values[$1] * cut.left[$0, $1] }
        #expect(distance(scaled.timesAdjoint(cut.right), matrix) < 1e-14)
        #expect(cut.error < 1e-14 * matrix.frobeniusNorm)
        #expect(departure(cut.left) < 1e-14 && departure(cut.right) < 1e-14)
        let beyond = SingularValueDecomposition.truncated(matrix, rank: 10)
        #expect(departure(beyond.left) < 1e-13 && departure(beyond.right) < 1e-13)
    }

    @Test("Cut or whole, values agree to rounding of the largest, where they fall by ten orders")
    func falling() {
        var random = RandomMatrices(seed: 59)
        let (left, right) = (
            QRFactorization(random.complex(40, 20)).basis(), QRFactorization(random.complex(30, 20)).basis()
        )
        let scaled = Matrix(rows: 40, columns: 20) { pow(10, Double(-$1) / 2) * left[$0, $1] }
        let matrix = scaled.timesAdjoint(right)
        let cut = SingularValueDecomposition.truncated(matrix, rank: 18)
        for (place, value) in cut.values.enumerated() { #expect(abs(value - pow(10, Double(-place) / 2)) < 1e-14) }
        #expect(abs(cut.error - hypot(1e-9, pow(10, -9.5))) < 1e-14)
    }

    @Test("The decomposition is the same, bit for bit, on any number of threads")
    func threads() {
        var random = RandomMatrices(seed: 57)
        let (real, complex) = (random.real(210, 190), random.complex(90, 110))
        let (first, second) = (
            SingularValueDecomposition(real, threads: 1), SingularValueDecomposition(complex, threads: 1)
        )
        for threads in [2, 3, 4] {
            let (again, other) = (
                SingularValueDecomposition(real, threads: threads),
                SingularValueDecomposition(complex, threads: threads)
            )
            #expect(again.values == first.values && again.left == first.left && again.right == first.right)
            #expect(other.values == second.values && other.left == second.left && other.right == second.right)
        }
    }

    @Test("An entry that is not finite makes every value NaN", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(entry: Double) {
        var matrix = Matrix<Double>(rows: 4, columns: 3, repeating: 1)
        matrix[2, 1] = entry
        let parts = SingularValueDecomposition(matrix)
        #expect(parts.values.count == 3 && parts.values.allSatisfy(\.isNaN))
        #expect(parts.left.elements.allSatisfy(\.isNaN) && matrix.singularValues().allSatisfy(\.isNaN))
    }
}

extension Matrix {
    /// The projection onto the span of the first columns.
    fileprivate func leading(_ count: Int) -> Matrix {
        let part = submatrix(rows: 0..<rowCount, columns: 0..<min(count, columnCount))
        return part.timesAdjoint(part)
    }
}

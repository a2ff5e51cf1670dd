import DenseNumerics
import Testing

@Suite("Least squares and triangles")
struct LeastSquaresTests {
    private func isOptimal<Scalar: MatrixScalar>(
        _ matrix: Matrix<Scalar>, _ right: Matrix<Scalar>, rank: Int, _ label: String
    ) {
        let solver = LeastSquares(matrix)
        #expect(solver.rank == rank, "rank, \(label)")
        let solution = solver.solve(right)
        let residual = matrix * solution - right
        let scale = matrix.frobeniusNorm * (right.frobeniusNorm + matrix.frobeniusNorm * solution.frobeniusNorm)
        // The residual is orthogonal to the columns, and the solution to the kernel: it lies in the span of the rows.
        #expect(matrix.adjointTimes(residual).frobeniusNorm <= 1e-14 * scale, "residual, \(label)")
        let rows = matrix.adjoint.columnSpaceBasis()
        let projected = rows * rows.adjointTimes(solution)
        #expect((projected - solution).frobeniusNorm <= 1e-12 * solution.frobeniusNorm, "least norm, \(label)")
    }

    @Test("The residual is orthogonal to the columns and the solution to the kernel, of full rank or not")
    func optimality() {
        var random = RandomMatrices(seed: 41)
        for (m, n) in shapes {
            isOptimal(random.real(m, n), random.real(m, 3), rank: min(m, n), "real \(m) × \(n)")
            isOptimal(random.complex(m, n), random.complex(m, 2), rank: min(m, n), "complex \(m) × \(n)")
        }
        isOptimal(random.real(40, 5) * random.real(5, 30), random.real(40, 4), rank: 5, "of rank 5")
        isOptimal(random.complex(20, 7) * random.complex(7, 60), random.complex(20, 4), rank: 7, "of rank 7")
    }

    @Test("A zero matrix and an empty one have the solution zero")
    func degenerate() {
        #expect(
            Matrix<Double>(rows: 4, columns: 3).leastSquaresSolution(Matrix(rows: 4, columns: 2, repeating: 1))
                == Matrix(rows: 3, columns: 2))
        #expect(
            Matrix<Double>(rows: 0, columns: 3).leastSquaresSolution(Matrix(rows: 0, columns: 2))
                == Matrix(rows: 3, columns: 2))
    }

    @Test("An entry that is not finite is never taken for nothing")
    func notFinite() {
        for entry in [Double.nan, .infinity] {
            for start in [Matrix<Double>.identity(5), Matrix(rows: 5, columns: 5)] {
                var matrix = start
                matrix[4, 4] = entry
                let solution = matrix.leastSquaresSolution(Matrix(rows: 5, columns: 1, repeating: 1))
                #expect(solution.elements.contains { $0.isNaN })
            }
        }
    }

    @Test("An exact system is solved to rounding")
    func exact() {
        var random = RandomMatrices(seed: 42)
        let (matrix, known) = (random.complex(80, 50), random.complex(50, 4))
        #expect(distance(matrix.leastSquaresSolution(matrix * known), known) < 1e-13)
    }

    @Test("Triangles are solved from either end, and what lies beyond them is not read")
    func triangles() {
        var random = RandomMatrices(seed: 43)
        for size in [1, 2, 31, 32, 33, 100] {
            var upper = random.complex(size, size)
            for k in 0..<size { upper[k, k] = Complex(Double(size) + 5) }
            let known = random.complex(size, 3)
            let above = Matrix(rows: size, columns: size) { $0 <= $1 ? upper[$0, $1] : .zero }
            let below = Matrix(rows: size, columns: size) { $0 >= $1 ? upper[$0, $1] : .zero }
            #expect(distance(upper.solvingUpperTriangle(above * known), known) < 1e-13)
            #expect(distance(upper.solvingLowerTriangle(below * known), known) < 1e-13)
        }
    }
}

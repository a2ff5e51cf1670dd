import DenseNumerics
import FloatingProposals
import Testing

@testable import FixedSupportSolver

@Suite("Least squares by pivoted QR") struct PivotedQRTests {
    @Test("The residual is orthogonal to the design, of full rank or not")
    func normalEquationsHold() {
        for seed in 0..<200 {
            var normals = SeededNormals(seed: UInt64(seed))
            let (rows, columns) = (1 + seed % 9, 1 + seed / 9 % 7)
            let rank = 1 + seed % 5
            let design =
                Matrix(rows: columns, columns: rank) { _, _ in normals.normal() }
                * Matrix(rows: rank, columns: rows) { _, _ in normals.normal() }
            let right = normals.normals(rows)
            let decomposition = PivotedQR(rows: rows, columns: design.elements)
            #expect(decomposition.rank == min(rows, columns, rank), "seed \(seed)")
            let solution = decomposition.solve(right)
            var residual = right
            for column in 0..<columns {
                for row in 0..<rows { residual[row] -= solution[column] * design[column, row] }
            }
            let size = design.frobeniusNorm * euclideanNorm(right)
            for column in 0..<columns {
                let inner = (0..<rows).reduce(0) { $0 + residual[$1] * design[column, $1] }
                #expect(abs(inner) <= 1e-12 * size, "seed \(seed)")
            }
        }
    }

    @Test("The units of the unknowns do not change the rank")
    func rankIgnoresScales() {
        var normals = SeededNormals(seed: 1)
        let scales = [1e-200, 1, 1e150, 1e-30]
        let design = Matrix(rows: 4, columns: 6) { row, _ in scales[row] * normals.normal() }
        #expect(PivotedQR(rows: 6, columns: design.elements).rank == 4)
    }
}

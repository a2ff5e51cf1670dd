import DenseNumerics
import FloatingProposals

/// Matrices with orthonormal columns.
enum OrthonormalColumns {
    /// Uniformly distributed: normal columns, each made orthogonal to those before it, twice against rounding.
    static func random(rows: Int, columns: Int, using random: inout SeededNormals) -> Matrix<Double> {
        var basis: [[Double]] = []
        while basis.count < columns {
            var vector = random.normals(rows)
            for _ in 0..<2 {
                for known in basis {
                    let overlap = zip(known, vector).reduce(0) { $0 + $1.0 * $1.1 }
                    for index in vector.indices { vector[index] -= overlap * known[index] }
                }
            }
            let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard norm > 1e-9 else { continue }
            basis.append(vector.map { $0 / norm })
        }
        return Matrix(rows: rows, columns: columns) { basis[$1][$0] }
    }
}

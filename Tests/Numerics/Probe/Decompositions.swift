import DenseNumerics
import Foundation

/// Decomposes matrices that a file holds one after the other: rows, columns, whether complex (64-bit integers), then the
/// entries row by row. Writes for each the values, then ‖A − UΣVᴴ‖ / ‖A‖, ‖UᴴU − 1‖ and ‖VᴴV − 1‖ (64-bit numbers).
enum Decompositions {
    static func run(from input: String, to output: String) throws {
        let words = try [UInt8](Data(contentsOf: URL(fileURLWithPath: input)))
        var place = 0
        func word() -> UInt64 {
            defer { place += 8 }
            return words.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
        }
        var results: [Double] = []
        while place < words.count {
            let (rows, columns, isComplex) = (Int(word()), Int(word()), word() != 0)
            if isComplex {
                let entries = (0..<rows * columns).map { _ in
                    let real = Double(bitPattern: word())
                    return Complex(real, Double(bitPattern: word()))
                }
                results += decompose(Matrix(rows: rows, columns: columns, elements: entries))
            } else {
                let entries = (0..<rows * columns).map { _ in Double(bitPattern: word()) }
                results += decompose(Matrix(rows: rows, columns: columns, elements: entries))
            }
        }
        try results.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: output)) }
    }

    private static func decompose<Scalar>(_ matrix: Matrix<Scalar>) -> [Double] {
        let whole = SingularValueDecomposition(matrix)
        let count = whole.values.count
        let scaled = Matrix(rows: matrix.rowCount, columns: count) { whole.values[$1] * whole.left[$0, $1] }
        return whole.values + [
            (matrix - scaled.timesAdjoint(whole.right)).frobeniusNorm / matrix.frobeniusNorm,
            (whole.left.adjointTimes(whole.left) - .identity(count)).frobeniusNorm,
            (whole.right.adjointTimes(whole.right) - .identity(count)).frobeniusNorm,
        ]
    }
}

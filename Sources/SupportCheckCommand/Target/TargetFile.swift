import DenseNumerics
import ExactArithmetic
import Foundation
import MaskFiles
import NumericFiles
import SupportTheory

/// The file of `--target`, told by its first bytes.
enum TargetFile {
    /// The matrix: from JSON (rows, or a certificate), MatrixMarket, or arrays of numbers.
    ///
    /// - Parameters:
    ///   - array: the name of the array to take; nil where the file holds one.
    ///   - bytes: of the file.
    static func read(_ path: String, array: String?, bytes: Data) throws(MaskFilesError) -> TargetMatrix {
        let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
            return try written(WrittenMatrix(json: bytes, path: path), path)
        }
        if start == UInt8(ascii: "%") { return try written(WrittenMatrix(matrixMarket: bytes, path: path), path) }
        return try numbers(NumericFile.matrix(in: path, array: array), path)
    }

    private static func written(_ matrix: WrittenMatrix, _ path: String) throws(MaskFilesError) -> TargetMatrix {
        var result = try TargetMatrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, path: path)
        for entry in matrix.entries {
            let place = "entry (\(entry.row),\(entry.column))"
            guard let value = Rational(entry.text) ?? Rational(decimal: entry.text) else {
                throw MaskFilesError(
                    file: path, place: entry.place,
                    message: "\(place): expected a number as 3, \"-3/2\" or 0.25, found '\(entry.text)'")
            }
            guard result.set(value, Cell(row: entry.row, column: entry.column)) else {
                throw MaskFilesError(file: path, place: entry.place, message: "\(place): expected every place once")
            }
        }
        return result
    }

    private static func numbers(_ array: NumericArray, _ path: String) throws(MaskFilesError) -> TargetMatrix {
        guard case .real(let matrix) = array.values else {
            throw MaskFilesError(file: path, message: "expected real numbers, found complex ones")
        }
        var result = try TargetMatrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, path: path)
        for row in 0..<matrix.rowCount {
            for column in 0..<matrix.columnCount {
                // What is no finite number was refused with its place when the file was read.
                guard let value = Rational(exactly: matrix[row, column]) else { continue }
                _ = result.set(value, Cell(row: row, column: column))
            }
        }
        return result
    }
}

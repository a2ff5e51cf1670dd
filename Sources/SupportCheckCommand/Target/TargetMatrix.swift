import DenseNumerics
import ExactArithmetic
import Foundation
import MaskFiles
import NumericFiles
import SupportTheory

/// The matrix of `--target`, with its numbers exactly as the file has them.
struct TargetMatrix: Sendable {
    let path: String
    let rowCount: Int
    let columnCount: Int
    /// The entries that are not zero.
    private(set) var entries: [Cell: Rational] = [:]
    /// The places that were given.
    private var given: Set<Cell> = []

    /// Cells above which a matrix is not taken: every entry becomes a fraction.
    private static let mostCells = 1 << 20

    init(rowCount: Int, columnCount: Int, path: String) throws(MaskFilesError) {
        let (cells, isBeyond) = rowCount.multipliedReportingOverflow(by: columnCount)
        guard !isBeyond, cells <= Self.mostCells else {
            throw MaskFilesError(
                file: path,
                message: "expected a matrix of at most \(Self.mostCells) entries, found \(rowCount) × \(columnCount)")
        }
        (self.rowCount, self.columnCount, self.path) = (rowCount, columnCount, path)
    }

    /// Sets an entry; false if it was given before.
    mutating func set(_ value: Rational, _ cell: Cell) -> Bool {
        guard given.insert(cell).inserted else { return false }
        if !value.isZero { entries[cell] = value }
        return true
    }

    /// The matrix of a file: JSON (rows, or a certificate), MatrixMarket, or arrays of numbers, told by the first bytes.
    ///
    /// - Parameters:
    ///   - array: the name of the array to take; nil where the file holds one.
    ///   - bytes: of the file.
    static func read(
        _ path: String, array: String?, bytes: Data
    ) throws(MaskFilesError) -> TargetMatrix {
        let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
            return try written(WrittenMatrix(json: bytes, path: path), path)
        }
        if bytes.starts(with: Data("%%MatrixMarket".utf8)) {
            return try MatrixMarketNumbers.read(String(decoding: bytes, as: UTF8.self), path: path)
        }
        return try numbers(NumericFile.matrixOrTensor(in: path, array: array), path)
    }

    private static func written(_ matrix: WrittenMatrix, _ path: String) throws(MaskFilesError) -> TargetMatrix {
        var result = try TargetMatrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount, path: path)
        for entry in matrix.entries {
            let place = "entry (\(entry.row),\(entry.column))"
            guard let value = Rational(entry.text) ?? Rational(decimal: entry.text) else {
                throw MaskFilesError(
                    file: path, message: "\(place): expected a number as 3, \"-3/2\" or 0.25, found '\(entry.text)'")
            }
            guard result.set(value, Cell(row: entry.row, column: entry.column)) else {
                throw MaskFilesError(file: path, message: "\(place): expected every place once")
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

import DenseNumerics
import Foundation
import MaskFiles
import SupportMasks

/// Reads matrices of numbers from `.npy`, `.npz` and `.safetensors`, each also gzipped.
///
/// Types: bool, integers, float16, float32, float64, bfloat16, complex64, complex128, in both byte orders, row after
/// row or column after column. Everything is told by the file; nothing is guessed.
public enum NumericFile {
    /// The matrix of a file.
    ///
    /// - Parameter array: the name of the array to take; nil where the file holds one.
    /// - Throws: for a file that is no array of numbers, has not two dimensions, is empty, or holds an entry that is no
    ///   finite number, which is named by row and column from 0; for a file of several arrays without a name.
    public static func matrix(in path: String, array: String? = nil) throws(MaskFilesError) -> NumericArray {
        try decoded(chosen(arrays(in: path), array, ReadingContext(file: path)))
    }

    /// All the matrices of a file, in its order.
    public static func matrices(in path: String) throws(MaskFilesError) -> [NumericArray] {
        var matrices: [NumericArray] = []
        for array in try arrays(in: path) { matrices.append(try decoded(array)) }
        return matrices
    }

    private static func arrays(in path: String) throws(MaskFilesError) -> [NumberArray] {
        // What reads masks has other words for a file without a byte.
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard size != 0 else { throw ReadingContext(file: path).error("expected numbers, found an empty file") }
        return try NumberArray.all(in: path)
    }

    private static func chosen(_ arrays: [NumberArray], _ name: String?, _ file: ReadingContext) throws(MaskFilesError)
        -> NumberArray
    {
        let names = arrays.prefix(20).map { quoted($0.name) }.joined(separator: ", ") + (arrays.count > 20 ? ", …" : "")
        guard let name else {
            guard arrays.count <= 1, let array = arrays.first else {
                throw file.error(
                    arrays.isEmpty
                        ? "expected an array, found none" : "expected one array, or the name of one: it holds \(names)")
            }
            return array
        }
        guard let array = arrays.first(where: { $0.name == name }) else {
            throw file.error("expected an array \(quoted(name)), found \(names.isEmpty ? "none" : names)")
        }
        return array
    }

    /// The matrix of an array, or a vector as a matrix of one column.
    package static func decoded(_ array: NumberArray, asVector: Bool = false) throws(MaskFilesError) -> NumericArray {
        let context = array.context
        let wanted = asVector ? "a vector (one dimension)" : "a matrix (two dimensions)"
        guard array.shape.count == (asVector ? 1 : 2) else {
            throw context.error("expected \(wanted), found \(array.shape.count) dimensions")
        }
        guard let descr = array.descr else {
            throw context.error("expected an array of numbers, found one of records with fields")
        }
        guard let type = NumberType(descr: descr) else {
            throw context.error(
                "expected bool, integers, float16 to float64, complex64 or complex128, found the type \(quoted(descr))"
                    + (descr.contains("O") ? ": objects are pickled, and pickled data is not read" : ""))
        }
        let (rows, columns) = (array.shape[0], asVector ? 1 : array.shape[1])
        guard rows > 0, columns > 0 else {
            throw context.error("expected a row and a column at least, found \(rows) × \(columns)")
        }
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard !overflow, count <= 1 << 33 else {
            throw context.error("expected at most 2^33 entries, found \(rows) × \(columns)")
        }
        let values: NumericArray.Values
        if type.kind == .complex {
            var elements = [Complex](repeating: .zero, count: count)
            try fill(&elements, of: array, type)
            values = .complex(Matrix(rows: rows, columns: columns, elements: elements))
        } else {
            var elements = [Double](repeating: 0, count: count)
            try fill(&elements, of: array, type)
            values = .real(Matrix(rows: rows, columns: columns, elements: elements))
        }
        return NumericArray(name: array.name, values: values, precision: type.isSingle ? .single : .double)
    }

    /// Puts the numbers of an array in their places, row by row.
    private static func fill<Element: EntryStorage>(
        _ elements: inout [Element], of array: NumberArray, _ type: NumberType
    ) throws(MaskFilesError) {
        let rows = array.shape[0]
        let columns = array.shape.count == 1 ? 1 : array.shape[1]
        let total = elements.count * type.partCount
        // The numbers of a line of the file, and where its entries go: a line is a row, or a column.
        let (length, stride) = array.isColumnMajor ? (rows, columns) : (columns, 1)
        var (line, place, part, done) = (0, 0, 0, 0)
        var decoder = NumberDecoder(type)
        try array.forEachPieceOfEntries { piece throws(MaskFilesError) in
            try decoder.take(piece) { number throws(MaskFilesError) in
                guard done < total else { throw array.context.error("expected \(total) numbers, found more") }
                guard let number, number.isFinite else {
                    let (row, column) = array.isColumnMajor ? (place, line) : (line, place)
                    throw array.context.error(
                        number.map { "entry (\(row),\(column)): expected a finite number, found \($0)" }
                            ?? "entry (\(row),\(column)): expected an integer that a float64 holds, found a larger one")
                }
                let index = array.isColumnMajor ? place * stride + line : line * columns + place
                elements[index].set(part, number)
                done += 1
                part += 1
                guard part == type.partCount else { return }
                part = 0
                place += 1
                guard place == length else { return }
                place = 0
                line += 1
            }
        }
        guard done == total, decoder.isWhole else {
            throw array.context.error("expected \(total) numbers, found \(done)")
        }
    }
}

/// An entry that is put together of its parts.
private protocol EntryStorage {
    mutating func set(_ part: Int, _ number: Double)
}

extension Double: EntryStorage {
    fileprivate mutating func set(_ part: Int, _ number: Double) { self = number }
}

extension Complex: EntryStorage {
    fileprivate mutating func set(_ part: Int, _ number: Double) {
        if part == 0 { real = number } else { imaginary = number }
    }
}

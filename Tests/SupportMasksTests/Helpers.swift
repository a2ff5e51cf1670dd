import Foundation
import SupportMasks
import Testing

/// Capacities on either side of word boundaries.
let boundarySizes = [0, 1, 2, 63, 64, 65, 127, 128, 129]

/// A random set of a universe, and the same as a plain set.
func randomSet(capacity: Int, using generator: inout SplitMix64) -> (bits: BitSet, plain: Set<Int>) {
    let plain = Set((0..<capacity).filter { _ in generator.next() & 1 == 1 })
    return (BitSet(capacity: capacity, members: plain), plain)
}

/// The support of the product of non-negative matrices with these supports.
func booleanProduct(_ a: BitMatrix, _ b: BitMatrix) -> BitMatrix {
    BitMatrix(rowCount: a.rowCount, columnCount: b.columnCount) { i, j in
        (0..<a.columnCount).contains { a[i, $0] && b[$0, j] }
    }
}

/// The Kronecker product by its definition.
func kroneckerProduct(_ a: BitMatrix, _ b: BitMatrix) -> BitMatrix {
    BitMatrix(rowCount: a.rowCount * b.rowCount, columnCount: a.columnCount * b.columnCount) { i, j in
        a[i / b.rowCount, j / b.columnCount] && b[i % b.rowCount, j % b.columnCount]
    }
}

func identity(_ n: Int) -> BitMatrix { BitMatrix(rowCount: n, columnCount: n) { $0 == $1 } }

func ones(_ rows: Int, _ columns: Int) -> BitMatrix { BitMatrix(rowCount: rows, columnCount: columns) { _, _ in true } }

/// The instances of a text in a file named `f.txt`.
func read(_ text: String, _ options: MaskTextOptions = MaskTextOptions()) throws(MaskFileError) -> [MaskInstance] {
    try MaskTextReader.read(bytes: Data(text.utf8), fileName: "f.txt", options: options)
}

/// The instances of a text in a file named `f.txt`, with their places.
func readPlaced(_ text: String, _ options: MaskTextOptions) throws(MaskFileError) -> [ReadInstance] {
    try MaskTextReader.readPlaced(bytes: Data(text.utf8), fileName: "f.txt", options: options)
}

/// All texts of a length over some characters.
func texts(_ alphabet: String, length: Int) -> [String] {
    guard length > 0 else { return [""] }
    return texts(alphabet, length: length - 1).flatMap { text in alphabet.map { text + String($0) } }
}

/// The description of the error that reading throws, or nil if nothing is thrown.
func complaint(_ bytes: [UInt8], _ options: MaskTextOptions = MaskTextOptions()) -> String? {
    do {
        _ = try MaskTextReader.read(bytes: Data(bytes), fileName: "f.txt", options: options)
        return nil
    } catch {
        return error.description
    }
}

import DenseNumerics
import Foundation

/// An array in NumPy's form (version 1.0, row after row, little-endian): the same array gives the same bytes.
struct NPYBytes {
    private let array: NumericArray
    private static let pieceEntries = 1 << 16

    init(_ array: NumericArray) { self.array = array }

    private var descr: String {
        switch (array.values, array.precision) {
        case (.real, .single): "<f4"
        case (.real, .double): "<f8"
        case (.complex, .single): "<c8"
        case (.complex, .double): "<c16"
        }
    }

    private var entrySize: Int {
        switch (array.values, array.precision) {
        case (.real, .single): 4
        case (.real, .double), (.complex, .single): 8
        case (.complex, .double): 16
        }
    }

    /// The header: its length is a multiple of 64, as NumPy's own.
    private var head: [UInt8] {
        let text =
            "{'descr': '\(descr)', 'fortran_order': False, 'shape': (\(array.rowCount), \(array.columnCount)), }"
        let padding = (64 - (10 + text.utf8.count + 1) % 64) % 64
        let length = text.utf8.count + padding + 1
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(text.utf8)
            + repeatElement(0x20, count: padding) + [0x0A]
    }

    /// The number of bytes.
    var count: Int { head.count + array.rowCount * array.columnCount * entrySize }

    /// Hands over all bytes, in pieces.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try head.withUnsafeBytes(body)
        switch array.values {
        case .real(let matrix): try numbers(matrix.elements, body)
        case .complex(let matrix):
            try matrix.elements.withUnsafeBytes { try pieces($0.bindMemory(to: Double.self), body) }
        }
    }

    private func numbers(_ elements: [Double], _ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try elements.withUnsafeBufferPointer { try pieces($0, body) }
    }

    private func pieces(_ numbers: UnsafeBufferPointer<Double>, _ body: (UnsafeRawBufferPointer) throws -> Void)
        rethrows
    {
        var start = 0
        while start < numbers.count {
            let piece = numbers[start..<min(start + Self.pieceEntries, numbers.count)]
            switch array.precision {
            case .double: try piece.map { $0.bitPattern.littleEndian }.withUnsafeBytes(body)
            case .single: try piece.map { Float($0).bitPattern.littleEndian }.withUnsafeBytes(body)
            }
            start += Self.pieceEntries
        }
    }
}

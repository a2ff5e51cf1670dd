import DenseNumerics
import Foundation
import MaskFiles

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

    private var head: [UInt8] { NPYHead(descr: descr, shape: [array.rowCount, array.columnCount]).bytes }

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

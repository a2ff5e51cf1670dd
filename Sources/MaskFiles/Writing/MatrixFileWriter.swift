import Foundation
import SupportMasks

/// Files of one matrix each that masks are written to.
public enum MatrixFileForm: Sendable {
    case npy, matrixMarket

    /// Writes a mask.
    public func write(_ mask: BitMatrix, to handle: FileHandle) throws {
        switch self {
        case .npy:
            let bytes = MaskBytes(mask: mask, element: .bool)
            try handle.write(
                contentsOf: Data(
                    NPYHead(descr: ElementType.bool.descr, shape: [mask.rowCount, mask.columnCount]).bytes))
            try bytes.forEachPiece { try handle.write(contentsOf: Data($0)) }
        case .matrixMarket:
            var text =
                "%%MatrixMarket matrix coordinate pattern general\n\(mask.rowCount) \(mask.columnCount) \(mask.setBitCount)\n"
            for row in 0..<mask.rowCount {
                for column in mask.row(row) { text += "\(row + 1) \(column + 1)\n" }
                if text.utf8.count > 1 << 16 || row == mask.rowCount - 1 {
                    try handle.write(contentsOf: Data(text.utf8))
                    text = ""
                }
            }
        }
    }
}

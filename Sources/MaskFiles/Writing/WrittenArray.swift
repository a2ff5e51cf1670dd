import SupportMasks

/// A mask as an array of a file.
public struct WrittenArray: Sendable {
    /// The array that the mask was read from, or that it is to be.
    public let stored: String
    /// Whether that array is the mask; else the mask goes beside it.
    public let isMask: Bool
    /// As the file stores it.
    public let mask: BitMatrix

    public init(stored: String, isMask: Bool, mask: BitMatrix) {
        (self.stored, self.isMask, self.mask) = (stored, isMask, mask)
    }

    /// The name of the array that is written: PyTorch's for the mask of weights.
    public var name: String { isMask ? stored : stored + "_mask" }
}

/// The entries of a mask row by row, as bytes.
struct MaskBytes {
    let mask: BitMatrix
    let element: MaskElement

    var count: Int { mask.rowCount * mask.columnCount * element.one.count }

    /// Hands over all bytes, in pieces of whole rows.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        let size = element.one.count
        let rowsPerPiece = max(1, (1 << 18) / max(1, mask.columnCount * size))
        var bytes: [UInt8] = []
        for first in stride(from: 0, to: mask.rowCount, by: rowsPerPiece) {
            let rows = first..<min(first + rowsPerPiece, mask.rowCount)
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: repeatElement(0, count: rows.count * mask.columnCount * size))
            for row in rows {
                for column in mask.row(row) {
                    let start = ((row - first) * mask.columnCount + column) * size
                    bytes.replaceSubrange(start..<start + size, with: element.one)
                }
            }
            try bytes.withUnsafeBytes(body)
        }
    }
}

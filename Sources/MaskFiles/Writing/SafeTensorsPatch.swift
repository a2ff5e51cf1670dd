import Foundation
import OrderedJSON
import SupportMasks

/// A copy of a safetensors file with other masks: those that it has are written over, in their type; those of weights
/// come after all other tensors.
struct SafeTensorsPatch {
    let file: MappedFile
    let tensors: [Tensor]
    let arrays: [WrittenArray]

    func write(to handle: FileHandle) throws {
        let replaced = Dictionary(uniqueKeysWithValues: arrays.filter(\.isMask).map { ($0.name, $0) })
        let added = arrays.filter { !$0.isMask }
        let dataStart = tensors.first?.range.lowerBound ?? file.count
        try handle.write(contentsOf: Data(try head(adding: added, after: file.count - dataStart)))
        for tensor in tensors {
            guard let array = replaced[tensor.name],
                let element = ElementType(dtype: tensor.dtype).flatMap(MaskElement.init)
            else {
                try copy(tensor.range, to: handle)
                continue
            }
            try MaskBytes(mask: array.mask, element: element).forEachPiece { try handle.write(contentsOf: Data($0)) }
        }
        try Self.writeData(of: added, to: handle)
    }

    /// A file of masks alone.
    static func write(_ arrays: [WrittenArray], to handle: FileHandle) throws {
        let members = Self.members(arrays, after: 0)
        try handle.write(contentsOf: Data(head("{" + members.joined(separator: ",") + "}")))
        try writeData(of: arrays, to: handle)
    }

    /// The head with what is added; the text that was there stays as it is.
    private func head(adding added: [WrittenArray], after count: Int) throws(MaskFilesError) -> [UInt8] {
        try file.withBytes { bytes throws(MaskFilesError) in
            let length = bytes.size(at: 0) ?? 0
            guard !added.isEmpty else { return Array(bytes[0..<8 + length].raw) }
            // The object that the text is ends with its last brace.
            let text = String(decoding: bytes[8..<8 + length].raw, as: UTF8.self)
            guard let end = text.lastIndex(of: "}") else {
                throw ReadingContext(file: file.path).error("expected a header that is an object")
            }
            let isEmpty = text[..<end].allSatisfy { $0 == "{" || $0.isWhitespace }
            let members = Self.members(added, after: count).joined(separator: ",")
            return Self.head(text[..<end] + (isEmpty ? "" : ",") + members + "}")
        }
    }

    private static func head(_ text: some StringProtocol) -> [UInt8] {
        let padding = (8 - text.utf8.count % 8) % 8
        let length = UInt64(text.utf8.count + padding).littleEndian
        return withUnsafeBytes(of: length, Array.init) + Array(text.utf8) + repeatElement(0x20, count: padding)
    }

    private static func members(_ arrays: [WrittenArray], after start: Int) -> [String] {
        var offset = start
        return arrays.map { array in
            let (rows, columns) = (array.mask.rowCount, array.mask.columnCount)
            let end = offset + rows * columns
            defer { offset = end }
            let tensor: JSONValue = [
                "dtype": "BOOL", "shape": .integers([rows, columns]), "data_offsets": .integers([offset, end]),
            ]
            return JSONValue.string(array.name).compactText + ":" + tensor.compactText
        }
    }

    private static func writeData(of arrays: [WrittenArray], to handle: FileHandle) throws {
        for array in arrays {
            try MaskBytes(mask: array.mask, element: .bool).forEachPiece { try handle.write(contentsOf: Data($0)) }
        }
    }

    private func copy(_ range: Range<Int>, to handle: FileHandle) throws {
        let pieceSize = 1 << 20
        for start in stride(from: range.lowerBound, to: range.upperBound, by: pieceSize) {
            let piece = try file.withBytes { bytes throws(MaskFilesError) in
                Data(bytes[start..<min(start + pieceSize, range.upperBound)].raw)
            }
            try handle.write(contentsOf: piece)
        }
    }
}

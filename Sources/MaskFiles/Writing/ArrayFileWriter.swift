import Foundation
import SupportMasks

/// Writes masks as arrays of one file: into a copy of the file that they were read from, of which everything else stays
/// as it is, or into a file of their own. The same masks give the same bytes.
public struct ArrayFileWriter: Sendable {
    private let arrays: [WrittenArray]
    private let source: ArraySource?

    /// Whether the arrays of the file that was read are written too.
    public var keepsSource: Bool { source != nil }

    /// - Parameters:
    ///   - arrays: the masks, with different names.
    ///   - source: the file that they were read from.
    /// - Throws: if that file cannot be read any more.
    public init(_ arrays: [WrittenArray], from source: String?, as form: ArrayFileForm) throws(MaskFilesError) {
        self.arrays = arrays
        self.form = form
        self.source = try source.flatMap { path throws(MaskFilesError) in try ArraySource(path, form, holding: arrays) }
    }

    private let form: ArrayFileForm

    /// Writes the file.
    ///
    /// - Throws: for names that are taken by other arrays, for a source that changes meanwhile, and what the handle
    ///   throws.
    public func write(to handle: FileHandle) throws {
        switch (source, form) {
        case (.tensors(let file, let tensors), _):
            try SafeTensorsPatch(file: file, tensors: tensors, arrays: arrays).write(to: handle)
        case (.entries(let file, let entries, let types), _):
            try npz(file, entries, types, to: handle)
        case (nil, .npz): try npz(nil, [], [:], to: handle)
        case (nil, .safeTensors): try SafeTensorsPatch.write(arrays, to: handle)
        }
    }

    private func npz(
        _ file: MappedFile?, _ entries: [ZipEntry], _ types: [String: MaskElement], to handle: FileHandle
    ) throws {
        var writer = ZipWriter { try handle.write(contentsOf: $0) }
        let written = Dictionary(uniqueKeysWithValues: arrays.map { ($0.name, $0) })
        let there = Set(entries.map(\.arrayName))
        for entry in entries {
            if let array = written[entry.arrayName] {
                try add(array, types[entry.arrayName] ?? .bool, to: &writer)
            } else if let file {
                let bytes = ZippedBytes(file: file, entry: entry, context: ReadingContext(file: file.path))
                try writer.add(name: entry.name, size: entry.size) { body in
                    // What is thrown inside goes through a reader that throws its own faults.
                    var fault: (any Error)?
                    try bytes.forEachPiece(isStartOnly: false) { piece throws(MaskFilesError) in
                        do { try body(piece) } catch { fault = error }
                        return fault == nil
                    }
                    if let fault { throw fault }
                }
            }
        }
        for array in arrays where !there.contains(array.name) { try add(array, .bool, to: &writer) }
        try writer.finish()
    }

    private func add(_ array: WrittenArray, _ element: MaskElement, to writer: inout ZipWriter) throws {
        let bytes = MaskBytes(mask: array.mask, element: element)
        let head = NPYHead(descr: element.type.descr, shape: [array.mask.rowCount, array.mask.columnCount]).bytes
        try writer.add(name: array.name + ".npy", size: head.count + bytes.count) { body in
            try head.withUnsafeBytes(body)
            try bytes.forEachPiece(body)
        }
    }
}

extension ZipEntry {
    /// The name without the extension of an array of NumPy.
    var arrayName: String { name.hasSuffix(".npy") ? String(name.dropLast(4)) : name }
}

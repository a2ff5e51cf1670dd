import Foundation
import MaskFiles

/// Writes matrices in NumPy's form. The same matrices give the same bytes: nothing tells when they were written.
public enum NumericFileWriter {
    /// Writes one matrix as `.npy`.
    public static func writeNPY(_ array: NumericArray, to handle: FileHandle) throws {
        try NPYBytes(array).forEachPiece { try handle.write(contentsOf: Data($0)) }
    }

    /// Writes matrices as `.npz`: a zip file of stored arrays, in their order, with names as `numpy.load` shows them.
    ///
    /// Files of 4 GiB and more, and larger zip files, have 64-bit sizes (PKWARE APPNOTE 4.5.3).
    ///
    /// - Precondition: names are distinct.
    public static func writeNPZ(_ arrays: [NumericArray], to handle: FileHandle) throws {
        try writeNPZ(arrays, to: handle, largest: ZipWriter.largest)
    }

    /// The same with another size from which on 64 bits are used, so that tests reach them.
    static func writeNPZ(_ arrays: [NumericArray], to handle: FileHandle, largest: Int) throws {
        precondition(Set(arrays.map(\.name)).count == arrays.count, "names are distinct")
        var writer = ZipWriter(largest: largest) { try handle.write(contentsOf: $0) }
        for array in arrays {
            let bytes = NPYBytes(array)
            try writer.add(name: array.name + ".npy", size: bytes.count) { try bytes.forEachPiece($0) }
        }
        try writer.finish()
    }
}

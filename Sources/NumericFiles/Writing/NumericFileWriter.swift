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
    /// - Parameters:
    ///   - count: the number of matrices.
    ///   - array: makes each when its turn comes, so that they need not all be in memory; names are distinct.
    public static func writeNPZ(_ count: Int, to handle: FileHandle, _ array: (_ index: Int) -> NumericArray) throws {
        try writeNPZ(count, to: handle, largest: ZipWriter.largest, array)
    }

    /// The same of matrices that there are.
    public static func writeNPZ(_ arrays: [NumericArray], to handle: FileHandle) throws {
        try writeNPZ(arrays.count, to: handle) { arrays[$0] }
    }

    /// The same with another size from which on 64 bits are used, so that tests reach them.
    static func writeNPZ(_ count: Int, to handle: FileHandle, largest: Int, _ array: (_ index: Int) -> NumericArray)
        throws
    {
        var names: Set<String> = []
        var writer = ZipWriter(largest: largest) { try handle.write(contentsOf: $0) }
        for index in 0..<count {
            let array = array(index)
            precondition(names.insert(array.name).inserted, "names are distinct")
            let bytes = NPYBytes(array)
            try writer.add(name: array.name + ".npy", size: bytes.count) { try bytes.forEachPiece($0) }
        }
        try writer.finish()
    }
}

import SupportMasks

/// An array of a file: what can be said of it before its entries are read, and how they are.
package struct StoredArray: Sendable {
    /// The name of the array or tensor; the file's without its extension where a file holds one matrix.
    package let name: String
    /// The sizes of its dimensions, none negative.
    package let shape: [Int]
    /// Reads the entries of a matrix, whose shape is within the limits.
    let read: @Sendable (_ entries: EntryRule) throws(MaskFilesError) -> EntryReading
    /// Whether the file lists entries with their places, so that the mask may have any number of cells.
    let isSparse: Bool

    package init(
        name: String, shape: [Int], isSparse: Bool = false,
        read: @escaping @Sendable (_ entries: EntryRule) throws(MaskFilesError) -> EntryReading
    ) {
        self.name = name
        self.shape = shape
        self.isSparse = isSparse
        self.read = read
    }

    /// The same array under another name.
    func named(_ name: String) -> StoredArray {
        StoredArray(name: name, shape: shape, isSparse: isSparse, read: read)
    }
}

/// Which entries an array may have.
package enum EntryRule: Hashable, Sendable {
    /// 0 and 1 (or false and true, or 0 and 255); anything else is an error.
    case mask
    /// Any numbers: inside the support is what is not zero.
    case weights
}

/// The support of an array, and what was found of its entries.
package struct EntryReading: Sendable {
    let mask: BitMatrix
    let tally: EntryTally
}

import SupportMasks

/// What a file holds, before anything is chosen.
enum FileContents: Sendable {
    /// Arrays with names of their own, in no order that says anything.
    case arrays([StoredArray])
    /// One matrix: several such files are the arrays of one instance.
    case matrix(StoredArray)
    /// Instances that say themselves what is a layer, and in which order.
    case instances([ReadInstance])
    /// Masks in the text form, which the file may hold compressed.
    case text(MappedFile, isInflated: Bool)
    /// The index of a checkpoint in shards: the file of each tensor, relative to the index's folder.
    case shardIndex([String: String])
    /// A folder, which may hold a checkpoint.
    case folder
    /// What has no size: text, which is read to its end.
    case stream
}

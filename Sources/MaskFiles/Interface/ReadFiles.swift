import SupportMasks

/// Files that are read together, and what came of it.
public struct ReadGroup: Sendable {
    /// As they were named.
    public let paths: [String]
    /// What was read, or its first fault.
    public let result: Result<ReadFiles, MaskFilesError>

    public init(paths: [String], result: Result<ReadFiles, MaskFilesError>) {
        (self.paths, self.result) = (paths, result)
    }
}

/// The instances of a file, or of several that are read together.
public struct ReadFiles: Sendable {
    /// The files, as they were named.
    public let paths: [String]
    public let instances: [ReadInstance]
    /// The arrays that belong to none of several instances.
    public let outside: [Reading.NotTaken]

    public init(paths: [String], instances: [ReadInstance], outside: [Reading.NotTaken] = []) {
        self.paths = paths
        self.instances = instances
        self.outside = outside
    }
}

/// What a census found for a kernel.
public struct CensusEntry: Sendable {
    public var kernel: Kernel
    public var closedness: Closedness
    /// The one-line deletion whose proof this is, carried over; nil if the kernel was decided on its own.
    public var deletion: Kernel?
    /// Whether the kernel is a minimal obstruction: it is not closed, and all its one-line deletions are proved closed.
    public var isMinimal: Bool

    public var verdict: InstanceAnalysis.Verdict { closedness.verdict }
}

import SupportMasks
import SupportTheory

/// An analysed instance with what a report says of its surroundings.
public struct ReportItem: Sendable {
    public var analysis: InstanceAnalysis
    /// The mask file (text) that holds the instance, `-` for standard input; nil if there is none.
    public var source: String?
    /// Whether the instance was read from a file in another form, which the checker does not read.
    public var lacksMaskFile = false
    /// The file that was read, or several of one matrix each; `-` for standard input; empty if there is none.
    public var files: [String] = []
    /// How the instance was taken from what was read; nil if it was not read.
    public var reading: Reading?
    /// What the path embedding of the network says; nil if it was not asked for.
    public var embedding: EmbeddingReport?
    /// What rows, columns and supports are called; nil where the file says no more than numbers.
    public var names: LineNames?
    /// What is said of the instance as a factor model; nil if it is none.
    public var factorModel: FactorModelReport?
    /// What is said of one matrix on the masks; nil if none was asked about.
    public var target: TargetReport?
    /// The line on which the instance begins, where files have lines.
    public var line: Int?
    /// The file that the certificate was written to, if it was.
    public var certificate: String?

    /// Whether only the verdict is said, because a limit ended the run before the report could be written.
    public var isBrief = false

    /// What reports call rows, columns and supports.
    var lineNames: LineNames { names ?? .numbers }

    public init(_ analysis: InstanceAnalysis, source: String? = nil, certificate: String? = nil) {
        self.analysis = analysis
        self.source = source
        self.certificate = certificate
    }
}

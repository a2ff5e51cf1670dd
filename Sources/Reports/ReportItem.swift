import SupportTheory

/// An analysed instance with what a report says of its surroundings.
public struct ReportItem: Sendable {
    public var analysis: InstanceAnalysis
    /// The path that the instance was read from, `-` for standard input; nil if it was read from no file.
    public var source: String?
    /// The file that the certificate was written to, if it was.
    public var certificate: String?

    public init(_ analysis: InstanceAnalysis, source: String? = nil, certificate: String? = nil) {
        self.analysis = analysis
        self.source = source
        self.certificate = certificate
    }
}

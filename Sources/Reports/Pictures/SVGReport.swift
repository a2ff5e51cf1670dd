import Drawing
import SupportTheory

/// Pictures of analysed instances, as one SVG file.
public struct SVGReport: Sendable {
    private let analyses: [InstanceAnalysis]

    public init(_ analyses: [InstanceAnalysis]) { self.analyses = analyses }

    /// The text of the file; the same analyses give the same bytes.
    public var text: String { SVGDocument(analyses.map { Picture($0) }).text }
}

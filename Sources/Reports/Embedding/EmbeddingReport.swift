import OrderedJSON
import SupportTheory

/// What `--embedding` adds to an instance's report.
public struct EmbeddingReport: Sendable {
    /// What the masks say; nil if layers do not fit.
    public var dimension: PathDimension?
    /// What the values say, if they were read.
    public var weights: EmbeddingOfWeights?

    public init(_ dimension: PathDimension?, weights: EmbeddingOfWeights? = nil) {
        self.dimension = dimension
        self.weights = weights
    }
}

/// What was found on the values of a network, by somebody who computes with them: reports print it as it is.
public struct EmbeddingOfWeights: Sendable {
    /// Sentences for readers, a paragraph each.
    public var paragraphs: [String]
    /// The same for scripts.
    public var json: JSONValue

    public init(paragraphs: [String], json: JSONValue) {
        self.paragraphs = paragraphs
        self.json = json
    }
}

import SupportMasks

/// The pattern of loadings of a factor model: which items load on which factors. All other loadings are zero.
public struct FactorPattern: Hashable, Sendable {
    /// The name of the model.
    public let name: String
    /// The names of the items, which are the rows of the loadings.
    public let items: [String]
    /// The names of the factors, which are the columns of the loadings.
    public let factors: [String]
    /// The support of the loadings: items × factors.
    public let loadings: BitMatrix
    /// The form in which the pattern was written.
    public let format: PatternFormat
    /// Sentences that a reader has to know: what was taken in a way that another may not expect.
    public let notes: [String]

    init(
        name: String, items: [String], factors: [String], loadings: BitMatrix, format: PatternFormat, notes: [String]
    ) {
        (self.name, self.items, self.factors) = (name, items, factors)
        (self.loadings, self.format, self.notes) = (loadings, format, notes)
    }

    /// The supports of data ≈ Λ Fᵀ: I is the pattern of the loadings, and J is full, as every score is free.
    ///
    /// - Parameter observations: the number of columns of the data; nil: as many as there are factors. More make no
    ///   difference to closedness (rule SC174).
    public func supports(observations: Int? = nil) -> FactorSupports {
        let count = observations ?? factors.count
        let everyFactor = BitSet(capacity: factors.count, members: factors.indices)
        let scores = BitMatrix(rows: Array(repeating: everyFactor, count: count), columnCount: factors.count)
        return FactorSupports(left: loadings, right: scores)
    }

    /// What rows, columns and supports are called.
    public var names: LineNames {
        LineNames(
            rows: LineNames.Lines(noun: "item", names: items), columns: LineNames.Lines(noun: "observation"),
            supports: LineNames.Lines(noun: "factor", names: factors))
    }
}

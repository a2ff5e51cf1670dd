import Rules
import SupportMasks
import SupportTheory

/// What a report says of an instance as a factor model: data ≈ loadings × scores, with zeros in the loadings alone.
public struct FactorModelReport: Hashable, Sendable {
    /// The form in which the pattern was read.
    public let format: String
    /// The observations of the masks; nil if none were asked for, and there are as many as factors.
    public let observations: Int?
    /// What is required of loadings and scores besides.
    public let constraints: [FactorConstraint]

    public init(format: String, observations: Int?, constraints: [FactorConstraint]) {
        (self.format, self.observations, self.constraints) = (format, observations, constraints)
    }

    /// Which numbers of observations have the same verdict (SC174).
    enum Range: Hashable {
        /// This number, and every larger one.
        case from(Int)
        /// This number alone.
        case only(Int)

        init(_ masks: FactorSupports) {
            let enough = min(masks.rowCount, masks.width)
            self = masks.columnCount >= enough ? .from(enough) : .only(masks.columnCount)
        }
    }

    static let observationsRule = RuleCode.SC174
}

extension FactorConstraint {
    /// As in: closed `with non-negative loadings and scores`.
    var words: String {
        switch self {
        case .nonnegative: "with non-negative loadings and scores"
        case .bounded: "with orthonormal scores, or with bounds on loadings and scores"
        }
    }
}

import ExactArithmetic
import Membership
import Proofs
import Rules
import SupportMasks
import SupportTheory

/// What is said of one matrix A beside the masks (Targets.md).
public struct TargetAnswer: Sendable {
    /// The entries of A that are not zero.
    public var matrix: [Cell: Rational]
    /// Whether A is a product, with the proof in the numbers of the instance.
    public var membership: MembershipAnswer
    /// What is known of the infimum of ‖A − X Yᵀ‖.
    public var infimum: Infimum
    /// Where A lies to the witness of masks that are not closed; nil if there is none.
    public var obstruction: NearObstruction?
    /// How many matrices have no best approximation on the masks.
    public var badData: BadData
    /// What cut the search short; nil if nothing did, or if nothing is left open.
    public var cut: Interruption.Cause?

    /// Whether neither membership nor the infimum is left open.
    public var isDecided: Bool {
        if case .undecided = infimum { return false }
        if case .undecided = membership { return false }
        return true
    }
}

/// What is known of the infimum of ‖A − X Yᵀ‖ over the factors on the masks.
public enum Infimum: Sendable {
    /// Zero, and attained: A is a product.
    case attained
    /// Zero, and not attained: A is a limit of products and none, with the proof.
    case limit(NonClosedness)
    /// Positive, with the reason.
    case positive(DistanceProof)
    case undecided

    /// The statement that it rests on, apart from the certificate: nil where the certificate says it all.
    public var rule: RuleCode? {
        switch self {
        case .attained, .undecided: nil
        case .limit(let proof): proof.rule
        case .positive: DistanceProof.rule
        }
    }
}

/// `SC161`: why no products come near a matrix: a condition that all products and their limits meet, and it does not.
public enum DistanceProof: Sendable {
    public static let rule = RuleCode.SC161

    /// An entry that is not zero in a cell that no support reaches.
    case cell(Cell)
    /// A window with a larger rank than supports that meet it.
    case rank(rows: [Int], columns: [Int], supports: [Int])
    /// A window whose masks are closed, on which A is no product.
    case closedWindow(ClosedWindow)

    /// Some rows and columns, as masks of their own, that are proved closed.
    public struct ClosedWindow: Sendable {
        public var rows: [Int]
        public var columns: [Int]
        /// The masks on the window.
        public var masks: FactorSupports
        public var closedness: Closedness
    }
}

/// `SC163`: how many matrices A there are whose problem min ‖A − X Yᵀ‖ has no optimum.
public enum BadData: String, Sendable, Hashable {
    public static let rule = RuleCode.SC163

    /// None: the set of products is closed.
    case empty
    /// A set of measure zero, which may be empty.
    case measureZero = "measure-zero"
    /// Not proved either way.
    case notKnown = "not-known"
}

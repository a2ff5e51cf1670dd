import ExactArithmetic

/// How masks are drawn.
public enum MaskModel: Sendable, Hashable {
    /// Each entry with the probability p, independently.
    case independent
    /// round(p × cells) entries in each mask, all such masks equally likely.
    case fixed
    /// In each row so many entries in each group of consecutive cells, all such rows equally likely; the density is
    /// theirs.
    case pattern(entries: Int, group: Int)
    /// What pruning by size keeps: the round(p × cells) entries with the largest |g| exp(a_i + b_j), with standard
    /// normal g, a of the row and b of the column, the last two times the spread.
    case magnitude
    /// Independent entries with layer densities ∝ (rows + columns) / (rows × columns), at most 1, such that the
    /// expected number of entries of all masks is p × cells.
    case erdosRenyi

    /// `independent`, `fixed`, `2:4`, `magnitude`, `erdos-renyi`; nil for anything else.
    public init?(_ text: String) {
        switch text {
        case "independent": self = .independent
        case "fixed": self = .fixed
        case "magnitude": self = .magnitude
        case "erdos-renyi": self = .erdosRenyi
        default:
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2, let entries = parts[0], let group = parts[1], (0...group).contains(entries),
                (1...MaskModel.largestGroup).contains(group)
            else { return nil }
            self = .pattern(entries: entries, group: group)
        }
    }

    static let largestGroup = 4_096

    /// The names of the models, for people who are told what there is.
    public static let names = ["independent", "fixed", "magnitude", "erdos-renyi", "N:M"]

    public var name: String {
        switch self {
        case .independent: "independent"
        case .fixed: "fixed"
        case .pattern(let entries, let group): "\(entries):\(group)"
        case .magnitude: "magnitude"
        case .erdosRenyi: "erdos-renyi"
        }
    }

    /// The density that the model has itself.
    var ownDensity: Rational? {
        if case .pattern(let entries, let group) = self { return Rational(Integer(entries), Integer(group)) }
        return nil
    }
}

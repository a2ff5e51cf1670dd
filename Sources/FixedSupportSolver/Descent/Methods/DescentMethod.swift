/// How the loss is made smaller.
public enum DescentMethod: Sendable, Hashable {
    /// One factor after the other is set to the best that there is for the others as they are.
    case alternatingLeastSquares
    /// Steps along the negative gradient, as long as backtracking finds them safe.
    case gradientDescent
    /// Adam (Kingma and Ba) with the full gradient. Without a rate, one that suits the size of the weights is taken.
    case adam(rate: Double? = nil)
    /// v ← momentum · v + ∇f, w ← w − rate · v, with the full gradient. Without a rate, one that suits the target's
    /// spectral norm is taken.
    case momentum(rate: Double? = nil, momentum: Double = 0.9)

    /// `als`, `gd`, `adam` or `momentum`.
    public var name: String {
        switch self {
        case .alternatingLeastSquares: "als"
        case .gradientDescent: "gd"
        case .adam: "adam"
        case .momentum: "momentum"
        }
    }

    /// The method of this name, with its own settings; nil if there is none.
    public init?(name: String) {
        switch name {
        case "als": self = .alternatingLeastSquares
        case "gd": self = .gradientDescent
        case "adam": self = .adam()
        case "momentum": self = .momentum()
        default: return nil
        }
    }

    /// The names of all methods.
    public static let names = ["als", "gd", "adam", "momentum"]

    /// How long a run is if nobody says.
    public var usualSteps: Int {
        switch self {
        case .alternatingLeastSquares: 2_000
        case .gradientDescent: 100_000
        case .adam, .momentum: 20_000
        }
    }
}

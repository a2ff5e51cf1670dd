import Foundation

/// Wilson's interval for a probability of which some of some independent trials are known: the values that a test by
/// the normal approximation with the value's own variance does not reject (E. B. Wilson, 1927).
public struct WilsonInterval: Sendable, Hashable {
    public let lower: Double
    public let upper: Double

    /// 0 to 1 for no trials.
    ///
    /// - Parameter quantile: the normal quantile z; 1.96 for 95 %.
    public init(_ successes: Int, of trials: Int, quantile: Double) {
        guard trials > 0 else {
            (lower, upper) = (0, 1)
            return
        }
        let (n, share, square) = (Double(trials), Double(successes) / Double(trials), quantile * quantile)
        let middle = (share + square / (2 * n)) / (1 + square / n)
        let half =
            quantile / (1 + square / n) * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
        // At the ends the formula gives 0 and 1, up to rounding.
        lower = successes == 0 ? 0 : max(0, middle - half)
        upper = successes == trials ? 1 : min(1, middle + half)
    }

    public var halfWidth: Double { (upper - lower) / 2 }

    public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

    /// The z with P(|Z| ≤ z) = confidence for a standard normal Z, by bisection.
    public static func quantile(_ confidence: Double) -> Double {
        var (low, high) = (0.0, 40.0)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if erf(middle / 2.0.squareRoot()) < confidence { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

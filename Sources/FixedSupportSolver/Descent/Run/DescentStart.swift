import DenseNumerics

/// Where a descent starts.
public enum DescentStart: Sendable {
    /// Random weights, by the options' seed and scale.
    case random
    /// Given factors, on their masks.
    case factors(FactorChain<Double>)
}

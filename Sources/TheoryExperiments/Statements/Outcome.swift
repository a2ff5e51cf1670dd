import Drawing

/// What an experiment saw.
public struct Outcome: Sendable, Hashable {
    /// What was looked at, in words and numbers.
    public var instances: String
    /// What was to hold, each with what was measured.
    public var claims: [Claim]
    public var plots: [LinePlot]

    public init(instances: String, claims: [Claim], plots: [LinePlot] = []) {
        (self.instances, self.claims, self.plots) = (instances, claims, plots)
    }

    /// Whether every claim holds; without claims nothing was shown.
    public var holds: Bool { !claims.isEmpty && claims.allSatisfy(\.holds) }
}

/// One thing that was to hold on a number of instances.
public struct Claim: Sendable, Hashable {
    public var text: String
    public var holds: Bool
    /// The number that was measured, the worst over the instances.
    public var measured: String
    /// What it was held to.
    public var required: String
    /// How many instances it was measured on.
    public var count: Int

    private init(_ text: String, _ holds: Bool, _ measured: String, _ required: String, _ count: Int) {
        (self.text, self.holds, self.measured, self.required) = (text, holds, measured, required)
        self.count = count
    }

    /// The largest of some numbers is at most a bound. Without numbers it is not shown.
    static func atMost(_ bound: Double, _ values: [Double], _ text: String) -> Claim {
        let worst = values.contains(where: \.isNaN) ? .nan : values.max() ?? .nan
        return Claim(text, worst <= bound, Figure.text(worst), "≤ \(Figure.text(bound))", values.count)
    }

    /// The smallest of some numbers is at least a bound. Without numbers it is not shown.
    static func atLeast(_ bound: Double, _ values: [Double], _ text: String) -> Claim {
        let worst = values.contains(where: \.isNaN) ? .nan : values.min() ?? .nan
        return Claim(text, worst >= bound, Figure.text(worst), "≥ \(Figure.text(bound))", values.count)
    }

    /// Something is so on every instance. Without instances it is not shown.
    static func always(_ isSo: [Bool], _ text: String) -> Claim {
        let count = isSo.count(where: { $0 })
        return Claim(text, count == isSo.count && count > 0, "\(count) of \(isSo.count)", "all", isSo.count)
    }
}

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
    /// The number that was measured, the worst over the instances; of what is so or not, on how many it is.
    public var measured: Double
    public var requirement: Requirement
    /// How many instances it was measured on.
    public var count: Int

    public enum Requirement: Sendable, Hashable {
        case atMost(Double)
        case atLeast(Double)
        /// So on every instance.
        case always
    }

    /// Without instances nothing was shown.
    public var holds: Bool {
        guard count > 0 else { return false }
        switch requirement {
        case .atMost(let bound): return measured <= bound
        case .atLeast(let bound): return measured >= bound
        case .always: return measured == Double(count)
        }
    }

    /// The largest of some numbers is at most a bound.
    static func atMost(_ bound: Double, _ values: [Double], _ text: String) -> Claim {
        let worst = values.contains(where: \.isNaN) ? .nan : values.max() ?? .nan
        return Claim(text: text, measured: worst, requirement: .atMost(bound), count: values.count)
    }

    /// The smallest of some numbers is at least a bound.
    static func atLeast(_ bound: Double, _ values: [Double], _ text: String) -> Claim {
        let worst = values.contains(where: \.isNaN) ? .nan : values.min() ?? .nan
        return Claim(text: text, measured: worst, requirement: .atLeast(bound), count: values.count)
    }

    /// Something is so on every instance.
    static func always(_ isSo: [Bool], _ text: String) -> Claim {
        Claim(text: text, measured: Double(isSo.count { $0 }), requirement: .always, count: isSo.count)
    }
}

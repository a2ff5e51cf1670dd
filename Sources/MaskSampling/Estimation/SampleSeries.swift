import ExactArithmetic

/// The cells of one model and shape over their densities, ascending.
public struct SampleSeries: Sendable, Hashable {
    public let model: MaskModel
    public let shape: SampleShape
    public let estimates: [SampleEstimate]

    /// The series of a result, in the order of their first cells.
    public static func all(of estimates: [SampleEstimate]) -> [SampleSeries] {
        struct Key: Hashable {
            var model: MaskModel
            var shape: SampleShape
        }
        var order: [Key] = []
        var members: [Key: [SampleEstimate]] = [:]
        for estimate in estimates {
            let key = Key(model: estimate.cell.model, shape: estimate.cell.shape)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(estimate)
        }
        return order.map { key in
            SampleSeries(
                model: key.model, shape: key.shape,
                estimates: (members[key] ?? []).sorted { $0.cell.density.value < $1.cell.density.value })
        }
    }

    /// A density at which the share of closed samples crosses a level, between two cells that are next to each other.
    public struct Crossing: Sendable, Hashable {
        public var lower: SampleCell.Density
        public var upper: SampleCell.Density
        /// Where the line between the two shares is at the level.
        public var density: Double
        public var isFalling: Bool
        /// Whether the level is outside of both intervals.
        public var isClear: Bool
    }

    /// - Parameter level: between 0 and 1.
    public func crossings(_ level: Rational, quantile: Double) -> [Crossing] {
        let level = level.asDouble
        let sampled = estimates.filter { $0.counts.samples > 0 }
        return zip(sampled, sampled.dropFirst()).compactMap { first, second in
            let shares = [first, second].map { Double($0.counts.closed) / Double($0.counts.samples) - level }
            guard (shares[0] >= 0) != (shares[1] >= 0) else { return nil }
            let densities = [first, second].map { $0.cell.density.value.asDouble }
            let part = shares[0] / (shares[0] - shares[1])
            let isClear = [first, second].allSatisfy { !$0.interval(.closed, quantile: quantile).contains(level) }
            return Crossing(
                lower: first.cell.density, upper: second.cell.density,
                density: densities[0] + part * (densities[1] - densities[0]), isFalling: shares[0] >= 0,
                isClear: isClear)
        }
    }

    /// The exact crossings of the probability of being closed for independent entries; nil where they are not known.
    public func exactCrossings(_ level: Rational) -> DensityCrossings? {
        guard model == .independent, case .factors(let rows, let columns, let width) = shape,
            (rows + columns) * width <= EntryCounts.mostCrossingCells, let table = NarrowVerdicts.closed(width: width)
        else { return nil }
        return DensityCrossings(table.counts(rows: rows, columns: columns), level: level)
    }
}

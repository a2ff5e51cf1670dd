/// A matrix sensing problem and how it is descended, but for what an experiment varies.
public struct SensingSetting: Sendable, Hashable {
    /// The shape and rank of the target.
    public var rows: Int
    public var columns: Int
    public var rank: Int
    /// σ_1 / σ_r of the target, whose smallest singular value is 1; the others are spaced evenly in ratio.
    public var conditionNumber: Double
    /// How many Gaussian measurements there are, or are in a batch.
    public var measurements: Int
    /// Each step draws measurements of its own.
    public var hasFreshBatches: Bool
    /// The standard deviation of what is added to a measurement.
    public var noise: Double
    /// The inner dimension of the factors.
    public var width: Int
    /// η.
    public var stepSize: Double
    public var seed: UInt64

    /// - Parameters:
    ///   - measurements: nil for 42 (rows + columns) / 2 per unit of rank, with which spurious directions grow at less
    ///     than a third of the rate of the target's (Sensing.md).
    ///   - width: nil for max(rows, columns, 2 rank), the least that the theory of random initialisation asks for.
    public init(
        rows: Int, columns: Int, rank: Int = 1, conditionNumber: Double = 1, measurements: Int? = nil,
        hasFreshBatches: Bool = false, noise: Double = 0, width: Int? = nil, stepSize: Double = 0.2, seed: UInt64 = 1
    ) {
        self.rows = rows
        self.columns = columns
        self.rank = rank
        self.conditionNumber = conditionNumber
        self.measurements = measurements ?? Self.standardMeasurements(rows, columns, rank)
        self.hasFreshBatches = hasFreshBatches
        self.noise = noise
        self.width = width ?? max(rows, columns, rank &* 2)
        self.stepSize = stepSize
        self.seed = seed
    }

    /// Saturates, so that sizes that make no sense get as far as `fault`.
    private static func standardMeasurements(_ rows: Int, _ columns: Int, _ rank: Int) -> Int {
        let count = 21 * (Double(rows) + Double(columns)) * Double(rank)
        return count < 1e15 ? Int(count) : Int(1e15)
    }

    /// The numbers that 2 GiB hold.
    private static let mostEntries = Double(1 << 28)

    /// A sentence that says what is wrong; nil if nothing is.
    public var fault: String? {
        if rows < 1 || columns < 1 { return "the target has at least one row and one column" }
        if rank < 1 || rank > min(rows, columns) {
            return "the rank is from 1 to \(min(rows, columns)), and \(rank) is not"
        }
        if !(conditionNumber >= 1) || !conditionNumber.isFinite { return "the condition number is at least 1" }
        if rank == 1 && conditionNumber != 1 { return "a target of rank 1 has condition number 1" }
        if Double(rows) * Double(columns) * Double(max(measurements, 1)) > Self.mostEntries {
            return "\(measurements) measurements of \(rows) × \(columns) entries do not fit into 2 GiB"
        }
        if (Double(rows) + Double(columns)) * Double(width) > Self.mostEntries {
            return "factors of width \(width) do not fit"
        }
        if measurements < 1 { return "there is at least one measurement" }
        if width < rank { return "the factors are at least as wide as the rank, \(rank)" }
        if !(noise >= 0) || !noise.isFinite { return "the noise is not negative" }
        if !(stepSize > 0) || stepSize * conditionNumber > 0.5 {
            return "the step size is positive and at most 0.5 / σ_1, here \(0.5 / conditionNumber)"
        }
        return nil
    }
}

import ExactArithmetic
import SupportTheory

/// What is sampled, and when a cell has been sampled enough.
public struct SamplingPlan: Sendable, Hashable {
    /// The cells in their order: by model, then shape, then density.
    public var cells: [SampleCell]
    public var seed: UInt64
    /// The most samples of a cell.
    public var samples: Int
    /// The half-width of the intervals below which a cell is sampled no more; nil if every cell gets all samples.
    public var precision: Double?
    /// The most samples of all cells together: then they go where intervals are widest.
    public var budget: Int?
    /// The probability with which an interval is to hold the value that it estimates.
    public var confidence: Double
    public var effort: Effort
    /// Of the effects of rows and columns on magnitudes.
    public var spread: Double
    /// Whether exact probabilities are given where they are known.
    public var isExact: Bool
    /// Probabilities of being closed for which the density is sought.
    public var levels: [SampleCell.Density]

    /// How long each decision looks; counted in steps, so that results do not depend on the load of the machine.
    public enum Effort: String, Sendable, Hashable, CaseIterable {
        /// Milliseconds for small masks: reductions and the obstructions that are found soon.
        case quick
        case normal
        case high
    }

    /// The most samples of a cell that a plan may ask for.
    public static let mostSamples = 1_000_000_000_000

    public init(
        cells: [SampleCell], seed: UInt64 = 1, samples: Int = 400, precision: Double? = nil, budget: Int? = nil,
        confidence: Double = 0.95, effort: Effort = .normal, spread: Double = 1, isExact: Bool = false,
        levels: [SampleCell.Density] = []
    ) {
        (self.cells, self.seed, self.samples, self.precision) = (cells, seed, samples, precision)
        (self.budget, self.confidence, self.effort, self.spread) = (budget, confidence, effort, spread)
        (self.isExact, self.levels) = (isExact, levels)
    }

    /// Whether how much a cell is sampled depends on what was found.
    public var isAdaptive: Bool { precision != nil || budget != nil }

    /// The cells of a grid; a model with a density of its own has one cell for each shape.
    public static func grid(
        models: [MaskModel], shapes: [SampleShape], densities: [SampleCell.Density]
    ) -> [SampleCell] {
        models.flatMap { model in
            shapes.flatMap { shape in
                let own = model.ownDensity.flatMap { SampleCell.Density("\($0)") }
                return (own.map { [$0] } ?? densities).map { SampleCell(model: model, shape: shape, density: $0) }
            }
        }
    }
}

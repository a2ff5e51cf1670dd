import ExactArithmetic
import MaskSampling
import SupportTheory

/// The arguments of `supportcheck sample` that say what is sampled.
struct SampleOptions: Sendable {
    let plan: SamplingPlan
    let shard: SampleShard
    let run: RunLimits

    private static let mostCells = 10_000
    private static let mostMaskCells = 1 << 24

    init(_ arguments: ParsedArguments) throws(UsageError) {
        if let operand = arguments.operands.first {
            throw UsageError("sample takes no operand '\(operand)', but with --merge")
        }
        let models = try Self.models(arguments)
        let shapes = try SampleGrid.shapes(arguments)
        let densities = try SampleGrid.densities(arguments)
        let cells = SamplingPlan.grid(models: models, shapes: shapes, densities: densities)
        guard cells.count <= Self.mostCells else {
            throw UsageError("the grid has \(cells.count) cells, and at most \(Self.mostCells) are sampled")
        }
        try Self.check(models, shapes)
        let samples = try arguments.positive("--samples", "a number of samples of a cell") ?? 400
        guard samples <= SamplingPlan.mostSamples else {
            throw UsageError("--samples is at most \(SamplingPlan.mostSamples), and \(samples) is more")
        }
        let effort = try arguments.choice(
            of: CommonOptions.effort, among: SamplingPlan.Effort.allCases.map(\.rawValue), default: "normal")
        plan = SamplingPlan(
            cells: cells, seed: try arguments.seed() ?? 1, samples: samples,
            precision: try Self.part(arguments, "--precision", below: 0.5),
            budget: try arguments.positive("--budget", "a number of samples of all cells together"),
            confidence: try Self.part(arguments, "--confidence", below: 1) ?? 0.95,
            effort: SamplingPlan.Effort(rawValue: effort) ?? .normal, spread: try arguments.number("--spread") ?? 1,
            isExact: arguments.has("--exact"), levels: try SampleGrid.levels(arguments))
        shard = try Self.shard(arguments)
        if shard.count > 1, plan.budget != nil {
            throw UsageError("--budget goes where intervals of all cells are widest, which a shard does not know")
        }
        run = try RunLimits(arguments, readsEffort: false)
    }

    private static func shard(_ arguments: ParsedArguments) throws(UsageError) -> SampleShard {
        guard let shard = try Shard.given(arguments) else { return .whole }
        return SampleShard(index: shard.index, count: shard.count) ?? .whole
    }

    private static func models(_ arguments: ParsedArguments) throws(UsageError) -> [MaskModel] {
        var models: [MaskModel] = []
        for name in SampleGrid.items(arguments.value(of: "--model") ?? "independent") {
            guard let model = MaskModel(name) else {
                throw UsageError(
                    "--model is \(ParsedArguments.alternatives(MaskModel.names)), and '\(name)' is not\(Suggestion.text(for: name, among: MaskModel.names))"
                )
            }
            guard !models.contains(model) else { throw UsageError("--model has \(name) twice") }
            models.append(model)
        }
        return models
    }

    /// Rows are whole groups, and masks are not too large.
    private static func check(_ models: [MaskModel], _ shapes: [SampleShape]) throws(UsageError) {
        for shape in shapes {
            for mask in shape.masks {
                guard mask.rows * mask.columns <= mostMaskCells else {
                    throw UsageError(
                        "\(shape.name) has a mask of \(mask.rows) × \(mask.columns), and at most \(mostMaskCells) cells are drawn"
                    )
                }
                for case .pattern(let entries, let group) in models where !mask.columns.isMultiple(of: group) {
                    throw UsageError(
                        "\(entries):\(group) needs rows of a multiple of \(group) cells, and \(shape.name) has rows of \(mask.columns)"
                    )
                }
            }
        }
    }

    private static func part(_ arguments: ParsedArguments, _ name: String, below most: Double) throws(UsageError)
        -> Double?
    {
        guard let text = arguments.value(of: name) else { return nil }
        guard let number = Double(text), number > 0, number < most else {
            throw UsageError("\(name) is a number between 0 and \(most), and '\(text)' is not")
        }
        return number
    }
}

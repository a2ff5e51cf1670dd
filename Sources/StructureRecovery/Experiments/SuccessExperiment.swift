import DenseNumerics

/// How often planted networks are recovered, over depth, sparsity and size.
public struct SuccessExperiment: Sendable, Hashable {
    public var sizes: [Int]
    public var sparsities: [Int]
    public var depths: [Int]
    /// How many networks are drawn for each.
    public var trials: Int
    /// Draw t has the seed `seed` + t.
    public var seed: UInt64
    public var input: NetworkInput
    /// The columns of the input, unless it is `none`.
    public var samples: Int

    public init(
        sizes: [Int] = [64, 128, 256], sparsities: [Int] = [3, 4], depths: [Int] = [1, 2, 3, 4, 5], trials: Int = 20,
        seed: UInt64 = 1, input: NetworkInput = .none, samples: Int = 0
    ) {
        self.sizes = sizes
        self.sparsities = sparsities
        self.depths = depths
        self.trials = trials
        self.seed = seed
        self.input = input
        self.samples = samples
    }

    private static let greatestSize = 4_096
    private static let greatestSamples = 1 << 16

    /// A sentence that says what is wrong; nil if nothing is.
    public var fault: String? {
        if sizes.isEmpty || sparsities.isEmpty || depths.isEmpty || trials < 1 { return "there is nothing to draw" }
        if let size = sizes.first(where: { $0 > Self.greatestSize }) {
            return "at most \(Self.greatestSize) units are drawn, and \(size) are more"
        }
        if let depth = depths.first(where: { $0 > RecoveryOptions.greatestDepth }) {
            return "at most \(RecoveryOptions.greatestDepth) layers are drawn, and \(depth) are more"
        }
        if samples > Self.greatestSamples { return "at most \(Self.greatestSamples) samples are drawn" }
        if let sparsity = sparsities.first(where: { $0 < 3 }) {
            return "a unit has at least three edges on each side, and \(sparsity) are fewer"
        }
        if let size = sizes.first(where: { size in sparsities.contains { $0 > size / 2 } }) {
            return "\(size) units are too few for so many edges each"
        }
        if let depth = depths.first(where: { $0 < 1 }) {
            return "a network has at least one layer, and \(depth) are fewer"
        }
        if input != .none, let size = sizes.first(where: { $0 >= samples }) {
            return "there must be more samples than units, and \(samples) are not more than \(size)"
        }
        return nil
    }

    private struct Draw: Sendable {
        let cell: SuccessCell
        let seed: UInt64
    }

    /// Draws and recovers all networks; the result does not depend on the number of threads.
    public func run(threads: Int) -> SuccessResult {
        let cells = sparsities.flatMap { sparsity in
            sizes.flatMap { size in depths.map { SuccessCell(size: size, sparsity: sparsity, depth: $0) } }
        }
        let draws = cells.flatMap { cell in (0..<trials).map { Draw(cell: cell, seed: seed &+ UInt64($0)) } }
        let results = Parallel.map(draws.count, threads: threads) { result(draws[$0]) }
        let counts = cells.indices.map { index in
            SuccessCount(cell: cells[index], results: Array(results[(index * trials)..<((index + 1) * trials)]))
        }
        return SuccessResult(experiment: self, counts: counts)
    }

    private func result(_ draw: Draw) -> DrawResult {
        let cell = draw.cell
        let network = PlantedNetwork(
            size: cell.size, sparsity: cell.sparsity, depth: cell.depth, seed: draw.seed, input: input,
            samples: samples)
        let recovery = StructureRecovery(RecoveryOptions(sparsity: cell.sparsity, depth: cell.depth, input: input))
        do {
            let found = try recovery.recover(network.observed)
            let isPlanted = LayerComparison.areEquivalent(network.layers, found.layers, isLastFree: input != .none)
            return isPlanted ? .recovered : .otherLayers
        } catch {
            return .refused
        }
    }
}

/// What kind of network is drawn.
public struct SuccessCell: Sendable, Hashable {
    public let size: Int
    public let sparsity: Int
    public let depth: Int
}

/// How the recovery of one network ended.
public enum DrawResult: Sendable, Hashable {
    /// The planted layers, up to the order and signs of hidden units.
    case recovered
    /// Layers with the same product that are not the planted ones.
    case otherLayers
    /// Nothing was reported.
    case refused
}

/// The results of one kind of network.
public struct SuccessCount: Sendable, Hashable {
    public let cell: SuccessCell
    public let trials: Int
    public let recovered: Int
    public let otherLayers: Int

    init(cell: SuccessCell, results: [DrawResult]) {
        self.cell = cell
        trials = results.count
        recovered = results.count { $0 == .recovered }
        otherLayers = results.count { $0 == .otherLayers }
    }

    public var rate: Double { Double(recovered) / Double(max(trials, 1)) }
}

/// The counts of an experiment.
public struct SuccessResult: Sendable, Hashable {
    public let experiment: SuccessExperiment
    /// By sparsity, then size, then depth.
    public let counts: [SuccessCount]
}

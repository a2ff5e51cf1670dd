/// Which samples come next: rounds of batches, so that what was found decides where the next ones go, and the order in
/// which threads finish does not.
struct SamplingRounds: Sendable {
    private let plan: SamplingPlan
    /// The indices of the samples of each cell that are to be taken, if need be.
    private let indices: [SampleIndices]
    private let quantile: Double
    private(set) var estimates: [SampleEstimate]
    /// Cells of which a sample was cut: no more is taken of them.
    private var isCut: [Bool]

    static let firstBatch = 50

    init(_ plan: SamplingPlan, _ shard: SampleShard) {
        self.plan = plan
        indices = plan.cells.indices.map { shard.samples(of: $0, plan) }
        quantile = WilsonInterval.quantile(plan.confidence)
        estimates = plan.cells.map { SampleEstimate(cell: $0, counts: VerdictCounts()) }
        isCut = plan.cells.map { _ in false }
    }

    /// So many samples of a cell, from the one at a position among its indices.
    struct Task: Sendable {
        var cell: Int
        var start: Int
        var count: Int
    }

    /// The index of a task's sample.
    func index(_ task: Task, _ offset: Int) -> Int { indices[task.cell][task.start + offset] }

    /// The batches of the next round, empty if there is nothing left to do.
    func nextRound() -> [Task] {
        let open = plan.cells.indices.filter { !isCut[$0] && estimates[$0].counts.samples < indices[$0].count }
            .filter { cell in plan.precision.map { halfWidth(cell) > $0 } ?? true }
        guard let budget = plan.budget else {
            return open.map { task($0, plan.isAdaptive ? batch($0) : indices[$0].count) }
        }
        var left = budget - estimates.reduce(0) { $0 + $1.counts.samples }
        return served(open).compactMap { cell in
            let task = task(cell, min(batch(cell), left))
            left -= task.count
            return task.count == 0 ? nil : task
        }
    }

    /// Where samples are short, every cell gets a first batch, and then a third of them at a time, the widest.
    private func served(_ open: [Int]) -> [Int] {
        let fresh = open.filter { estimates[$0].counts.samples == 0 }
        guard fresh.isEmpty else { return fresh }
        let widest = open.map { (cell: $0, width: halfWidth($0)) }
            .sorted { $0.width != $1.width ? $0.width > $1.width : $0.cell < $1.cell }
        return widest.prefix((open.count + 2) / 3).map(\.cell)
    }

    private func halfWidth(_ cell: Int) -> Double {
        estimates[cell].counts.samples == 0 ? 1 : estimates[cell].halfWidth(quantile: quantile)
    }

    /// Half as many as there are: the number of rounds grows with the logarithm.
    private func batch(_ cell: Int) -> Int { max(Self.firstBatch, estimates[cell].counts.samples / 2) }

    private func task(_ cell: Int, _ count: Int) -> Task {
        let start = estimates[cell].counts.samples
        return Task(cell: cell, start: start, count: max(0, min(count, indices[cell].count - start)))
    }

    /// Takes the outcomes of a batch in their order; those after one that was cut do not count, so that quick samples
    /// are not preferred.
    mutating func take(_ outcome: SampleOutcome, of cell: Int) {
        if outcome.isCut { isCut[cell] = true }
        if !isCut[cell] { estimates[cell].counts.add(outcome) }
    }

    var wasCut: Bool { isCut.contains(true) }
}

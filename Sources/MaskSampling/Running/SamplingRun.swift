import SupportTheory
import Synchronization

/// Samples a plan in several threads.
public struct SamplingRun: Sendable {
    private let plan: SamplingPlan
    private let shard: SampleShard

    public init(_ plan: SamplingPlan, shard: SampleShard = .whole) { (self.plan, self.shard) = (plan, shard) }

    /// What was found; the same for any number of threads, unless the interruption cut it.
    ///
    /// - Parameters:
    ///   - interruption: ends the run with what is known: in each cell the samples before the first one that was cut.
    ///   - progress: called after each sample, one call at a time, with the number of samples of the round.
    public func result(
        threads: Int = 1, interruption: Interruption = .never, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> SamplingResult {
        let decisions = plan.cells.map { SampleDecision($0, plan) }
        var rounds = SamplingRounds(plan, shard)
        while !interruption.isDue, interruption.noticed == nil {
            let tasks = rounds.nextRound()
            if tasks.isEmpty { break }
            let state = Mutex(rounds)
            let total = tasks.reduce(0) { $0 + $1.count }
            let pipeline = OrderedPipeline<(cell: Int, index: Int), (cell: Int, outcome: SampleOutcome)>(
                threads: threads
            ) { sample in
                (sample.cell, decisions[sample.cell].outcome(sample.index, interruption))
            } deliver: { cell, outcome in
                state.withLock { $0.take(outcome, of: cell) }
                progress(total)
                return true
            }
            submitting: for task in tasks {
                for offset in 0..<task.count {
                    // What has been submitted is cut by its own first question.
                    if interruption.noticed != nil { break submitting }
                    pipeline.submit((task.cell, rounds.index(task, offset)))
                }
            }
            pipeline.finish()
            rounds = state.withLock { $0 }
        }
        // What comes after the last sample cuts nothing.
        let isUnfinished = rounds.wasCut || !rounds.nextRound().isEmpty
        return SamplingResult(
            plan: plan, shard: shard, estimates: rounds.estimates, cut: isUnfinished ? interruption.noticed : nil)
    }
}

/// The estimates of a plan, or of a shard of it.
public struct SamplingResult: Sendable, Hashable {
    public var plan: SamplingPlan
    public var shard: SampleShard
    /// One for each cell, in order.
    public var estimates: [SampleEstimate]
    /// What ended the run before its time.
    public var cut: Interruption.Cause?

    public init(
        plan: SamplingPlan, shard: SampleShard, estimates: [SampleEstimate], cut: Interruption.Cause? = nil
    ) {
        (self.plan, self.shard, self.estimates, self.cut) = (plan, shard, estimates, cut)
    }

    /// The same with exact probabilities where the plan asks for them and they are known; an interruption leaves out
    /// the rest.
    public func withExactProbabilities(_ interruption: Interruption = .never) -> SamplingResult {
        guard plan.isExact, cut == nil else { return self }
        var result = self
        for index in estimates.indices {
            // The clock is looked at once in sixteen questions.
            if (0..<16).contains(where: { _ in interruption.isDue }) {
                result.cut = interruption.noticed
                return result
            }
            result.estimates[index].exact = ExactProbabilities(estimates[index].cell)
        }
        return result
    }

    /// The estimates alone, of a run that was cut after them.
    public func withoutExactProbabilities(cut: Interruption.Cause) -> SamplingResult {
        var result = self
        for index in estimates.indices { result.estimates[index].exact = nil }
        result.cut = cut
        return result
    }

    public var quantile: Double { WilsonInterval.quantile(plan.confidence) }

    public var sampleCount: Int { estimates.reduce(0) { $0 + $1.counts.samples } }
}

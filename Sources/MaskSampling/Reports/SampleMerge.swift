/// The results of all shards of a plan as the one that a single run would have given, or why they are not all of it.
public enum SampleMerge {
    public typealias Fault = SampleFile.Fault

    /// - Parameter files: each with its name; in any order.
    /// - Throws: if files belong to different plans or versions, or a shard is missing, given twice or not whole.
    public static func merged(_ files: [(name: String, file: SampleFile)]) throws(Fault) -> SamplingResult {
        guard let first = files.first else { throw Fault(message: "there is nothing to merge") }
        let (plan, count) = (first.file.result.plan, first.file.result.shard.count)
        var names: [Int: String] = [:]
        var estimates = plan.cells.map { SampleEstimate(cell: $0, counts: VerdictCounts()) }
        for (name, file) in files {
            let shard = file.result.shard
            guard file.version == first.file.version else {
                throw Fault(
                    message: "\(name): written by version \(file.version), and \(first.name) by \(first.file.version)")
            }
            guard file.result.plan == plan, shard.count == count else {
                throw Fault(message: "\(name): it belongs to another plan than \(first.name)")
            }
            if let other = names[shard.index] {
                throw Fault(message: "\(name): shard \(shard.index + 1)/\(count) is given twice, also as \(other)")
            }
            names[shard.index] = name
            for (index, estimate) in file.result.estimates.enumerated() {
                guard isWhole(estimate, index, shard, plan) else {
                    throw Fault(
                        message:
                            "\(name): cells[\(index)] does not have the samples of shard \(shard.index + 1)/\(count)")
                }
                estimates[index].counts = estimates[index].counts + estimate.counts
            }
        }
        let missing = (0..<count).filter { names[$0] == nil }.map { "\($0 + 1)/\(count)" }
        guard missing.isEmpty else {
            throw Fault(message: "shards are missing: \(missing.prefix(20).joined(separator: ", "))")
        }
        return SamplingResult(plan: plan, shard: .whole, estimates: estimates)
    }

    /// Whether a cell has the samples that its shard had to take.
    private static func isWhole(
        _ estimate: SampleEstimate, _ cell: Int, _ shard: SampleShard, _ plan: SamplingPlan
    ) -> Bool {
        let most = shard.samples(of: cell, plan).count
        if estimate.counts.samples == most { return true }
        guard let precision = plan.precision, estimate.counts.samples > 0, estimate.counts.samples < most else {
            return plan.budget != nil && estimate.counts.samples < most
        }
        return estimate.halfWidth(quantile: WilsonInterval.quantile(plan.confidence)) <= precision
            || plan.budget != nil
    }
}

/// All measurements of one instance.
struct InstanceResult: Sendable {
    let instance: BenchmarkInstance
    var stages: [Stage: StageReport] = [:]
    var peers: [Peer: StageReport] = [:]

    init(instance: BenchmarkInstance) { self.instance = instance }

    /// Classification, relation and the private cells of the whole matrix, in nanoseconds.
    var analysis: Int? { stages[.analysis]?.median(sumOf: ["classes", "relation", "coverage"]) }

    /// Thousandths of how many times as long as the analysis a peer takes.
    func ratio(_ peer: Peer) -> Int? {
        guard let analysis, let time = peers[peer]?.median(peer.rawValue), analysis > 0 else { return nil }
        return time * 1_000 / analysis
    }

    /// What went wrong that must not: a stage that died, or a certificate that the checker rejects.
    var failed: String? {
        for stage in Stage.allCases {
            guard let failure = stages[stage]?.failure else { continue }
            if stage == .verification && stages[.decision]?.notes["verdict"] == "undecided" { continue }
            return "\(stage.rawValue): \(failure)"
        }
        return disagreement
    }

    /// The entries 1 of SciPy's product are the private cells, and its entries are the cells that are covered.
    private var disagreement: String? {
        guard let made = stages[.make]?.counts, let ours = stages[.analysis]?.counts else { return nil }
        let cells = made["rows", default: 0] * made["columns", default: 0]
        for peer in Peer.allCases {
            guard let theirs = peers[peer], theirs.failure == nil else { continue }
            if theirs.counts["private"] != ours["private"]
                || theirs.counts["reached"] != cells - ours["uncovered", default: 0]
            {
                return "\(peer.rawValue) counts other private or covered cells than the analysis"
            }
        }
        return nil
    }
}

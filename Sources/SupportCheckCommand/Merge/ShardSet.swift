/// The parts of a run as shards, all of them there.
struct ShardSet {
    /// The instances of the whole run.
    let total: Int
    /// By shard, from 0: its place among the parts; empty for parts that are no shards.
    let order: [Int]

    /// - Throws: if a part is no whole shard though others are, if the shards are of different runs, and if one is
    ///   missing or given twice.
    init(_ parts: [PartFile], lineCount: Int?) throws(UsageError) {
        guard let first = parts.first(where: { $0.end != nil }), let whole = first.end else {
            guard let lineCount, parts.allSatisfy({ !$0.isCensus }) else { throw Self.noEnd(parts[0]) }
            (total, order) = (lineCount, [])
            return
        }
        var order = [Int?](repeating: nil, count: whole.shard.count)
        for (place, part) in parts.enumerated() {
            guard let end = part.end else { throw Self.noEnd(part) }
            guard end.shard.count == whole.shard.count, end.total == whole.total else {
                throw UsageError("\(part.path) and \(first.path) are not shards of one run")
            }
            if let other = order[end.shard.index] {
                throw UsageError("\(parts[other].path) and \(part.path) are both shard \(end.shard.text)")
            }
            order[end.shard.index] = place
        }
        if let missing = order.firstIndex(of: nil) {
            throw UsageError("shard \(missing + 1)/\(whole.shard.count) is missing")
        }
        self.order = order.compactMap { $0 }
        total = whole.total
        if let lineCount, lineCount != total {
            throw UsageError("--lines is \(lineCount), and the shards are of \(total)")
        }
    }

    private static func noEnd(_ part: PartFile) -> UsageError {
        UsageError(
            "\(part.path): the last line is not the end of a shard: the run has to be continued, or is no shard\(part.isCensus ? "" : ", and then --lines is needed")"
        )
    }
}

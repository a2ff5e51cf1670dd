import OrderedJSON

/// The last line of a shard's output, by which a merge knows that the shard is whole:
/// `{"shard":{"index":2,"count":8,"lines":1000}}`.
enum ShardEnd {
    /// What the instances of the whole run are.
    enum Subject: String {
        /// Of `batch`: the lines of the input.
        case lines
        /// Of `census`.
        case kernels
    }

    /// The line, without its end.
    static func text(_ shard: Shard, _ subject: Subject, total: Int) -> String {
        JSONValue.object([
            .init(
                "shard",
                .object([
                    .init("index", .integer(shard.index + 1)), .init("count", .integer(shard.count)),
                    .init(subject.rawValue, .integer(total)),
                ]))
        ]).compactText
    }
}

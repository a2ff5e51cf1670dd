import CommandManuals

/// `--shard k/n`: one of n parts of a run, by which several processes share it. Part k takes the instances whose
/// position in the order of the whole run, from 0, is k − 1 modulo n: neighbours are alike, and so are the parts.
struct Shard: Sendable, Hashable {
    static let name = "--shard"

    /// - Parameter meaning: what a shard of the command is.
    static func option(_ meaning: String) -> OptionSpecification { .value(name, .text("K/N"), meaning) }

    /// From 0.
    let index: Int
    let count: Int

    private static let most = 1_000_000

    /// The part of a number, from 1; nil if there is none.
    init?(part: Int, of count: Int) {
        guard part >= 1, part <= count, count <= Self.most else { return nil }
        (index, self.count) = (part - 1, count)
    }

    /// - Parameter argument: `k/n` with 1 ≤ k ≤ n.
    init(_ argument: String) throws(UsageError) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let part = Int(parts[0]), let count = Int(parts[1]),
            let shard = Shard(part: part, of: count)
        else {
            throw UsageError(
                "--shard is k/n, as in 2/8, with k from 1 to n and n at most \(Self.most), and '\(argument)' is not")
        }
        self = shard
    }

    /// The shard of the option, if it was given.
    static func given(_ arguments: ParsedArguments) throws(UsageError) -> Shard? {
        try arguments.value(of: name).map { text throws(UsageError) in try Shard(text) }
    }

    /// Whether this part takes the instance at a position, from 0.
    func takes(_ position: Int) -> Bool { position % count == index }

    /// How many of so many instances it takes.
    func share(of total: Int) -> Int { total > index ? (total - index - 1) / count + 1 : 0 }

    /// `2/8`.
    var text: String { "\(index + 1)/\(count)" }
}

import OrderedJSON
import Rules

/// `SC512`: a proof that the products of square layers are not closed, by counting dimensions: some limits could be
/// products only if far more factorizations had the same product than the masks allow. No matrix is named.
///
/// Numbers are those of the network as it is seen from `end`: from the output side the layers are transposed and in the
/// reverse order. Theory.md has the theorem, CertificateFormat.md the check.
public struct BoundaryByDimension: ProofStep, Hashable {
    public static let rule = RuleCode.SC512

    /// The side of the network on which `line` is.
    public enum End: String, Sendable, Hashable { case input, output }

    public var end: End
    /// The input whose weights run to infinity.
    public var line: Int
    /// The neurons of the first inner level that carry them: the root, the star, then others, each with an earlier one
    /// in the row of its home.
    public var neurons: [Int]
    /// How many of them, after the root, are the star.
    public var star: Int
    /// For each layer but the first: the row that is matched to each column.
    public var homes: [[Int]]
    /// The number of groups of lines of which one at a time is left out of the evidence.
    public var groups: Int

    package init(end: End, line: Int, neurons: [Int], star: Int, homes: [[Int]], groups: Int) {
        (self.end, self.line, self.neurons) = (end, line, neurons)
        (self.star, self.homes, self.groups) = (star, homes, groups)
    }

    public var fields: [JSONValue.Member] {
        [
            .init("end", .string(end.rawValue)), .init("line", .integer(line)), .init("neurons", .integers(neurons)),
            .init("star", .integer(star)), .init("homes", .array(homes.map { .integers($0) })),
            .init("groups", .integer(groups)),
        ]
    }
}

import OrderedJSON
import SupportMasks

/// `SC505`: equal rows of the last layer, equal columns of the first.
public enum EqualEnds {
    public static let rule = Rule(
        code: "SC505",
        name: "equal ends",
        statement:
            "Of outputs with the same neurons in front of them as many may be kept as there are such neurons, and the others deleted; likewise of inputs with the same neurons behind them.",
        hypotheses: "Any depth; the rows are equal in the last mask (the columns in the first).",
        proof: """
            The rows of one type span in a product a space of dimension at most |τ|. Orthogonal mixing of equal rows of the last layer keeps the set of products, and moves that space into |τ| of the rows; the orthogonal group is compact, so a limit of products is, after one mixing, a limit of products whose other \
            rows are zero. Conversely a section of a closed set is closed.
            """,
        source: "own; SC203 for networks."
    )

    /// Superfluous outputs or inputs are deleted.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: Rule { EqualEnds.rule }
        public var end: NetworkEnd
        public var delete: [Int]
        public var rest: Proof

        public var fields: [JSONValue.Member] {
            [.init("side", .string(end.rawValue)), .init("delete", .integers(delete)), .init("proof", rest.json)]
        }
        public var inner: [any ClosedProof] { [rest] }
    }

    /// The outputs that may be deleted, ascending; the inputs are those of the transposed network.
    static func superfluousOutputs(_ chain: LayerChain) -> [Int] {
        let last = chain.masks[chain.layerCount - 1]
        return last.equalRowGroups().groups.flatMap { rows in rows.dropFirst(max(last.row(rows[0]).count, 0)) }.sorted()
    }
}

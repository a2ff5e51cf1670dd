import OrderedJSON
import Rules
import SupportMasks

/// `SC505`: equal rows of the last layer, equal columns of the first.
public enum EqualEnds {
    public static let rule = RuleCode.SC505

    /// Superfluous outputs or inputs are deleted.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { EqualEnds.rule }
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

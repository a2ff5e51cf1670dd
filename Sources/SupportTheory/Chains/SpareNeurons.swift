import OrderedJSON
import Rules
import SupportMasks

/// `SC509`: a network that is everything on its boolean product already without some of its neurons.
public enum SpareNeurons {
    public static let rule = RuleCode.SC509

    /// The neurons of each inner level that are left out, ascending, and why what is left is everything.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { SpareNeurons.rule }
        var leave: [[Int]]
        var rest: Proof

        public var fields: [JSONValue.Member] {
            [.init("leave", .array(leave.map { .integers($0) })), .init("proof", rest.json)]
        }
        public var inner: [any ClosedProof] { [rest] }
    }

    /// A network without some neurons of one inner level; nil if its boolean product is another one.
    static func without(_ neurons: Set<Int>, ofLevel level: Int, _ chain: LayerChain) -> LayerChain? {
        var units = chain.levelSizes.map { Array(0..<$0) }
        units[level].removeAll(where: neurons.contains)
        let rest = chain.restricted(to: units)
        // Only what passes the two layers at the level can change.
        let around = (level - 1)..<(level + 1)
        if rest.booleanProduct(of: around) == chain.booleanProduct(of: around) { return rest }
        let all = 0..<chain.layerCount
        return rest.booleanProduct(of: all) == chain.booleanProduct(of: all) ? rest : nil
    }
}

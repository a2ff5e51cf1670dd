import OrderedJSON
import Proofs
import Rules
import SupportMasks

/// `SC205`: classes without observed cells in common are independent.
public enum Groups {
    public static let rule = RuleCode.SC205

    /// The groups, each with a proof of its own.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { Groups.rule }
        public var parts: [(classes: [Int], proof: Proof)]

        package init(parts: [(classes: [Int], proof: Proof)]) {
            self.parts = parts
        }

        public var fields: [JSONValue.Member] {
            [.init("parts", .array(parts.map { ["classes": .integers($0.classes), "proof": $0.proof.json] }))]
        }
        public var inner: [any ClosedProof] { parts.map(\.proof) }
    }

    /// The groups of a state, as ascending positions of classes, in the order of their first members.
    ///
    /// Row by row, classes whose observed columns meet are united; the scan ends as soon as one group is left.
    package static func find(in state: MaskedState) -> [[Int]] {
        var forest = DisjointSets(count: state.classes.count)
        for (row, type) in state.rowTypes().enumerated() {
            if forest.setCount <= 1 { break }
            var parts: [(cls: Int, columns: BitSet)] = []
            for index in type {
                var joined = (cls: index, columns: state.observed(state.classes[index], row: row))
                parts.removeAll { part in
                    guard !part.columns.isDisjoint(with: joined.columns) else { return false }
                    forest.unite(part.cls, joined.cls)
                    joined.columns.formUnion(part.columns)
                    return true
                }
                parts.append(joined)
            }
        }
        return forest.sets()
    }
}

import OrderedJSON
import Rules
import SupportMasks

/// `SC508`: neighbouring layers whose products are all matrices on their boolean product, by a proof for two of them or
/// by triangles in three.
public enum FilledBlock {
    public static let rule = RuleCode.SC508

    /// Neighbouring layers become one.
    public struct Step<Proof: ClosedProof>: ProofStep {
        public static var rule: RuleCode { FilledBlock.rule }
        var layers: Range<Int>
        var evidence: Evidence
        var rest: Proof

        public var fields: [JSONValue.Member] {
            let layers = JSONValue.Member("layers", .integers([layers.lowerBound, layers.count]))
            return switch evidence {
            case .filling(let proof): [layers, .init("filling", proof.json), .init("proof", rest.json)]
            case .triangles(let list):
                [layers, .init("triangles", .array(list.map(\.json))), .init("proof", rest.json)]
            }
        }
        public var inner: [any ClosedProof] {
            switch evidence {
            case .filling(let proof): [proof, rest]
            case .triangles: [rest]
            }
        }
    }

    enum Evidence: Sendable {
        /// Of two layers: a proof that the factorization is everything.
        case filling(Derivation)
        /// Of three layers: one for each component.
        case triangles([Triangle])
    }

    /// Why a block of two or three layers, input side first, is everything on its boolean product; nil if no reason is
    /// found.
    static func evidence(_ masks: [BitMatrix], _ limits: SearchLimits) -> Evidence? {
        switch masks.count {
        case 2:
            let supports = RankOneSupports(FactorSupports(left: masks[1], right: masks[0].transposed()))
            let state = MaskedState(supports)
            guard hasEnoughEntries(supports, masks) else { return nil }
            return FillingProver(limits: limits).proof(of: state).map { .filling($0) }
        case 3:
            var triangles: [Triangle] = []
            for component in NetworkComponents.find(in: LayerChain(masks)) {
                guard let triangle = Triangle(masks, units: component) else { return nil }
                triangles.append(triangle)
            }
            return .triangles(triangles)
        default: return nil
        }
    }

    /// As many entries of the factors, up to scaling, as the product has: necessary, and quickly seen.
    private static func hasEnoughEntries(_ supports: RankOneSupports, _ masks: [BitMatrix]) -> Bool {
        let product = LayerChain(masks).booleanProduct(of: 0..<2)
        let cells = (0..<product.rowCount).reduce(0) { $0 + product.row($1).count }
        let entries = supports.classes.reduce(0) { sum, members in
            sum + members.count * (supports.rows(of: members[0]).count + supports.columns(of: members[0]).count - 1)
        }
        return entries >= cells
    }
}

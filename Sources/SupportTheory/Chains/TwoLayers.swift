import Rules
import OrderedJSON

/// `SC506`: a network of two layers is a factorization.
public enum TwoLayers {
    public static let rule = RuleCode.SC506

    /// The proof for the factorization.
    public struct Step: ProofStep {
        public static var rule: RuleCode { TwoLayers.rule }
        public var derivation: any ClosedProof

        public init(derivation: any ClosedProof) {
            self.derivation = derivation
        }

        public var fields: [JSONValue.Member] { [.init("proof", derivation.json)] }
        public var inner: [any ClosedProof] { [derivation] }
    }
}

import OrderedJSON

/// `SC506`: a network of two layers is a factorization.
public enum TwoLayers {
    public static let rule = Rule(
        code: "SC506",
        name: "two layers",
        statement:
            "The products of two layers are P(I, J) with I the mask of the second and J the transpose of the mask of the first.",
        hypotheses: "Two layers, or two that are left by other rules.",
        proof: "By definition: W_2 W_1 = X Yᵀ with X = W_2 and Y = W_1ᵀ.",
        source: "—"
    )

    /// The proof for the factorization.
    public struct Step: ProofStep {
        public static var rule: Rule { TwoLayers.rule }
        public var derivation: any ClosedProof

        public init(derivation: any ClosedProof) {
            self.derivation = derivation
        }

        public var fields: [JSONValue.Member] { [.init("proof", derivation.json)] }
        public var inner: [any ClosedProof] { [derivation] }
    }
}

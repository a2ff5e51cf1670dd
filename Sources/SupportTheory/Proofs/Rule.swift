/// A statement that a verdict may rest on, with a stable code that scripts and certificates quote.
///
/// The hundreds tell the kind: `SC1..` tractability, landscape and training, `SC2..` exact reductions, `SC3..` theorems
/// that prove
/// closedness, `SC4..` obstructions that prove the opposite, `SC5..` networks of any depth. A code is never given to
/// another statement.
public struct Rule: Sendable, Hashable {
    public let code: String
    public let name: String
    /// What the rule concludes, in one or two sentences.
    public let statement: String
    /// What must hold for it to apply.
    public let hypotheses: String
    /// A complete proof, or the step that the source proves.
    public let proof: String
    /// Where it comes from.
    public let source: String

    public init(code: String, name: String, statement: String, hypotheses: String, proof: String, source: String) {
        self.code = code
        self.name = name
        self.statement = statement
        self.hypotheses = hypotheses
        self.proof = proof
        self.source = source
    }
}

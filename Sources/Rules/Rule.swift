/// A statement that a verdict may rest on, read from its text.
///
/// Texts are read when they are asked for: a proof carries the code alone.
public struct Rule: Sendable, Hashable {
    public let code: RuleCode
    public let name: String
    /// What the rule concludes, in one or two sentences.
    public let statement: String
    /// What must hold for it to apply.
    public let hypotheses: String
    /// What a certificate holds where the rule is used, as Markdown; nil if it has no step of its own.
    public let certificate: String?
    /// What the checker verifies of it, as Markdown; nil if it has no step of its own.
    public let checks: String?
    /// What has to be believed where a certificate uses the rule, in a sentence; nil if it has no step of its own.
    public let trusted: String?
    /// A complete proof, or the step that the source proves. Paragraphs are separated by an empty line.
    public let proof: String
    /// Where it comes from.
    public let source: String

    public init(_ code: RuleCode) {
        let text = RuleText(code.text)
        self.code = code
        name = String(text.title.dropFirst(code.rawValue.count + 1))
        statement = text.prose(.statement)
        hypotheses = text.prose(.hypotheses)
        certificate = text.markdown(.certificate)
        checks = text.markdown(.check)
        trusted = text.markdown(.trusted) == nil ? nil : text.prose(.trusted)
        proof = text.prose(.why)
        source = text.prose(.source)
    }
}

extension RuleCode {
    public var name: String { Rule(self).name }
    public var statement: String { Rule(self).statement }
}

import Rules
import OrderedJSON

/// A step of a proof that a set is closed: the rule, and what a checker needs to follow it.
///
/// Every rule has its step in its own file. What is inside a step is numbered as the step leaves it.
public protocol ProofStep: Sendable {
    static var rule: RuleCode { get }
    /// The keys of the step in a certificate, besides `rule` (CertificateFormat.md).
    var fields: [JSONValue.Member] { get }
    /// The proofs inside, in their order.
    var inner: [any ClosedProof] { get }
}

extension ProofStep {
    public var fields: [JSONValue.Member] { [] }
    public var inner: [any ClosedProof] { [] }
    public var rule: RuleCode { Self.rule }

    /// The step as an object of a certificate.
    public var json: JSONValue { .object([.init("rule", .string(rule.rawValue))] + fields) }
}

/// A proof that a set is closed, of a state or of a network.
public protocol ClosedProof: Sendable {
    var steps: [any ProofStep] { get }
    /// The proof as a certificate has it.
    var json: JSONValue { get }
}

extension ClosedProof {
    /// All rules in the order of their first use.
    public var rules: [RuleCode] {
        var seen: Set<RuleCode> = []
        var result: [RuleCode] = []
        func visit(_ proof: any ClosedProof) {
            for step in proof.steps {
                if seen.insert(step.rule).inserted { result.append(step.rule) }
                step.inner.forEach(visit)
            }
        }
        visit(self)
        return result
    }
}

extension JSONValue {
    package static func side(_ side: Side) -> JSONValue { .string(side.rawValue) }

    package static func cells(_ cells: [Cell]) -> JSONValue { .array(cells.map { .integers([$0.row, $0.column]) }) }

    package static func neurons(_ neurons: [Neuron]) -> JSONValue {
        .array(neurons.map { .integers([$0.layer, $0.unit]) })
    }
}

import Certificates
import OrderedJSON
import Rules
import SupportTheory

extension JSONReport {
    /// The verdicts on a network whose number of layers is not two, or whose layers are not written out.
    static func networkVerdicts(_ analysis: InstanceAnalysis) -> [JSONValue.Member] {
        let unknown = JSONValue.string(TrainingVerdicts.deepNetworks.rawValue)
        let solving = JSONValue.string(RuleCode.SC133.rawValue)
        let rules = analysis.network?.rules ?? []
        let obstruction = analysis.network?.obstruction
        return [
            .init("rankOneSupports", nil),
            .init(
                "tractability",
                [
                    "verdict": "not-established", "rule": solving, "plan": nil, "obstacle": nil,
                    "hierarchicalErrorFactor": analysis.network?.hierarchicalErrorFactor.map { .integer($0) } ?? nil,
                ]),
            .init("landscape", ["verdict": "not-established", "rule": solving]),
            .init(
                "closedness",
                [
                    "verdict": .string(analysis.verdict.rawValue),
                    "rule": rules.first.map { .string($0.rawValue) } ?? unknown,
                    "rules": rules.isEmpty ? .array([unknown]) : .strings(rules.map(\.rawValue)),
                    "window": obstruction.map(ChainWitnessEncoding.window) ?? nil,
                    "witness": obstruction.map(ChainWitnessEncoding.witness) ?? nil,
                    "certificate": certificate(analysis), "searched": searched(analysis.network),
                ]),
            .init("training", training(analysis)),
        ]
    }

    /// Of an undecided network: what cut the search short (null if nothing did), the parts that are left as their
    /// numbers of units from the inputs to the
    /// outputs, and the bounds within which nothing was found.
    private static func searched(_ network: NetworkAnalysis?) -> JSONValue {
        guard let network, case .undecided(let remaining) = network.closedness else { return nil }
        return [
            "cut": cut(network.cut), "remaining": .array(remaining.map { ["levels": .integers($0)] }),
            "limits": encoded(network.limits),
        ]
    }

    private static func certificate(_ analysis: InstanceAnalysis) -> JSONValue {
        guard analysis.verdict != .undecided else { return nil }
        return CertificateWriter.holdsMasks(analysis.instance)
            ? CertificateWriter.certificate(for: analysis) ?? nil : ["needsInput": true]
    }
}

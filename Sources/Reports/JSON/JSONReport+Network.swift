import Certificates
import OrderedJSON
import SupportTheory

extension JSONReport {
    /// The verdicts on a network whose number of layers is not two, or whose layers are not written out.
    static func networkVerdicts(_ analysis: InstanceAnalysis) -> [JSONValue.Member] {
        let unknown = JSONValue.string(TrainingVerdicts.deepNetworks.code)
        let solving = JSONValue.string(NetworkAnalysis.solvingRule.code)
        let rules = analysis.network?.rules ?? []
        let obstruction = analysis.network?.obstruction
        return [
            .init("rankOneSupports", nil),
            .init("tractability", [
                "verdict": "not-established", "rule": solving, "plan": nil, "obstacle": nil,
                "hierarchicalErrorFactor": analysis.network?.hierarchicalErrorFactor.map { .integer($0) } ?? nil,
            ]),
            .init("landscape", ["verdict": "not-established", "rule": solving]),
            .init("closedness", [
                "verdict": .string(analysis.verdict.rawValue), "rule": rules.first.map { .string($0.code) } ?? unknown,
                "rules": rules.isEmpty ? .array([unknown]) : .strings(rules.map(\.code)),
                "window": obstruction.map(ChainWitnessEncoding.window) ?? nil, "witness": obstruction.map(ChainWitnessEncoding.witness) ?? nil,
                "certificate": certificate(analysis), "searched": nil,
            ]),
            .init("training", training(analysis)),
        ]
    }

    private static func certificate(_ analysis: InstanceAnalysis) -> JSONValue {
        guard analysis.verdict != .undecided else { return nil }
        return CertificateWriter.holdsMasks(analysis.instance) ? CertificateWriter.certificate(for: analysis) ?? nil : ["needsInput": true]
    }
}

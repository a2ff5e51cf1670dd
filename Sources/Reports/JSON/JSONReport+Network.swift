import Certificates
import OrderedJSON
import SupportTheory

extension JSONReport {
    /// The verdicts on a network whose number of layers is not two, or whose layers are not written out.
    static func networkVerdicts(_ analysis: InstanceAnalysis) -> [JSONValue.Member] {
        let unknown = JSONValue.string(TrainingVerdicts.deepNetworks.code)
        let proof = analysis.network?.proof
        let rule = proof.map { JSONValue.string($0.rule.code) } ?? unknown
        return [
            .init("rankOneSupports", nil),
            .init("tractability", ["verdict": "not-established", "rule": unknown, "plan": nil, "obstacle": nil]),
            .init("landscape", ["verdict": "not-established", "rule": unknown]),
            .init("closedness", [
                "verdict": .string(analysis.verdict.rawValue), "rule": rule, "rules": .array([rule]), "window": nil, "witness": nil,
                "certificate": certificate(analysis), "searched": nil,
            ]),
            .init("training", [
                "linear": proof == nil ? "undecided" : "optimum-always-exists", "relu": "undecided",
                "rule": proof == nil ? unknown : .string(NetworkAnalysis.trainingRule.code),
            ]),
        ]
    }

    private static func certificate(_ analysis: InstanceAnalysis) -> JSONValue {
        guard analysis.network?.proof != nil else { return nil }
        return CertificateWriter.holdsMasks(analysis.instance) ? CertificateWriter.certificate(for: analysis) ?? nil : ["needsInput": true]
    }
}

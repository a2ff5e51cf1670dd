import Certificates
import OrderedJSON
import SupportMasks
import SupportTheory

extension JSONReport {
    static func closedness(_ facts: InstanceAnalysis.Factorization, of analysis: InstanceAnalysis) -> JSONValue {
        let closedness = facts.closedness
        var window: JSONValue = nil
        var witness: JSONValue = nil
        var searched: JSONValue = nil
        switch closedness {
        case .closed: break
        case .notClosed(let proof):
            window = NonClosednessEncoding.window(proof)
            witness = NonClosednessEncoding.witness(proof)
        case .undecided(let exhausted):
            searched = encoded(exhausted)
        }
        return [
            "verdict": .string(analysis.verdict.rawValue),
            "rule": closedness.tellingRule.map { .string($0.rawValue) } ?? nil,
            "rules": .strings(closedness.rules.map(\.rawValue)),
            "window": window, "witness": witness,
            "certificate": certificate(for: analysis.instance, closedness), "searched": searched,
        ]
    }

    /// The certificate where it holds its masks; else what it would need, since it is worth a file of its own.
    private static func certificate(for instance: MaskInstance, _ closedness: Closedness) -> JSONValue {
        if case .undecided = closedness { return nil }
        guard let masks = instance.factorSupports else { return nil }
        if CertificateWriter.holdsMasks(masks) {
            return CertificateWriter.certificate(for: instance, closedness) ?? nil
        }
        return [
            "rows": .integer(masks.rowCount), "columns": .integer(masks.columnCount), "width": .integer(masks.width),
            "needsInput": true,
        ]
    }

    /// What cut the search short (null if nothing did), the parts that are left, and the bounds within which nothing
    /// was found.
    static func encoded(_ exhausted: Closedness.Exhausted) -> JSONValue {
        let parts = exhausted.remaining.map { part -> JSONValue in
            [
                "rows": .integers(part.rows), "columns": .integers(part.columns), "classes": .integer(part.classCount),
                "freeCells": .bool(part.freeCells),
            ]
        }
        return ["cut": cut(exhausted.cut), "remaining": .array(parts), "limits": encoded(exhausted.limits)]
    }

    static func cut(_ cause: Interruption.Cause?) -> JSONValue { cause.map { .string($0.rawValue) } ?? nil }

    static func encoded(_ limits: SearchLimits) -> JSONValue {
        [
            "exhaustiveClasses": .integer(limits.exhaustiveClasses),
            "exhaustiveLines": .integer(limits.exhaustiveLines),
            "antidiagonalChains": .integer(limits.antidiagonalChains),
            "overlappingPairs": .integer(limits.overlappingPairs),
            "reducedVectors": .integer(limits.reducedVectors), "reducedWindows": .integer(limits.reducedWindows),
            "normalFormLeaves": .integer(limits.normalFormLeaves),
            "normalFormCandidates": .integer(limits.normalFormCandidates),
            "parametricSplits": .integer(limits.parametricSplits), "parametricTerms": .integer(limits.parametricTerms),
            "refutationNodes": .integer(limits.refutationNodes), "candidateNodes": .integer(limits.candidateNodes),
            "membershipTerms": .integer(limits.membershipTerms), "curveDirections": .integer(limits.curveDirections),
            "curveTrials": .integer(limits.curveTrials),
        ]
    }
}

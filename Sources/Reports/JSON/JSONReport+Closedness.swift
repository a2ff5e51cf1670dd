import Certificates
import OrderedJSON
import SupportMasks
import SupportTheory

extension JSONReport {
    static func closedness(_ analysis: InstanceAnalysis) -> JSONValue {
        let closedness = analysis.closedness
        var window: JSONValue = nil
        var witness: JSONValue = nil
        var searched: JSONValue = nil
        switch closedness {
        case .closed, .notClosedByDimension: break
        case .notClosed(let proof):
            window = WitnessEncoding.window(proof)
            witness = analysis.factorization == nil ? WitnessEncoding.witness(proof) : WitnessEncoding.factors(proof)
        case .undecided(let exhausted):
            searched = encoded(exhausted)
        }
        // An undecided network has a rule of its own, an undecided factorization has none.
        let unknown = analysis.network == nil ? [] : [TrainingVerdicts.deepNetworks]
        let rules = closedness.rules.isEmpty ? unknown : closedness.rules
        let members: [JSONValue.Member] = [
            .init("verdict", .string(analysis.verdict.rawValue)),
            .init("rule", (analysis.tellingRule ?? unknown.first).map { .string($0.rawValue) } ?? nil),
            .init("rules", .strings(rules.map(\.rawValue))),
            .init("window", window), .init("witness", witness),
            .init("certificate", certificate(analysis)), .init("searched", searched),
        ]
        if analysis.verdict != .undecided { return .object(members) }
        return .object(members + [.init("generic", analysis.generic.map(encoded) ?? nil)])
    }

    /// The certificate where it is short; else whether it would need its masks beside it, since it is worth a file of its
    /// own.
    private static func certificate(_ analysis: InstanceAnalysis) -> JSONValue {
        guard analysis.verdict != .undecided else { return nil }
        if CertificateWriter.isShort(analysis.instance) {
            return CertificateWriter.certificate(for: analysis) ?? nil
        }
        guard let masks = analysis.factorization?.supports.masks else {
            return ["needsInput": .bool(!CertificateWriter.holdsMasks(analysis.instance))]
        }
        return [
            "rows": .integer(masks.rowCount), "columns": .integer(masks.columnCount), "width": .integer(masks.width),
            "needsInput": .bool(!CertificateWriter.holdsMasks(analysis.instance)),
        ]
    }

    /// The dimension, and of which matrices the products contain an open set.
    private static func encoded(_ generic: GenericDimension) -> JSONValue {
        var (open, rank): (JSONValue, JSONValue) = (nil, nil)
        switch generic.fills {
        case .cells: open = "matrices-on-the-cells"
        case .rank(let most): (open, rank) = ("matrices-of-rank", .integer(most))
        case nil: break
        }
        return [
            "rule": .string(GenericDimension.rule.rawValue), "cells": .integer(generic.cells),
            "dimension": ["atLeast": .integer(generic.atLeast), "atMost": .integer(generic.atMost)],
            "containsOpenSetOf": open, "rank": rank,
        ]
    }

    /// What cut the search short (null if nothing did), the parts that are left, and the bounds within which nothing
    /// was found.
    static func encoded(_ exhausted: Closedness.Exhausted) -> JSONValue {
        [
            "cut": exhausted.cut.map { .string($0.rawValue) } ?? nil,
            "effort": .string(exhausted.limits.effort.rawValue),
            "remaining": .array(exhausted.remaining.map(encoded)), "limits": encoded(exhausted.limits),
        ]
    }

    private static func encoded(_ part: Closedness.Part) -> JSONValue {
        switch part {
        case .state(let rows, let columns, let classCount, let freeCells):
            [
                "rows": .integers(rows), "columns": .integers(columns), "classes": .integer(classCount),
                "freeCells": .bool(freeCells),
            ]
        case .network(let levels): ["levels": .integers(levels)]
        }
    }

    private static func encoded(_ limits: SearchLimits) -> JSONValue {
        .object(limits.bounds.map { .init($0.name, .integer($0.value)) })
    }
}

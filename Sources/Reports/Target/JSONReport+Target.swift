import Certificates
import ExactArithmetic
import OrderedJSON
import SupportMasks
import SupportTheory
import TargetQuestions

extension JSONReport {
    /// The member that `--target` adds; empty without it.
    static func target(_ report: TargetReport?, _ analysis: InstanceAnalysis) -> [JSONValue.Member] {
        guard let report else { return [] }
        return [.init("target", .object([.init("file", .string(report.file))] + members(report.answer, analysis)))]
    }

    private static func members(_ answer: TargetAnswer?, _ analysis: InstanceAnalysis) -> [JSONValue.Member] {
        guard let answer else {
            return [
                .init("membership", "undecided"), .init("infimum", "undecided"), .init("rule", nil), .init("why", nil),
                .init("obstruction", nil), .init("badSet", ["size": "not-known", "rule": nil]),
                .init("certificate", nil),
            ]
        }
        var members: [JSONValue.Member] = [
            .init("membership", .string(word(for: answer.membership))),
            .init("infimum", .string(word(for: answer.infimum))),
            .init("rule", answer.infimum.rule.map { .string($0.rawValue) } ?? nil),
            .init("why", .string(TargetText.headline(answer))),
        ]
        if case .positive(let proof) = answer.infimum { members += distance(proof, analysis.instance) }
        members += [
            .init("obstruction", answer.obstruction.map(encoded) ?? nil), .init("badSet", encoded(answer.badData)),
            .init("certificate", certificate(answer, analysis.instance)),
        ]
        if let cut = answer.cut { members.append(.init("cut", .string(cut.rawValue))) }
        return members
    }

    private static func word(for membership: MembershipAnswer) -> String {
        switch membership {
        case .member: "attained"
        case .notMember: "not-attained"
        case .undecided: "undecided"
        }
    }

    private static func word(for infimum: Infimum) -> String {
        switch infimum {
        case .attained, .limit: "zero"
        case .positive: "positive"
        case .undecided: "undecided"
        }
    }

    /// Where the condition is that the matrix does not meet, and the proof that the masks there are closed.
    private static func distance(_ proof: DistanceProof, _ instance: MaskInstance) -> [JSONValue.Member] {
        func window(_ rows: [Int], _ columns: [Int]) -> JSONValue {
            ["rows": .integers(rows), "columns": .integers(columns)]
        }
        switch proof {
        case .cell(let cell):
            return [.init("condition", "unreached-cell"), .init("window", window([cell.row], [cell.column]))]
        case .rank(let rows, let columns, let supports):
            return [
                .init("condition", "rank"), .init("window", window(rows, columns)),
                .init("supports", .integers(supports)),
            ]
        case .closedWindow(let closed):
            let masks = MaskInstance(name: "\(instance.name) (window)", masks: .factorization(closed.masks))
            return [
                .init("condition", "closed-window"), .init("window", window(closed.rows, closed.columns)),
                .init("windowCertificate", CertificateWriter.certificate(for: masks, closed.closedness) ?? nil),
            ]
        }
    }

    private static func encoded(_ near: NearObstruction) -> JSONValue {
        let relative = near.squaredNorm.isZero ? nil : UpperDecimal.root(of: near.squaredDistance / near.squaredNorm)
        let absolute = UpperDecimal.root(of: near.squaredDistance)
        return [
            "rule": .string(near.rule.rawValue),
            "window": ["rows": .integers(near.rows), "columns": .integers(near.columns)],
            "scaledWitness": .bool(near.isScaledWitness),
            "distance": [
                "atMost": absolute.map { .string($0) } ?? nil, "relative": relative.map { .string($0) } ?? nil,
            ],
        ]
    }

    private static func encoded(_ badData: BadData) -> JSONValue {
        [
            "size": .string(badData.rawValue),
            "rule": badData == .notKnown ? nil : .string(BadData.rule.rawValue),
        ]
    }

    /// For `supportcheck verify`: of a limit that of a set that is not closed, else that of a membership.
    private static func certificate(_ answer: TargetAnswer, _ instance: MaskInstance) -> JSONValue {
        if case .limit(let proof) = answer.infimum {
            return CertificateWriter.certificate(for: instance, .notClosed(proof)) ?? nil
        }
        return MembershipEncoding.certificate(for: instance, matrix: answer.matrix, answer.membership) ?? nil
    }
}

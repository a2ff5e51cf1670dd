import ExactArithmetic
import OrderedJSON
import SupportMasks
import SupportTheory

/// Writes proofs that a matrix is a product X Yᵀ on the supports, or is none (CertificateFormat.md, Membership).
public enum MembershipEncoding {
    /// The verdict `member` or `not-member`; nil if the question is undecided.
    public static func word(for answer: MembershipAnswer) -> String? {
        switch answer {
        case .member: "member"
        case .notMember: "not-member"
        case .undecided: nil
        }
    }

    /// The certificate of a decided question; nil if it is undecided. It always holds its masks.
    public static func certificate(for instance: MaskInstance, matrix: [Cell: Rational], _ answer: MembershipAnswer)
        -> JSONValue?
    {
        guard let verdict = word(for: answer) else { return nil }
        var members: [JSONValue.Member] = [
            .init("format", .string(CertificateWriter.format)),
            .init("instance", CertificateWriter.masks(of: instance)),
            .init("verdict", .string(verdict)), .init("matrix", WitnessEncoding.matrix(matrix)),
        ]
        switch answer {
        case .member(let factors): members.append(.init("factors", json(factors)))
        case .notMember(let refutation): members.append(.init("refutation", WitnessEncoding.json(refutation)))
        case .undecided: return nil
        }
        return .object(members)
    }

    private static func json(_ factors: FactorValues) -> JSONValue {
        guard let root = factors.root else {
            return ["layers": .layers(factors.layers) { .string(($0.first ?? 0).description) }]
        }
        return [
            "root": [
                "polynomial": .strings(root.polynomial.coefficients.map(\.description)),
                "between": .strings([root.lower.description, root.upper.description]),
            ],
            "layers": .layers(factors.layers) { .strings($0.map(\.description)) },
        ]
    }
}

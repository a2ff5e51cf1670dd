import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra
import SupportTheory

/// The window, the witness and the refutation of a certificate.
public enum NonClosednessEncoding {
    static func members(_ proof: NonClosedness) -> [JSONValue.Member] {
        [
            .init("window", window(proof)),
            .init("witness", witness(proof)),
            .init("refutation", json(proof.refutation)),
        ]
    }

    /// The rows and columns outside of which the witness is zero.
    public static func window(_ proof: NonClosedness) -> JSONValue {
        window(rows: proof.rows, columns: proof.columns)
    }

    /// The limit A and the factors X(t), Y(t), as lists of entries.
    public static func witness(_ proof: NonClosedness) -> JSONValue {
        [
            "A": matrix(proof.limit),
            "X": factor(proof.curve.left),
            "Y": factor(proof.curve.right),
        ]
    }

    static func window(rows: [Int], columns: [Int]) -> JSONValue {
        ["rows": .integers(rows), "columns": .integers(columns)]
    }

    /// The entries that are not zero, in reading order.
    static func matrix(_ entries: [Cell: Rational]) -> JSONValue {
        .array(
            entries.sorted { $0.key < $1.key }.filter { !$0.value.isZero }.map {
                .array([.integer($0.key.row), .integer($0.key.column), .string($0.value.description)])
            })
    }

    private static func factor(_ entries: [Curve.Position: LaurentPolynomial]) -> JSONValue {
        .array(
            entries.sorted { $0.key < $1.key }.map { position, value in
                .array([.integer(position.line), .integer(position.support), laurent(value)])
            })
    }

    /// A Laurent polynomial as a list of exponents and coefficients.
    static func laurent(_ value: LaurentPolynomial) -> JSONValue {
        .array(value.terms.map { .array([.integer($0.exponent), .string($0.coefficient.description)]) })
    }

    /// A refutation as the format has it.
    static func json(_ refutation: Refutation) -> JSONValue {
        switch refutation {
        case .minor(let rows, let columns, let supports):
            return ["minor": ["rows": .integers(rows), "columns": .integers(columns), "supports": .integers(supports)]]
        case .identity(let identity):
            return ["identity": json(identity)]
        case .split(let entry, let zero, let nonzero):
            return ["split": variable(entry), "zero": json(zero), "nonzero": json(nonzero)]
        case .splitPolynomial(let terms, let zero, let nonzero):
            return ["split": polynomial(terms), "zero": json(zero), "nonzero": json(nonzero)]
        }
    }

    private static func json(_ identity: Refutation.Identity) -> JSONValue {
        let multipliers = identity.multipliers.map { multiplier -> JSONValue in
            .array([.integer(multiplier.row), .integer(multiplier.column), polynomial(multiplier.polynomial)])
        }
        var members: [JSONValue.Member] = [
            .init("multipliers", .array(multipliers)), .init("constant", .string(identity.constant.description)),
            .init("monomial", monomial(PolynomialTerm(1, identity.monomial))),
            .init(
                "squares",
                .array(
                    identity.squares.map { .array([.string($0.coefficient.description), polynomial($0.polynomial)]) })),
        ]
        if !identity.assumed.isEmpty {
            members.append(
                .init("assumed", .array(identity.assumed.map { .array([.integer($0.split), polynomial($0.value)]) })))
        }
        if !identity.factors.isEmpty {
            members.append(.init("factors", .array(identity.factors.map { .integers([$0.split, $0.value]) })))
        }
        return .object(members)
    }

    private static func polynomial(_ terms: [PolynomialTerm]) -> JSONValue {
        .array(
            terms.map { term in
                .array([.string(term.coefficient.description), monomial(term)])
            })
    }

    private static func monomial(_ term: PolynomialTerm) -> JSONValue {
        .array(term.powers.map { .array([variable($0.entry), .integer($0.exponent)]) })
    }

    private static func variable(_ entry: FactorEntry) -> JSONValue {
        switch entry.factor {
        case .x: return .array(["x", .integer(entry.line), .integer(entry.support)])
        case .y: return .array(["y", .integer(entry.line), .integer(entry.support)])
        case .layer(let block): return .array(["w", .integer(block), .integer(entry.line), .integer(entry.support)])
        }
    }
}

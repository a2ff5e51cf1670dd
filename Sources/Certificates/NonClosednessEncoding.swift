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
        ["rows": .integers(proof.rows), "columns": .integers(proof.columns)]
    }

    /// The limit A and the factors X(t), Y(t), as lists of entries.
    public static func witness(_ proof: NonClosedness) -> JSONValue {
        let limit = proof.limit.sorted { $0.key < $1.key }.filter { !$0.value.isZero }
        return [
            "A": .array(limit.map { .array([.integer($0.key.row), .integer($0.key.column), .string($0.value.description)]) }),
            "X": factor(proof.curve.left),
            "Y": factor(proof.curve.right),
        ]
    }

    private static func factor(_ entries: [Curve.Position: LaurentPolynomial]) -> JSONValue {
        .array(entries.sorted { $0.key < $1.key }.map { position, value in
            .array([.integer(position.line), .integer(position.support), laurent(value)])
        })
    }

    /// A Laurent polynomial as a list of exponents and coefficients.
    static func laurent(_ value: LaurentPolynomial) -> JSONValue {
        .array(value.terms.map { .array([.integer($0.exponent), .string($0.coefficient.description)]) })
    }

    private static func json(_ refutation: Refutation) -> JSONValue {
        switch refutation {
        case .minor(let rows, let columns, let supports):
            return ["minor": ["rows": .integers(rows), "columns": .integers(columns), "supports": .integers(supports)]]
        case .identity(let multipliers, let constant, let entries):
            let list = multipliers.map { multiplier -> JSONValue in
                .array([.integer(multiplier.row), .integer(multiplier.column), polynomial(multiplier.polynomial)])
            }
            return [
                "identity": [
                    "multipliers": .array(list), "constant": .string(constant.description),
                    "monomial": monomial(PolynomialTerm(1, entries)), "squares": [],
                ]
            ]
        case .split(let entry, let zero, let nonzero):
            return ["split": variable(entry), "zero": json(zero), "nonzero": json(nonzero)]
        }
    }

    private static func polynomial(_ terms: [PolynomialTerm]) -> JSONValue {
        .array(terms.map { term in
            .array([.string(term.coefficient.description), monomial(term)])
        })
    }

    private static func monomial(_ term: PolynomialTerm) -> JSONValue {
        .array(term.powers.map { .array([variable($0.entry), .integer($0.exponent)]) })
    }

    private static func variable(_ entry: FactorEntry) -> JSONValue {
        .array([.string(entry.factor.rawValue), .integer(entry.line), .integer(entry.support)])
    }
}

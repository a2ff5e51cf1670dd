import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra
import SupportTheory

/// The window, the witness and the refutation of a certificate.
public enum WitnessEncoding {
    static func members(_ proof: NonClosedness) -> [JSONValue.Member] {
        [
            .init("window", window(proof)), .init("witness", witness(proof)),
            .init("blocks", .integers(proof.blocks)), .init("refutation", json(proof.refutation)),
        ]
    }

    /// The rows and columns outside of which the witness is zero.
    public static func window(_ proof: NonClosedness) -> JSONValue {
        ["rows": .integers(proof.rows), "columns": .integers(proof.columns)]
    }

    /// The limit A and the layers W_1(t), …, W_N(t), as lists of entries.
    public static func witness(_ proof: NonClosedness) -> JSONValue {
        ["A": matrix(proof.limit), "layers": .layers(proof.curve.layers, laurent)]
    }

    /// The limit A and the factors X(t), Y(t) of two layers, as lists of entries.
    public static func factors(_ proof: NonClosedness) -> JSONValue {
        let y = proof.curve.layers[0].map { (Cell(row: $0.key.column, column: $0.key.row), $0.value) }
        return [
            "A": matrix(proof.limit), "X": .entries(proof.curve.layers[1], laurent),
            "Y": .entries(Dictionary(uniqueKeysWithValues: y), laurent),
        ]
    }

    /// The entries that are not zero, in reading order.
    static func matrix(_ entries: [Cell: Rational]) -> JSONValue {
        .entries(entries.filter { !$0.value.isZero }) { .string($0.description) }
    }

    /// A Laurent polynomial as a list of exponents and coefficients.
    private static func laurent(_ value: LaurentPolynomial) -> JSONValue {
        .array(value.terms.map { .array([.integer($0.exponent), .string($0.coefficient.description)]) })
    }

    /// A refutation as the format has it.
    static func json(_ refutation: Refutation) -> JSONValue {
        switch refutation {
        case .minor(let rows, let columns, let neurons):
            ["minor": ["rows": .integers(rows), "columns": .integers(columns), "neurons": .neurons(neurons)]]
        case .identity(let identity):
            ["identity": json(identity)]
        case .split(let entry, let zero, let nonzero):
            ["split": variable(entry), "zero": json(zero), "nonzero": json(nonzero)]
        case .splitPolynomial(let terms, let zero, let nonzero):
            ["split": polynomial(terms), "zero": json(zero), "nonzero": json(nonzero)]
        case .rank(let comparison):
            ["rank": json(comparison), "branches": .array(comparison.alternatives.map { json($0.refutation) })]
        }
    }

    private static func json(_ comparison: RankComparison<Refutation>) -> JSONValue {
        func vectors(_ vectors: [RankComparison<Refutation>.KernelVector]) -> JSONValue {
            .array(vectors.map { .array($0.map { .array([.integer($0.line), .string($0.value.description)]) }) })
        }
        return [
            "rows": .integers(comparison.rows), "columns": .integers(comparison.columns),
            "pivots": .cells(comparison.pivots), "left": vectors(comparison.left), "right": vectors(comparison.right),
        ]
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
        .integers([entry.layer, entry.output, entry.input])
    }
}

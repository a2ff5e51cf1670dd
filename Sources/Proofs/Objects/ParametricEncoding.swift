import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra

/// Case distinctions on polynomials in so many parameters, as certificates have them.
struct ParametricEncoding {
    let count: Int

    func json(_ node: ParametricCase) -> JSONValue {
        switch node {
        case .split(let polynomial, let solve, let coefficient, let zero, let nonzero):
            // Parameters are counted from one in the format.
            [
                "split": json(polynomial), "solve": .integer(solve + 1), "coefficient": json(coefficient),
                "zero": json(zero), "nonzero": json(nonzero),
            ]
        case .unsolvedSplit(let polynomial, let zero, let nonzero):
            ["split": json(polynomial), "zero": json(zero), "nonzero": json(nonzero)]
        case .impossible(let multipliers, let value, let squares):
            [
                "impossible": [
                    "multipliers": .array(multipliers.map { .array([.integer($0.split), json($0.multiplier)]) }),
                    "value": json(value),
                    "squares": .array(
                        squares.map { .array([.string($0.coefficient.description), json($0.polynomial)]) }),
                ]
            ]
        case .factors(let layers, let value):
            ["factors": .layers(layers, json), "denominator": json(value)]
        case .rank(let rows, let columns, let cutRows, let cutColumns, let neurons, let determinant):
            [
                "rank": [
                    "rows": .integers(rows), "columns": .integers(columns), "cutRows": .integers(cutRows),
                    "cutColumns": .integers(cutColumns), "neurons": .neurons(neurons),
                    "determinant": json(determinant),
                ]
            ]
        }
    }

    private func json(_ polynomial: Polynomial) -> JSONValue {
        .array(
            polynomial.terms.map { term in
                .array([.string(term.coefficient.description), .integers((0..<count).map { term.monomial[$0] })])
            })
    }

    private func json(_ value: ParametricCase.Denominator) -> JSONValue {
        [
            "constant": .string(value.constant.description), "exponents": .integers(value.exponents),
            "factors": .array(value.factors.map { .integers([$0.split, $0.exponent]) }),
        ]
    }
}

extension JSONValue {
    /// The entries of layers, input side first, each at its output and input.
    package static func layers<Value>(_ layers: [[Cell: Value]], _ json: (Value) -> JSONValue) -> JSONValue {
        .array(layers.map { .entries($0, json) })
    }

    /// Entries at cells, in reading order.
    package static func entries<Value>(_ entries: [Cell: Value], _ json: (Value) -> JSONValue) -> JSONValue {
        .array(
            entries.sorted { $0.key < $1.key }.map { cell, value in
                .array([.integer(cell.row), .integer(cell.column), json(value)])
            })
    }
}

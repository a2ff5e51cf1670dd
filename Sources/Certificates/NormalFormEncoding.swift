import ExactArithmetic
import OrderedJSON
import PolynomialAlgebra
import SupportTheory

/// The tree of normal forms (`SC304`) in a certificate.
enum NormalFormEncoding {
    static func members(_ proof: NormalFormProof) -> [JSONValue.Member] {
        let deletions = proof.deletions.map { deletion -> JSONValue in
            [
                "side": .string(deletion.side.rawValue), "line": .integer(deletion.line),
                "proof": DerivationEncoding.json(deletion.proof),
            ]
        }
        return [.init("deletions", .array(deletions)), .init("tree", json(proof.tree))]
    }

    private static func json(_ node: NormalFormProof.Node) -> JSONValue {
        switch node {
        case .branch(let pivot, let zero, let cleared, let nonzero):
            return ["cell": cell(pivot), "zero": json(zero), "cleared": cells(cleared), "nonzero": json(nonzero)]
        case .zeroLine(let side, let line):
            return ["zeroLine": ["side": .string(side.rawValue), "line": .integer(line)]]
        case .stars(let stars):
            return ["stars": .array(stars.map { ["class": .integer($0.cls), "cells": cells($0.cells)] })]
        case .rank(let matched, let rows, let columns, let classes):
            return [
                "rank": [
                    "cells": cells(matched), "rows": .integers(rows), "columns": .integers(columns),
                    "classes": .integers(classes),
                ]
            ]
        case .terms(let parameters, let list):
            return terms(parameters, list)
        case .cases(let parameters, let cases):
            return ["parameters": cells(parameters), "cases": json(cases, parameters.count)]
        }
    }

    /// The case distinctions on polynomials in the parameters.
    static func json(_ node: ParametricCase, _ count: Int) -> JSONValue {
        switch node {
        case .split(let polynomial, let solve, let coefficient, let zero, let nonzero):
            // Parameters are counted from one in the format.
            return [
                "split": parametric(polynomial, count), "solve": .integer(solve + 1),
                "coefficient": denominator(coefficient), "zero": json(zero, count), "nonzero": json(nonzero, count),
            ]
        case .unsolvedSplit(let polynomial, let zero, let nonzero):
            return ["split": parametric(polynomial, count), "zero": json(zero, count), "nonzero": json(nonzero, count)]
        case .impossible(let multipliers, let value, let squares):
            return [
                "impossible": [
                    "multipliers": .array(
                        multipliers.map { .array([.integer($0.split), parametric($0.multiplier, count)]) }),
                    "value": denominator(value),
                    "squares": .array(
                        squares.map { .array([.string($0.coefficient.description), parametric($0.polynomial, count)]) }),
                ]
            ]
        case .terms(let list, let value):
            let terms = list.map { term -> JSONValue in
                [
                    "class": .integer(term.cls),
                    "x": .array(term.x.map { .array([.integer($0.line), parametric($0.value, count)]) }),
                    "y": .array(term.y.map { .array([.integer($0.line), parametric($0.value, count)]) }),
                ]
            }
            return ["terms": .array(terms), "denominator": denominator(value)]
        case .layers(let layers, let value):
            let factors = layers.map { entries in
                JSONValue.array(
                    entries.map { .array([.integer($0.output), .integer($0.input), parametric($0.value, count)]) })
            }
            return ["factors": .array(factors), "denominator": denominator(value)]
        case .rank(let rows, let columns, let cutRows, let cutColumns, let through, let determinant):
            return [
                "rank": .object([
                    .init("rows", .integers(rows)), .init("columns", .integers(columns)),
                    .init("cutRows", .integers(cutRows)),
                    .init("cutColumns", .integers(cutColumns)), cut(through),
                    .init("determinant", denominator(determinant)),
                ])
            ]
        }
    }

    private static func cut(_ cut: ParametricCase.Cut) -> JSONValue.Member {
        switch cut {
        case .classes(let classes): return .init("classes", .integers(classes))
        case .neurons(let neurons): return .init("neurons", .array(neurons.map { .integers([$0.layer, $0.neuron]) }))
        }
    }

    private static func parametric(_ polynomial: Polynomial, _ count: Int) -> JSONValue {
        .array(
            polynomial.terms.map { term in
                .array([.string(term.coefficient.description), .integers((0..<count).map { term.monomial[$0] })])
            })
    }

    private static func denominator(_ value: ParametricCase.Denominator) -> JSONValue {
        [
            "constant": .string(value.constant.description), "exponents": .integers(value.exponents),
            "factors": .array(value.factors.map { .integers([$0.split, $0.exponent]) }),
        ]
    }

    /// Up to one parameter the entries are Laurent polynomials in it, with more they are lists of coefficients.
    private static func terms(_ parameters: [Cell], _ list: [NormalFormProof.Term]) -> JSONValue {
        if parameters.count > 1 {
            return [
                "parameters": cells(parameters),
                "terms": .array(
                    list.map { term($0, x: { .strings($0.map(\.description)) }, y: { .string($0.description) }) }),
            ]
        }
        let plain = JSONValue.array(list.map { term($0, x: polynomial, y: { polynomial([$0]) }) })
        return parameters.isEmpty ? ["terms": plain] : ["terms": plain, "parameter": cell(parameters[0])]
    }

    private static func term(
        _ term: NormalFormProof.Term, x encodeX: ([Rational]) -> JSONValue, y encodeY: (Rational) -> JSONValue
    ) -> JSONValue {
        let x = term.x.map { JSONValue.array([.integer($0.line), encodeX($0.value)]) }
        let y = term.y.map { JSONValue.array([.integer($0.line), encodeY($0.value)]) }
        return ["class": .integer(term.cls), "x": .array(x), "y": .array(y)]
    }

    /// The polynomial with these coefficients of 1, λ, …
    private static func polynomial(_ coefficients: [Rational]) -> JSONValue {
        .array(
            coefficients.enumerated().filter { !$0.element.isZero }.map {
                .array([.integer($0.offset), .string($0.element.description)])
            })
    }

    static func cell(_ cell: Cell) -> JSONValue { .integers([cell.row, cell.column]) }

    static func cells(_ list: [Cell]) -> JSONValue { .array(list.map(cell)) }
}

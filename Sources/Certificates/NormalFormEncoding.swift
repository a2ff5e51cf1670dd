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
                    "cells": cells(matched), "rows": .integers(rows), "columns": .integers(columns), "classes": .integers(classes),
                ]
            ]
        case .forest(let list):
            return ["terms": terms(list)]
        case .parameter(let chord, let list):
            return ["terms": terms(list), "parameter": cell(chord)]
        }
    }

    private static func cell(_ cell: Cell) -> JSONValue { .integers([cell.row, cell.column]) }

    private static func cells(_ list: [Cell]) -> JSONValue { .array(list.map(cell)) }

    private static func terms(_ list: [NormalFormProof.Term]) -> JSONValue {
        .array(list.map { ["class": .integer($0.cls), "x": vector($0.x), "y": vector($0.y)] })
    }

    private static func vector(_ entries: [(line: Int, value: LaurentPolynomial)]) -> JSONValue {
        .array(entries.map { .array([.integer($0.line), NonClosednessEncoding.laurent($0.value)]) })
    }
}

import OrderedJSON
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
        case .terms(let parameters, let list):
            return ["parameters": cells(parameters), "terms": .array(list.map(term))]
        }
    }

    private static func term(_ term: NormalFormProof.Term) -> JSONValue {
        let x = term.x.map { JSONValue.array([.integer($0.line), .strings($0.value.map(\.description))]) }
        let y = term.y.map { JSONValue.array([.integer($0.line), .string($0.value.description)]) }
        return ["class": .integer(term.cls), "x": .array(x), "y": .array(y)]
    }

    private static func cell(_ cell: Cell) -> JSONValue { .integers([cell.row, cell.column]) }

    private static func cells(_ list: [Cell]) -> JSONValue { .array(list.map(cell)) }
}

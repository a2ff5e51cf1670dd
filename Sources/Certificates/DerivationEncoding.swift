import OrderedJSON
import SupportTheory

/// The steps of a derivation as the `proof` of a certificate.
enum DerivationEncoding {
    static func json(_ derivation: Derivation) -> JSONValue {
        .array(derivation.steps.map { .object([.init("rule", .string($0.rule.rawValue))] + members($0)) })
    }

    private static func members(_ step: Derivation.Step) -> [JSONValue.Member] {
        switch step {
        case .completeClasses(let classes):
            return [.init("classes", .integers(classes))]
        case .fewObservedCells(let cls, let cover):
            return [
                .init("class", .integer(cls)), .init("rows", .integers(cover.rows)),
                .init("columns", .integers(cover.columns)),
                .init("side", .string(cover.side.rawValue)),
            ]
        case .equalLines(let side, let delete):
            return [.init("side", .string(side.rawValue)), .init("delete", .integers(delete))]
        case .genericElimination(let side, let elimination):
            return [
                .init("side", .string(side.rawValue)), .init("classes", .integers(elimination.classes)),
                .init("lines", .array(elimination.lines.map(line))),
            ]
        case .product(let parts):
            let encoded = parts.map { part -> JSONValue in
                ["classes": .integers(part.classes), "proof": json(part.proof)]
            }
            return [.init("parts", .array(encoded))]
        case .reducedWindows(let windows):
            let encoded = windows.map { window -> JSONValue in
                ["rows": .integers(window.rows), "columns": .integers(window.columns), "proof": json(window.proof)]
            }
            return [.init("windows", .array(encoded))]
        case .normalForms(let proof):
            return NormalFormEncoding.members(proof)
        case .nothingLeft, .crossing, .nested:
            return []
        }
    }

    private static func line(_ line: (line: Int, evidence: Elimination.Evidence)) -> JSONValue {
        switch line.evidence {
        case .matching(let pairs):
            return ["line": .integer(line.line), "matching": .array(pairs.map { .integers([$0.column, $0.cls]) })]
        case .disjoint(let classes):
            return ["line": .integer(line.line), "disjoint": .integers(classes)]
        }
    }
}

import OrderedJSON
import SupportMasks
import SupportTheory

/// Proofs that the products of the layers of a network form a closed set, as the format has them.
enum ChainProofEncoding {
    static func json(_ proof: ChainProof) -> JSONValue {
        let rule = JSONValue.Member("rule", .string(proof.rule.rawValue))
        switch proof {
        case .chainable(let patterns, let merges):
            return .object([rule, .init("patterns", json(patterns)), .init("merges", .integers(merges))])
        case .separated(let peels, let rest):
            return .object(
                [rule, .init("peel", .strings(peels.map(\.rawValue)))] + (rest.map { [.init("proof", json($0))] } ?? [])
            )
        case .components(let parts):
            return .object([rule, .init("parts", .array(parts.map(json)))])
        case .fullBlock(let layers, let links, let rest):
            return .object([
                rule, .init("layers", .integers([layers.lowerBound, layers.count])),
                .init("links", .array(links.map(json))), .init("proof", json(rest)),
            ])
        case .equalEnds(let end, let delete, let rest):
            return .object([
                rule, .init("side", .string(end.rawValue)), .init("delete", .integers(delete)),
                .init("proof", json(rest)),
            ])
        case .twoLayers(let derivation):
            return .object([rule, .init("proof", DerivationEncoding.json(derivation))])
        case .normalForms(let proof):
            let deletions = proof.deletions.map { deletion -> JSONValue in
                [
                    "side": .string(deletion.side.rawValue), "line": .integer(deletion.line),
                    "proof": json(deletion.proof),
                ]
            }
            return .object([rule, .init("deletions", .array(deletions)), .init("tree", json(proof.tree))])
        }
    }

    static func json(_ patterns: [KroneckerPattern]) -> JSONValue {
        .array(patterns.map { .integers([$0.a, $0.b, $0.c, $0.d]) })
    }

    private static func json(_ link: BlockLink) -> JSONValue {
        [
            "side": .string(link.side.rawValue), "line": .integer(link.line),
            "paths": .array(link.paths.map { .integers($0) }),
        ]
    }

    private static func json(_ node: ChainNormalFormProof.Node) -> JSONValue {
        switch node {
        case .branch(let pivot, let zero, let cleared, let nonzero):
            return [
                "cell": NormalFormEncoding.cell(pivot), "zero": json(zero),
                "cleared": NormalFormEncoding.cells(cleared), "nonzero": json(nonzero),
            ]
        case .zeroLine(let side, let line):
            return ["zeroLine": ["side": .string(side.rawValue), "line": .integer(line)]]
        case .cases(let parameters, let cases):
            return [
                "parameters": NormalFormEncoding.cells(parameters),
                "cases": NormalFormEncoding.json(cases, parameters.count),
            ]
        }
    }
}

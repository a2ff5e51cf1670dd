import Foundation
import SupportMasks

/// One change in one place of a certificate.
struct Mutation {
    enum Kind: String, CaseIterable {
        case entry, coefficient, exponent, index, ruleCode, maskBit, side
    }

    let kind: Kind
    let path: [JSONTree.Key]
    let result: JSONTree

    /// A place where a certificate may be changed, and what stands there.
    struct Place {
        let kind: Kind
        let path: [JSONTree.Key]
        fileprivate let value: JSONTree
    }

    static func places(in certificate: JSONTree) -> [Place] {
        certificate.leaves().compactMap { leaf in
            kind(of: leaf.path, leaf.value).map { Place(kind: $0, path: leaf.path, value: leaf.value) }
        }
    }

    /// A random change: first the kind, among those that the certificate has, then the place, then the new value.
    init?(of certificate: JSONTree, using generator: inout SplitMix64) {
        let places = Dictionary(grouping: Self.places(in: certificate), by: \.kind)
        let kinds = Kind.allCases.filter { places[$0] != nil }
        guard let kind = kinds.randomElement(using: &generator),
            let place = places[kind]?.randomElement(using: &generator)
        else { return nil }
        self.init(of: certificate, at: place, using: &generator)
    }

    /// A random change in a place.
    init(of certificate: JSONTree, at place: Place, using generator: inout SplitMix64) {
        kind = place.kind
        path = place.path
        result = certificate.replacing(path[...], with: Self.change(place.value, kind, using: &generator))
    }

    private static func kind(of path: [JSONTree.Key], _ value: JSONTree) -> Kind? {
        let names = path.compactMap { if case .name(let name) = $0 { name } else { nil } }
        let depth = path.count - 1 - (path.lastIndex { if case .name = $0 { true } else { false } } ?? -1)
        switch (names.first, names.last) {
        case ("instance", "I"), ("instance", "J"), ("instance", "layers"): return .maskBit
        case ("witness", "A"): return value.string == nil ? .index : .entry
        case ("witness", _): return value.string != nil ? .coefficient : depth > 3 ? .exponent : .index
        case (_, "rule"): return .ruleCode
        case (_, "side"), (_, "peel"): return .side
        case ("refutation", _), ("proof", _): return value.string == nil ? .index : .coefficient
        case ("window", _), ("blocks", _), ("instance", "patterns"): return .index
        default: return nil
        }
    }

    private static func change(_ value: JSONTree, _ kind: Kind, using generator: inout SplitMix64) -> JSONTree {
        switch value {
        case .integer(let old):
            return .integer(old + [-2, -1, 1, 2][Int.random(in: 0..<4, using: &generator)])
        case .string(let old):
            let values: [String]
            switch kind {
            case .maskBit:
                var cells = Array(old)
                let place = Int.random(in: cells.indices, using: &generator)
                cells[place] = cells[place] == "0" ? "1" : "0"
                values = [String(cells)]
            case .ruleCode:
                values =
                    old.hasPrefix("SC5")
                    ? [
                        "SC501", "SC502", "SC503", "SC504", "SC505", "SC506", "SC507", "SC508", "SC509", "SC511",
                        "SC302", "sc502",
                    ]
                    : [
                        "SC201", "SC202", "SC203", "SC204", "SC205", "SC206", "SC301", "SC302", "SC303", "SC306",
                        "SC307", "SC309", "SC310", "SC401", "sc302",
                    ]
            case .side:
                values = ["output", "input"].contains(old) ? ["output", "input", "rows"] : ["rows", "columns"]
            default: values = ["0", "1", "-1", "2", "-1/2", "2/2", "+1", "3"]
            }
            return .string(values.filter { $0 != old }.randomElement(using: &generator) ?? old)
        case .object, .array:
            return value
        }
    }
}

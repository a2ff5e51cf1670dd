import CertificateChecker
import Foundation

/// Changes proofs at random: a number or a word is another one; a list is longer, shorter or in another order; a part
/// gives way to a part of it, or to a part of another certificate that has the same keys.
struct Mutator {
    var random: SplitMix64
    /// Parts of certificates, by their keys; some hundred small ones of each kind.
    private let pool: [Set<String>: [JSONTree]]

    init(_ certificates: [JSONTree], random: SplitMix64) {
        self.random = random
        var pool: [Set<String>: [JSONTree]] = [:]
        var known: Set<JSONTree> = []
        for certificate in certificates {
            certificate.visit { part in
                guard case .object(let members) = part, pool[Set(members.keys), default: []].count < 400,
                    part.count <= 200, known.insert(part).inserted
                else { return }
                pool[Set(members.keys), default: []].append(part)
            }
        }
        self.pool = pool
    }

    /// A certificate that differs from this one in some of the given members, in one to three places.
    mutating func mutant(of certificate: JSONTree, in keys: [String]) -> JSONTree {
        var changed = certificate
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard let key = keys.filter({ changed[$0] != nil }).randomElement(using: &random), let part = changed[key]
            else { continue }
            let number = Int.random(in: 0..<part.count, using: &random)
            changed[key] = part.changing(number) { change($0) }
        }
        return changed
    }

    private mutating func change(_ value: JSONTree) -> JSONTree {
        switch value {
        case .integer(let number):
            return .integer([number - 1, number + 1, number + 2, 0, -number].randomElement(using: &random) ?? 0)
        case .string(let text): return .string(word(for: text))
        case .array(let list): return .array(changed(list))
        case .object(let members): return changed(members)
        }
    }

    private static let words = [
        ["rows", "columns"], ["output", "input"], ["SC201", "SC202", "SC203", "SC204"],
        ["SC205", "SC301", "SC302", "SC303", "SC304", "SC305"], ["SC206", "SC306", "SC307"], ["SC309", "SC310"],
        ["SC501", "SC502", "SC503", "SC504", "SC505", "SC506", "SC507", "SC508", "SC509"],
    ]

    private mutating func word(for text: String) -> String {
        if let words = Mutator.words.first(where: { $0.contains(text) }) {
            return words.randomElement(using: &random) ?? text
        }
        let negative = text.hasPrefix("-") ? String(text.dropFirst()) : "-" + text
        return [negative, "0", "1", "2", "-1", "1/2"].randomElement(using: &random) ?? text
    }

    private mutating func changed(_ list: [JSONTree]) -> [JSONTree] {
        guard let index = list.indices.randomElement(using: &random) else { return [.integer(0)] }
        var list = list
        switch Int.random(in: 0..<5, using: &random) {
        case 0: list.remove(at: index)
        case 1: list.insert(list[index], at: index)
        case 2: list.swapAt(index, Int.random(in: list.indices, using: &random))
        case 3: list = Array(list[..<index])
        default: list[index] = list[Int.random(in: list.indices, using: &random)]
        }
        return list
    }

    private mutating func changed(_ members: [String: JSONTree]) -> JSONTree {
        let key = members.keys.sorted().randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return members[key] ?? .integer(0)
        case 1:
            guard let zero = members["zero"], let nonzero = members["nonzero"] else { break }
            return .object(members.merging(["zero": nonzero, "nonzero": zero]) { $1 })
        case 2: return .object(members.filter { $0.key != key })
        default: break
        }
        return pool[Set(members.keys)]?.randomElement(using: &random) ?? .object(members)
    }
}

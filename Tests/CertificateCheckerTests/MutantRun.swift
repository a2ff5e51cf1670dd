import CertificateChecker
import Foundation
import Testing

/// Certificates that hold their masks and are verified, and mutants of them: none may prove what is false.
struct MutantRun {
    /// A certificate and what it proves.
    private struct Seed {
        let certificate: JSONTree
        let statement: Statement
        let layers: [LayerMask]
        /// How often each kind of step is in it.
        let steps: [String: Int]
    }

    /// What tells seeds apart that may lend one another their masks: the sizes, and whether the set is said to be
    /// closed.
    private struct Shape: Hashable {
        let sizes: [Int]
        let isClosed: Bool
    }

    /// What happened.
    struct Count: CustomStringConvertible {
        /// Mutants of proofs under the statement that they were made for, and how many still prove it.
        var sameStatement = 0
        var proved = 0
        /// Mutants of proofs under another statement, how many are about a set that is known to be otherwise, and how
        /// many of the rest were accepted.
        var otherStatement = 0
        var knownFalse = 0
        var accepted = 0
        /// Certificates of the seeds, and those of them that could not be used.
        var seeds = 0
        var skipped = 0
        /// What the seeds are made of, and how many mutants were made of seeds that hold a kind of step.
        var steps: [String: Int] = [:]
        var mutants: [String: Int] = [:]
        var complaints: [String] = []

        private static func list(_ counts: [String: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }

        var description: String {
            "\(seeds) seeds (\(skipped) skipped): \(Count.list(steps))\nmutants of seeds with \(Count.list(mutants))\n"
                + "\(sameStatement) mutants of their own statement, \(proved) still prove it; \(otherStatement) of others, \(knownFalse) known to be false, \(accepted) of the rest accepted"
        }
    }

    private var seeds: [Seed] = []
    /// The seeds that hold a kind of step, by kind; a seed is drawn by kind first, so that none is rare.
    private var seedsOfKind: [String: [Int]] = [:]
    private var kinds: [String] = []
    private var masks: [Shape: [[LayerMask]]] = [:]
    private var mutator: Mutator
    private(set) var count = Count()
    /// Which sets are closed, by layers, as verified certificates and theorems say: nothing may contradict it.
    private var isClosed: [[LayerMask]: Bool] = [:]

    /// Reads the seeds; those that are rejected, or hold no masks, are skipped.
    init(_ certificates: [Data], random: SplitMix64) throws {
        var trees: [JSONTree] = []
        for certificate in certificates {
            count.seeds += 1
            guard let tree = try? JSONDecoder().decode(JSONTree.self, from: certificate),
                let layers = MutantRun.layers(of: tree),
                case .verified(let statement) = try CertificateVerifier.verify(certificate: certificate)
            else {
                count.skipped += 1
                continue
            }
            trees.append(tree)
            seeds.append(
                Seed(certificate: tree, statement: statement, layers: layers, steps: MutantRun.steps(of: tree)))
        }
        mutator = Mutator(trees, random: random)
        for (number, seed) in seeds.enumerated() {
            take(seed.statement, layers: seed.layers, "seed \(seed.statement.instance)")
            count.steps.merge(seed.steps, uniquingKeysWith: +)
            for kind in seed.steps.keys { seedsOfKind[kind, default: []].append(number) }
            guard seed.statement.matrix == nil else { continue }
            let shape = Shape(sizes: NetworkFacts.sizes(seed.layers), isClosed: seed.statement.verdict == .closed)
            masks[shape, default: []].append(seed.layers)
        }
        kinds = seedsOfKind.keys.sorted()
    }

    /// The masks, input side first.
    private static func layers(of certificate: JSONTree) -> [LayerMask]? {
        func mask(_ value: JSONTree?) -> LayerMask? { value.map { $0.elements.compactMap(\.string) } }
        guard let instance = certificate["instance"] else { return nil }
        if let left = mask(instance["I"]), let right = mask(instance["J"]) { return [right.transposedMask, left] }
        guard let layers = instance["layers"] else { return nil }
        return layers.elements.compactMap { mask($0) }
    }

    /// The rules, and the keys that stand for a kind of evidence.
    private static func steps(of certificate: JSONTree) -> [String: Int] {
        let keys: Set<String> = [
            "impossible", "solve", "neurons", "assumed", "stars", "factors", "rank", "identity", "minor", "split",
            "root", "face", "then", "to",
        ]
        var steps: [String: Int] = [:]
        certificate.visit { part in
            guard case .object(let members) = part else { return }
            if let rule = members["rule"]?.string { steps[rule, default: 0] += 1 }
            for key in members.keys where keys.contains(key) { steps[key, default: 0] += 1 }
        }
        return steps
    }

    /// Takes what a certificate says of a set, and complains if it is known to be otherwise.
    private mutating func take(_ statement: Statement, layers: [LayerMask], _ origin: String) {
        guard statement.matrix == nil else { return }
        let says = statement.verdict == .closed
        if let known = isClosed[layers] ?? MutantRun.theorem(layers) {
            if known != says { count.complaints.append("\(origin): \(layers) is said to be \(statement.verdict)") }
        }
        isClosed[layers] = says
    }

    /// What is known of a set by theorems that the checker does not use.
    private static func theorem(_ layers: [LayerMask]) -> Bool? {
        let hidden = NetworkFacts.sizes(layers).dropFirst().dropLast()
        if hidden.allSatisfy({ $0 == 2 }), let isNotClosed = NetworkFacts.isNotClosed(layers) { return !isNotClosed }
        guard layers.count == 2 else { return nil }
        let masks = TestMasks(left: layers[1], right: layers[0].transposedMask)
        guard masks.left.count <= 4, masks.right.count <= 4 else { return nil }
        return KnownAnswers.isSurelyNotClosed(masks) ? false : nil
    }

    // MARK: Mutants

    private static let proofKeys = ["proof", "witness", "blocks", "refutation", "factors", "window"]

    /// A mutant, of the statement of its seed or of another one.
    mutating func step() throws {
        guard let kind = kinds.randomElement(using: &mutator.random),
            let number = seedsOfKind[kind]?.randomElement(using: &mutator.random)
        else { return }
        let seed = seeds[number]
        for kind in seed.steps.keys { count.mutants[kind, default: 0] += 1 }
        if Bool.random(using: &mutator.random) { try keepStatement(of: seed) } else { try changeStatement(of: seed) }
    }

    private mutating func keepStatement(of seed: Seed) throws {
        let mutant = mutator.mutant(of: seed.certificate, in: MutantRun.proofKeys)
        count.sameStatement += 1
        guard case .verified(let statement) = try CertificateVerifier.verify(certificate: mutant.data) else { return }
        count.proved += 1
        let isSame =
            statement.verdict == seed.statement.verdict && statement.matrix == seed.statement.matrix
            && statement.instance == seed.statement.instance
        if !isSame { count.complaints.append("another statement: \(mutant)") }
    }

    /// The proof of a seed, as it is or mutated, under the masks of a seed of the same sizes that says otherwise, or
    /// under its own masks with one or two cells changed; or the matrix changed in an entry.
    private mutating func changeStatement(of seed: Seed) throws {
        var certificate = seed.certificate
        if Int.random(in: 0..<3, using: &mutator.random) > 0 {
            certificate = mutator.mutant(of: certificate, in: MutantRun.proofKeys)
        }
        var layers = seed.layers
        let others = masks[
            Shape(sizes: NetworkFacts.sizes(layers), isClosed: seed.statement.verdict != .closed), default: []]
        if seed.statement.matrix != nil {
            return try changeMatrix(of: certificate, seed)
        } else if let other = others.randomElement(using: &mutator.random), Bool.random(using: &mutator.random) {
            layers = other
        } else {
            for _ in 0..<Int.random(in: 1...2, using: &mutator.random) { layers = flipped(layers) }
        }
        certificate["instance"] = instance(layers)
        count.otherStatement += 1
        let known = isClosed[layers] ?? MutantRun.theorem(layers)
        if known == (seed.statement.verdict != .closed) { count.knownFalse += 1 }
        guard case .verified(let statement) = try CertificateVerifier.verify(certificate: certificate.data) else {
            return
        }
        if known == (statement.verdict != .closed) {
            count.complaints.append("\(layers) is not \(statement.verdict), and this is accepted: \(certificate)")
        } else {
            count.accepted += 1
            take(statement, layers: layers, "mutant \(certificate)")
        }
    }

    /// A factor of another matrix, or of none: the product of listed factors is one matrix only.
    private mutating func changeMatrix(of certificate: JSONTree, _ seed: Seed) throws {
        guard seed.statement.verdict == .member, case .array(var entries)? = certificate["matrix"], !entries.isEmpty
        else { return }
        var certificate = seed.certificate
        entries.remove(at: Int.random(in: entries.indices, using: &mutator.random))
        certificate["matrix"] = .array(entries)
        count.otherStatement += 1
        count.knownFalse += 1
        guard case .verified = try CertificateVerifier.verify(certificate: certificate.data) else { return }
        count.complaints.append("the factors have another product: \(certificate)")
    }

    private mutating func flipped(_ layers: [LayerMask]) -> [LayerMask] {
        var layers = layers
        let layer = Int.random(in: layers.indices, using: &mutator.random)
        let row = Int.random(in: layers[layer].indices, using: &mutator.random)
        var cells = Array(layers[layer][row])
        guard let cell = cells.indices.randomElement(using: &mutator.random) else { return layers }
        cells[cell] = cells[cell] == "1" ? "0" : "1"
        layers[layer][row] = String(cells)
        return layers
    }

    private func instance(_ layers: [LayerMask]) -> JSONTree {
        .object(["name": .string("m"), "layers": .array(layers.map { .array($0.map(JSONTree.string)) })])
    }
}

import CertificateChecker
import Certificates
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Certificates of networks, each changed in one place: all are rejected, but for those that prove the same true
/// statement in another way.
@Suite struct ChangedNetworkCertificates {
    private static let seed: UInt64 = 0x5C507

    /// Debug builds run some twenty times slower.
    #if DEBUG
        private static let share = 10
        private static let sourceCount = 3
    #else
        private static let share = 1
        private static let sourceCount = 20
    #endif

    private struct Count: CustomStringConvertible {
        var changed = 0
        var rejected = 0
        var description: String { "\(rejected)/\(changed)" }
    }

    // MARK: The certificates

    private static func network(_ masks: [BitMatrix]) -> MaskInstance {
        let layers = masks.enumerated().map { Layer(name: "\($0.offset + 1)", mask: $0.element) }
        return MaskInstance(name: "network", masks: .network(layers))
    }

    private static func certificate(_ masks: [BitMatrix], by decision: ChainDecision = ChainDecision()) -> Data? {
        CertificateWriter.certificate(for: network(masks), decision.decide(masks)).map {
            Data($0.compactText.utf8)
        }
    }

    /// Two to four layers with two or three units between them.
    private static func randomMasks(using generator: inout SplitMix64) -> [BitMatrix] {
        var (masks, size) = ([BitMatrix](), Int.random(in: 2...3, using: &generator))
        let density = 0.45 + 0.25 * generator.nextUnit()
        for _ in 0..<Int.random(in: 2...4, using: &generator) {
            let outputs = Int.random(in: 2...3, using: &generator)
            masks.append(BitMatrix(rowCount: outputs, columnCount: size) { _, _ in generator.nextUnit() < density })
            size = outputs
        }
        return masks
    }

    /// The rules for networks that a proof uses; SC511 stands for a witness.
    private static func rules(_ certificate: JSONTree) -> Set<String> {
        if certificate["verdict"]?.string == "not-closed" { return ["SC511"] }
        return Set(certificate.nodes().compactMap { $0.value["rule"]?.string }.filter { $0.hasPrefix("SC5") })
    }

    /// The verdict of a fresh decision on the masks in a certificate; nil if they cannot be read.
    private func verdict(_ certificate: JSONTree) -> String? {
        let masks =
            certificate["instance"]?["layers"]?.elements.compactMap { BitMatrix($0.elements.compactMap(\.string)) }
            ?? []
        guard !masks.isEmpty else { return nil }
        return ChainDecision().decide(masks).verdict.rawValue
    }

    // MARK: Changes anywhere

    @Test func areRejectedOrStillProveSomethingTrue() throws {
        var generator = SplitMix64(seed: Self.seed)
        var counts: [Mutation.Kind: Count] = [:]
        var sources: [String: Int] = [:]
        let wanted = 60 / Self.share
        while sources["closed", default: 0] + sources["not-closed", default: 0] < 2 * wanted {
            guard let certificate = Self.certificate(Self.randomMasks(using: &generator)) else { continue }
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            let source = try #require(tree["verdict"]?.string)
            guard sources[source, default: 0] < wanted else { continue }
            sources[source, default: 0] += 1
            guard case .verified(let statement) = try CertificateVerifier.verify(certificate: certificate) else {
                Issue.record("seed \(Self.seed): \(tree) is rejected as it is")
                continue
            }
            if source == "not-closed" { #expect(WitnessOracle.holds(tree), "seed \(Self.seed): \(tree)") }
            for _ in 0..<20 {
                let mutation = try #require(Mutation(of: tree, using: &generator))
                let complaint = try complaint(mutation, statement)
                counts[mutation.kind, default: Count()].changed += 1
                switch complaint {
                case .rejected: counts[mutation.kind, default: Count()].rejected += 1
                case .stillTrue: break
                case .false(let reason):
                    Issue.record(
                        "seed \(Self.seed), \(mutation.kind) at \(mutation.path): \(reason); \(mutation.result)")
                }
            }
        }
        let table = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key) \($0.value)" }.joined(
            separator: ", ")
        print("changed certificates of networks, rejected of changed: \(table) (seed \(Self.seed))")
        #expect(Set(counts.keys) == Set(Mutation.Kind.allCases), "every kind of change occurs: \(table)")
        #expect(counts[.entry]?.rejected == counts[.entry]?.changed, "another A is never the limit: \(table)")
        // Other masks may well have the same proof; a larger path through a smaller one, too.
        for (kind, count) in counts where kind != .maskBit {
            #expect(10 * count.rejected >= 7 * count.changed, "\(kind): \(table)")
        }
    }

    private enum Outcome { case rejected, stillTrue, `false`(String) }

    private func complaint(_ mutation: Mutation, _ statement: Statement) throws -> Outcome {
        guard
            case .verified(let other) = try CertificateVerifier.verify(
                certificate: JSONEncoder().encode(mutation.result))
        else { return .rejected }
        if other.verdict == .notClosed, !WitnessOracle.holds(mutation.result) {
            return .false("the product of the layers does not tend to A")
        }
        guard mutation.kind == .maskBit else {
            return other == statement ? .stillTrue : .false("another statement: \(other)")
        }
        guard let fresh = verdict(mutation.result) else { return .false("the masks cannot be read") }
        return fresh == other.verdict.rawValue || fresh == "undecided"
            ? .stillTrue : .false("a fresh decision says \(fresh)")
    }

    // MARK: Changes in every rule

    @Test func everyRuleSeesChangesOfItsOwnData() throws {
        var generator = SplitMix64(seed: Self.seed + 1)
        var sources: [String: [JSONTree]] = ["SC501": try chainable()]
        let rules = ["SC501", "SC502", "SC503", "SC504", "SC505", "SC506", "SC507", "SC511"]
        // Without the decision for factorizations two layers have normal forms of their own.
        let alone = ChainDecision(
            limits: .short, delegatesTwoLayers: false)
        // SC501 has certificates of its own.
        for trial in 0..<(Self.share == 1 ? 1_500 : 300)
        where rules.dropFirst().contains(where: { sources[$0, default: []].count < Self.sourceCount }) {
            let masks = Self.randomMasks(using: &generator)
            // Two layers for SC506, which few longer networks come to.
            guard
                let certificate = Self.certificate(
                    trial % 2 == 0 ? masks : Array(masks.prefix(2)), by: trial % 4 == 0 ? alone : ChainDecision())
            else { continue }
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            for rule in Self.rules(tree) where sources[rule, default: []].count < Self.sourceCount {
                sources[rule, default: []].append(tree)
            }
        }
        var table: [String] = []
        for rule in rules {
            let trees = try #require(sources[rule], "seed \(Self.seed + 1): no certificate has \(rule)")
            var (values, shapes) = (Count(), Count())
            for tree in trees { try change(tree, rule, &values, &shapes, using: &generator) }
            table.append("\(rule) values \(values), shapes \(shapes) of \(trees.count) certificates")
            for count in [values, shapes] {
                #expect(
                    10 * count.rejected >= 7 * count.changed && count.changed >= Self.sourceCount,
                    "seed \(Self.seed + 1), \(rule): values \(values), shapes \(shapes)")
            }
        }
        print(
            "changed rules for networks, rejected of changed: \(table.joined(separator: "; ")) (seed \(Self.seed + 1))")
    }

    private func chainable() throws -> [JSONTree] {
        // The last is given by its patterns.
        let instances = try [
            SupportFamilies.butterfly(8), SupportFamilies.butterfly(16),
            SupportFamilies.kron([(1, 2, 2, 4), (2, 2, 2, 2), (4, 2, 2, 1)]),
            SupportFamilies.butterfly(1 << 14),
        ]
        return try instances.map { instance in
            let certificate = try #require(CertificateWriter.certificate(for: InstanceAnalysis(instance)))
            return try JSONDecoder().decode(JSONTree.self, from: Data(certificate.compactText.utf8))
        }
    }

    /// Changes values and shapes in the data of one rule: below an object with this rule, but not below another one
    /// inside it.
    private func change(
        _ tree: JSONTree, _ rule: String, _ values: inout Count, _ shapes: inout Count,
        using generator: inout SplitMix64
    ) throws {
        guard case .verified(let statement) = try CertificateVerifier.verify(certificate: JSONEncoder().encode(tree))
        else {
            Issue.record("\(rule): a certificate is rejected as it is")
            return
        }
        let owned = tree.nodes().filter { Self.owner(of: $0.path, in: tree) == rule }
        let paths = Set(owned.map(\.path))
        let places = Mutation.places(in: tree).filter { paths.contains($0.path) }
        for place in places.shuffled(using: &generator).prefix(max(40 / Self.share, 4)) {
            let mutation = Mutation(of: tree, at: place, using: &generator)
            try hold(mutation.result, statement, "\(rule), \(mutation.kind) at \(mutation.path)", &values)
        }
        let shaped = owned.flatMap { path, value in Self.reshaped(value).map { (path: path, value: $0) } }
        for (path, other) in shaped.shuffled(using: &generator).prefix(max(40 / Self.share, 4)) {
            try hold(tree.replacing(path[...], with: other), statement, "\(rule), the shape at \(path)", &shapes)
        }
    }

    private func hold(_ changed: JSONTree, _ statement: Statement, _ place: String, _ count: inout Count) throws {
        count.changed += 1
        switch try CertificateVerifier.verify(certificate: JSONEncoder().encode(changed)) {
        case .rejected: count.rejected += 1
        case .verified(let other):
            #expect(
                other == statement, "seed \(Self.seed + 1): another statement after a change of \(place): \(changed)")
            if other.verdict == .notClosed {
                #expect(WitnessOracle.holds(changed), "seed \(Self.seed + 1): \(place): \(changed)")
            }
        }
    }

    /// The rule of the innermost object of the proof that holds the path, or SC511 for a witness and its refutation.
    private static func owner(of path: [JSONTree.Key], in tree: JSONTree) -> String? {
        switch path.first {
        case .name("window"), .name("witness"), .name("blocks"), .name("refutation"): return "SC511"
        case .name("proof"): break
        default: return nil
        }
        var (node, owner) = (tree, String?.none)
        for key in path {
            switch (node, key) {
            case (.object(let members), .name(let name)): node = members[name] ?? node
            case (.array(let elements), .index(let index)): node = elements[index]
            default: break
            }
            if let rule = node["rule"]?.string, rule.hasPrefix("SC5") { owner = rule }
        }
        return owner
    }

    /// Branches exchanged, or one of them in both places; members left out; lists without an element, and with one
    /// twice.
    private static func reshaped(_ value: JSONTree) -> [JSONTree] {
        switch value {
        case .array(let elements):
            guard let last = elements.last else { return [] }
            return [.array(elements.dropLast()), .array(Array(elements.dropFirst())), .array(elements + [last])].filter
            { $0 != value }
        case .object(let members):
            let without = members.keys.sorted().map { name in JSONTree.object(members.filter { $0.key != name }) }
            guard let zero = members["zero"], let nonzero = members["nonzero"], zero != nonzero else { return without }
            return without
                + [(nonzero, zero), (zero, zero), (nonzero, nonzero)].map { pair in
                    .object(members.merging(["zero": pair.0, "nonzero": pair.1]) { $1 })
                }
        case .string, .integer:
            return []
        }
    }
}

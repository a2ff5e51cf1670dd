import CertificateChecker
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// A certificate that is changed in one place is rejected, or still proves a true statement.
@Suite struct ChangedCertificates {
    private static let seed: UInt64 = 0xC4A6ED

    private struct Count {
        var changed = 0
        var rejected = 0
    }

    @Test func areRejectedOrStillProveSomethingTrue() throws {
        var generator = SplitMix64(seed: Self.seed)
        var counts: [Mutation.Kind: Count] = [:]
        var sources: [InstanceAnalysis.Verdict: Int] = [:]
        while sources.values.reduce(0, +) < 2_000 {
            let masks = Masks.random(lines: 2...4, widths: 2...4, using: &generator)
            let decided = Decided(masks)
            // As many of the one verdict as of the other; most random masks are closed.
            guard let certificate = decided.certificate, sources[decided.verdict, default: 0] < 1_000 else { continue }
            sources[decided.verdict, default: 0] += 1
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            let mutation = try #require(Mutation(of: tree, using: &generator))
            #expect(mutation.result != tree)
            let changed = try JSONEncoder().encode(mutation.result)
            counts[mutation.kind, default: Count()].changed += 1
            switch try CertificateVerifier.verify(certificate: changed) {
            case .rejected:
                counts[mutation.kind, default: Count()].rejected += 1
            case .verified(let statement):
                let place = "seed \(Self.seed), \(masks), \(mutation.kind) at \(mutation.path)"
                if let complaint = complaint(mutation, statement, decided.verdict) {
                    Issue.record("\(place): \(complaint)")
                }
            }
        }
        let table = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            "\($0.key) \($0.value.rejected)/\($0.value.changed)"
        }.joined(separator: ", ")
        print("changed certificates, rejected of changed: \(table) (seed \(Self.seed))")
        #expect(Set(counts.keys) == Set(Mutation.Kind.allCases), "every kind of change occurs: \(table)")
        let rejected = counts.values.reduce(0) { $0 + $1.rejected }
        #expect(rejected >= 1_400, "a large majority is rejected: \(table)")
        // Other masks may well have the same proof; another proof of the same masks hardly ever is one.
        for (kind, count) in counts where kind != .maskBit {
            #expect(10 * count.rejected >= 8 * count.changed, "\(kind): \(table)")
        }
        // Another A is never the limit.
        #expect(counts[.entry]?.rejected == counts[.entry]?.changed, "\(table)")
    }

    /// Why a changed certificate should not have been verified; nil if what it proves is true.
    private func complaint(_ mutation: Mutation, _ statement: Statement, _ verdict: InstanceAnalysis.Verdict) -> String?
    {
        if statement.verdict.rawValue != verdict.rawValue { return "the verdict is another one" }
        if statement.verdict == .notClosed, !WitnessOracle.holds(mutation.result) {
            return "X(t) Y(t)ᵀ does not tend to A"
        }
        // With the masks as they were, the statement is the one that was proved before.
        guard mutation.kind == .maskBit else { return nil }
        guard let masks = Masks(certificate: mutation.result) else { return "the masks cannot be read" }
        if masks.width == 2 {
            return isClosedByTwoSupportTheorem(masks) == (statement.verdict == .closed)
                ? nil : "the theorem on two supports says the opposite"
        }
        let fresh = Decided(masks)
        if fresh.verdict.rawValue != statement.verdict.rawValue { return "a fresh decision says \(fresh.verdict)" }
        return fresh.flaw()
    }

    @Test func theOppositeVerdictIsRejected() throws {
        var generator = SplitMix64(seed: Self.seed + 2)
        for _ in 0..<200 {
            let masks = Masks.random(lines: 2...4, widths: 2...4, using: &generator)
            let decided = Decided(masks)
            guard let certificate = decided.certificate else { continue }
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            let opposite = JSONTree.string(decided.verdict == .closed ? "not-closed" : "closed")
            let changed = try JSONEncoder().encode(tree.replacing([.name("verdict")], with: opposite))
            guard case .rejected = try CertificateVerifier.verify(certificate: changed) else {
                Issue.record("seed \(Self.seed + 2): \(masks)")
                continue
            }
        }
    }

    @Test func anUnchangedCertificateSurvivesTheRoundTripThroughTheTree() throws {
        var generator = SplitMix64(seed: Self.seed + 1)
        for _ in 0..<200 {
            let masks = Masks.random(lines: 2...4, widths: 2...4, using: &generator)
            let decided = Decided(masks)
            guard let certificate = decided.certificate else { continue }
            let tree = try JSONDecoder().decode(JSONTree.self, from: certificate)
            guard
                case .verified(let statement) = try CertificateVerifier.verify(certificate: JSONEncoder().encode(tree))
            else {
                Issue.record("seed \(Self.seed + 1): \(masks) is rejected")
                continue
            }
            #expect(statement.verdict.rawValue == decided.verdict.rawValue)
            if decided.verdict == .notClosed { #expect(WitnessOracle.holds(tree), "\(masks)") }
        }
    }
}

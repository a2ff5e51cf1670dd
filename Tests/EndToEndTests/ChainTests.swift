import CertificateChecker
import Certificates
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Products of layers: decided, written as a certificate, verified by the checker.
@Suite struct ChainTests {
    private func network(_ masks: [BitMatrix]) -> MaskInstance {
        let layers = masks.enumerated().map { Layer(name: "\($0.offset + 1)", mask: $0.element) }
        return MaskInstance(name: "network", masks: .network(layers))
    }

    /// The verdict of the decision for networks, once its certificate is verified; undecided has none.
    private func verified(_ masks: [BitMatrix], by decision: ChainDecision = ChainDecision(), _ note: String)
        -> InstanceAnalysis.Verdict
    {
        let closedness = decision.decide(masks)
        guard let certificate = CertificateWriter.certificate(for: network(masks), closedness) else {
            return .undecided
        }
        let wanted: InstanceAnalysis.Verdict = if case .closed = closedness { .closed } else { .notClosed }
        do {
            switch try CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8)) {
            case .rejected(let rejection): Issue.record("\(note): \(rejection.place): \(rejection.reason)")
            case .verified(let statement): #expect(statement.verdict.rawValue == wanted.rawValue, "\(note)")
            }
        } catch {
            Issue.record("\(note): \(error)")
        }
        return wanted
    }

    private func mask(_ rows: Int, _ columns: Int, _ bits: Int) -> BitMatrix {
        BitMatrix(rowCount: rows, columnCount: columns) { bits >> ($0 * columns + $1) & 1 == 1 }
    }

    private func random(_ rows: Int, _ columns: Int, _ density: Double, _ generator: inout SplitMix64) -> BitMatrix {
        BitMatrix(rowCount: rows, columnCount: columns) { _, _ in generator.nextUnit() < density }
    }

    // MARK: Two layers

    /// The two layers as any other network, without the decision for factorizations.
    private let alone = ChainDecision(
        limits: .short, delegatesTwoLayers: false)

    private func factorization(_ masks: [BitMatrix]) -> InstanceAnalysis.Verdict {
        ClosednessDecision().decide(RankOneSupports(FactorSupports(left: masks[1], right: masks[0].transposed())))
            .verdict
    }

    @Test func twoSmallLayersAreDecidedAsTheFactorizationIs() {
        for (m, n, r) in [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2), (2, 1, 1), (2, 1, 2), (2, 2, 1), (2, 2, 2)] {
            for first in 0..<(1 << (r * n)) {
                for second in 0..<(1 << (m * r)) {
                    let masks = [mask(r, n, first), mask(m, r, second)]
                    let expected = factorization(masks)
                    let note = "\(m), \(n), \(r): \(first), \(second)"
                    #expect(expected != .undecided && verified(masks, by: alone, note) == expected, "\(note)")
                    #expect(verified(masks, note) == expected, "\(note)")
                }
            }
        }
    }

    @Test func twoThousandRandomPairsAreDecidedAsTheFactorizationIs() {
        var generator = SplitMix64(seed: 11)
        var undecided = 0
        #if DEBUG
            let count = 60
        #else
            let count = 2_000
        #endif
        for trial in 0..<count {
            let (m, n, r) = (1 + trial % 4, 1 + trial / 4 % 4, 1 + trial / 16 % 4)
            let density = [0.4, 0.6, 0.8][trial / 64 % 3]
            let masks = [random(r, n, density, &generator), random(m, r, density, &generator)]
            let (expected, found) = (factorization(masks), verified(masks, by: alone, "seed 11, trial \(trial)"))
            if found == .undecided { undecided += 1 }
            #expect(found == .undecided || found == expected, "seed 11, trial \(trial): \(found), \(expected)")
        }
        // Absorption is known to the decision for factorizations only; few pairs need it.
        #expect(undecided <= count / 100, "\(undecided) of \(count)")
    }

    // MARK: Three layers and more

    @Test func everyTripleOfTwoByTwoMasksIsDecided() {
        var counts: [InstanceAnalysis.Verdict: Int] = [:]
        #if DEBUG
            let triples = Swift.stride(from: 0, to: 4_096, by: 29)
        #else
            let triples = Swift.stride(from: 0, to: 4_096, by: 1)
        #endif
        for triple in triples {
            let masks = [mask(2, 2, triple & 15), mask(2, 2, triple >> 4 & 15), mask(2, 2, triple >> 8)]
            counts[verified(masks, "triple \(triple)"), default: 0] += 1
        }
        #expect(counts[.undecided] == nil, "\(counts)")
        #if !DEBUG
            #expect(counts == [.closed: 4_016, .notClosed: 80], "\(counts)")
        #endif
    }

    /// Diagonalisable matrices are not closed: see Theory.md.
    @Test(arguments: [4, 8, 16]) func kaleidoscopesAreNotClosed(size: Int) throws {
        let layers = try #require(try SupportFamilies.kaleidoscope(size).layers)
        #expect(verified(layers.map(\.mask), "kaleidoscope \(size)") == .notClosed)
    }

    /// Random layers, many of which are permutations or have few entries: whatever is proved is verified.
    @Test func whatIsProvedOfRandomNetworksIsVerified() {
        var generator = SplitMix64(seed: 7)
        var counts: [InstanceAnalysis.Verdict: Int] = [:]
        for trial in 0..<400 {
            var (masks, size) = ([BitMatrix](), 1 + Int(generator.next() % 4))
            for _ in 0..<(1 + trial % 4) {
                let outputs = 1 + Int(generator.next() % 4)
                masks.append(random(outputs, size, 0.45 + 0.2 * generator.nextUnit(), &generator))
                size = outputs
            }
            counts[verified(masks, "seed 7, trial \(trial)"), default: 0] += 1
        }
        #expect(counts[.undecided, default: 0] <= 20 && counts[.notClosed, default: 0] >= 20, "\(counts)")
    }

    @Test func aTransposedNetworkHasTheSameVerdict() {
        var generator = SplitMix64(seed: 19)
        for trial in 0..<120 {
            let sizes = (0..<4).map { _ in 2 + Int(generator.next() % 2) }
            let masks = (0..<3).map { random(sizes[$0 + 1], sizes[$0], 0.6, &generator) }
            let verdict = verified(masks, "seed 19, trial \(trial)")
            let transposed = verified(masks.reversed().map { $0.transposed() }, "seed 19, trial \(trial), transposed")
            #expect(
                verdict == transposed || verdict == .undecided || transposed == .undecided, "seed 19, trial \(trial)")
        }
    }

    @Test func aNetworkWithoutAnOutputOfAClosedOneIsNotRefuted() {
        var generator = SplitMix64(seed: 23)
        for trial in 0..<120 {
            let masks = [random(3, 3, 0.6, &generator), random(3, 3, 0.6, &generator), random(3, 3, 0.6, &generator)]
            guard verified(masks, "seed 23, trial \(trial)") == .closed else { continue }
            for gone in 0..<3 {
                let rest = BitMatrix(rows: (0..<3).filter { $0 != gone }.map { masks[2].row($0) }, columnCount: 3)
                #expect(
                    verified([masks[0], masks[1], rest], "seed 23, trial \(trial)") != .notClosed,
                    "seed 23, trial \(trial), output \(gone)")
            }
        }
    }

    /// An identity, or a full square layer beside a layer, changes nothing, wherever it stands.
    @Test func identitiesBetweenLayersChangeNoVerdict() {
        var generator = SplitMix64(seed: 29)
        for trial in 0..<150 {
            let masks = [random(3, 3, 0.6, &generator), random(3, 3, 0.6, &generator)]
            let identity = BitMatrix(rowCount: 3, columnCount: 3) { $0 == $1 }
            let expected = factorization(masks)
            for place in 0...2 {
                var longer = masks
                longer.insert(identity, at: place)
                #expect(
                    verified(longer, "seed 29, trial \(trial)") == expected, "seed 29, trial \(trial), place \(place)")
            }
        }
    }

    /// Two hundred layers have some twenty thousand blocks: the search asks for the time before each product.
    @Test func aTimeLimitEndsTheSearchInADeepNetwork() {
        var generator = SplitMix64(seed: 37)
        let masks = (0..<200).map { _ in random(64, 64, 0.1, &generator) }
        let begin = ContinuousClock.now
        let limits = SearchLimits(interruption: Interruption(deadline: begin + .milliseconds(10)))
        guard case .undecided = ChainDecision(limits: limits).decide(masks) else {
            Issue.record("decided within the limit")
            return
        }
        #expect(ContinuousClock.now - begin < .seconds(30))
    }
}

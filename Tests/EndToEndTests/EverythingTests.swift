import CertificateChecker
import Certificates
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// Masks that are closed because their products are everything, or every matrix up to a rank, each with a certificate
/// that the checker verifies.
@Suite struct EverythingTests {
    private static let seed: UInt64 = 0xE7E
    #if DEBUG
        private static let share = 20
    #else
        private static let share = 1
    #endif

    @Test func masksWithFewGapsAreClosed() {
        var random = SplitMix64(seed: Self.seed)
        var used: Set<String> = []
        for round in 0..<(1_000 / Self.share) {
            let (m, n) = (Int.random(in: 2...7, using: &random), Int.random(in: 2...7, using: &random))
            let width = Int.random(in: 2...5, using: &random)
            var masks = Masks(
                rows: Array(repeating: 1 << width - 1, count: m), columns: Array(repeating: 1 << width - 1, count: n),
                width: width)
            for k in 1..<width {
                for _ in 0..<Int.random(in: 0...k, using: &random) {
                    let line = Int.random(in: 0..<(m + n), using: &random)
                    if line < m { masks.rows[line] &= ~(1 << k) } else { masks.columns[line - m] &= ~(1 << k) }
                }
            }
            // Support k, from 0, avoids at most k lines, and the smallest of the numbers is a bound on the rank.
            let closedness = ClosednessDecision().decide(RankOneSupports(masks.factors))
            used.formUnion(closedness.rules.map(\.rawValue))
            #expect(closedness.verdict == .closed, "seed \(Self.seed), round \(round): \(masks)")
            if let flaw = Decided(masks.instance, closedness).flaw() {
                Issue.record("seed \(Self.seed), round \(round): \(masks): \(flaw)")
            }
        }
        #expect(used.contains("SC306"))
    }

    /// A group with few gaps in a corner of wider masks whose rest is closed once the corner is free.
    @Test func filledRectanglesAreAbsorbed() {
        var random = SplitMix64(seed: Self.seed + 1)
        var count = 0
        for round in 0..<(300 / Self.share) {
            let masks = Masks.randomAroundARectangle(using: &random)
            let decided = ClosednessDecision(limits: .short).decide(RankOneSupports(masks.factors))
            guard decided.verdict == .closed else { continue }
            if decided.rules.contains(where: { $0.rawValue == "SC206" }) { count += 1 }
            if let flaw = Decided(masks.instance, decided).flaw() {
                Issue.record("seed \(Self.seed + 1), round \(round): \(masks): \(flaw)")
            }
        }
        #if !DEBUG
            #expect(count > 0)
        #endif
    }

    @Test(arguments: [1, 2, 3, 8, 16, 64]) func threeTrianglesAreClosed(size: Int) {
        let lower = BitMatrix(rowCount: size, columnCount: size) { $0 >= $1 }
        let upper = lower.transposed()
        for layers in [[lower, upper, lower], [upper, lower, upper], [lower, upper, lower, upper]] {
            let decided = ChainDecision().decide(layers)
            #expect(decided.verdict == .closed, "size \(size)")
            check(layers, decided, "size \(size)")
        }
    }

    @Test func scrambledTrianglesAreFound() {
        var random = SplitMix64(seed: Self.seed + 2)
        for round in 0..<max(5, 100 / Self.share) {
            let size = Int.random(in: 2...9, using: &random)
            let orders = (0..<4).map { _ in (0..<size).shuffled(using: &random) }
            let masks = (0..<3).map { layer in
                BitMatrix(rowCount: size, columnCount: size) { output, input in
                    let (a, b) = (orders[layer + 1][output], orders[layer][input])
                    return layer == 1 ? a <= b : a >= b
                }
            }
            let decided = ChainDecision().decide(masks)
            #expect(decided.verdict == .closed, "seed \(Self.seed + 2), round \(round)")
            check(masks, decided, "seed \(Self.seed + 2), round \(round)")
        }
    }

    /// Two random layers with a wide level between them are everything, and a third one is then decided.
    @Test func wideLayersInsideANetworkMerge() {
        var random = SplitMix64(seed: Self.seed + 3)
        var used: Set<String> = []
        for round in 0..<max(2, 20 / Self.share) {
            func layer(_ rows: Int, _ columns: Int, _ density: Double) -> BitMatrix {
                let cells = (0..<(rows * columns)).map { _ in random.nextUnit() < density }
                return BitMatrix(rowCount: rows, columnCount: columns) { cells[$0 * columns + $1] }
            }
            let masks = [layer(24, 12, 0.5), layer(12, 24, 0.5), layer(12, 12, 0.9)]
            let decided = ChainDecision().decide(masks)
            used.formUnion(decided.rules.map(\.rawValue))
            if decided.verdict != .undecided { check(masks, decided, "seed \(Self.seed + 3), round \(round)") }
        }
        #expect(used.contains("SC508"))
    }

    /// What is known not to be closed does not become closed.
    @Test func kernelsThatAreNotClosedStaySo() throws {
        for line in try KernelTable.lines("kernels-small.jsonl") where line.verdict == "not-closed" {
            let state = MaskedState(RankOneSupports(line.masks.factors))
            #expect(FewGaps.step(for: state) == nil, "\(line.masks)")
            #expect(FullByZero.step(for: state, limits: SearchLimits()) == nil, "\(line.masks)")
            #expect(FullByHomes.step(for: state, limits: SearchLimits()) == nil, "\(line.masks)")
        }
    }

    private func check(_ layers: [BitMatrix], _ decided: Closedness, _ name: String) {
        let instance = MaskInstance(
            name: "n", masks: .network(layers.enumerated().map { Layer(name: "w\($0)", mask: $1) }))
        guard let certificate = CertificateWriter.certificate(for: instance, decided) else {
            Issue.record("\(name): no certificate")
            return
        }
        let masks =
            CertificateWriter.holdsMasks(instance)
            ? nil : (try? MaskTextWriter.text(for: [instance])).map { (Data($0.utf8), "n.txt") }
        do {
            switch try CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8), maskFile: masks) {
            case .verified(let statement): #expect(statement.verdict.rawValue == decided.verdict.rawValue, "\(name)")
            case .rejected(let rejection): Issue.record("\(name): \(rejection.place): \(rejection.reason)")
            }
        } catch {
            Issue.record("\(name): \(error)")
        }
    }

    /// Few outputs, and inputs that reach few neurons: the neurons of short inputs are pinned.
    @Test(arguments: [(6, 80, 150, 0.1), (10, 100, 260, 0.12), (4, 60, 150, 0.1)])
    func fewOutputsOfManyNeuronsAreEverything(outputs: Int, neurons: Int, inputs: Int, density: Double) throws {
        var random = SplitMix64(seed: Self.seed + 9)
        let left = BitMatrix(rowCount: outputs, columnCount: neurons) { _, _ in random.nextUnit() < 0.97 }
        let right = BitMatrix(rowCount: inputs, columnCount: neurons) { _, _ in random.nextUnit() < density }
        let masks = FactorSupports(left: left, right: right)
        let closedness = ClosednessDecision().decide(RankOneSupports(masks))
        let place = "seed \(Self.seed + 9): \(outputs), \(neurons), \(inputs)"
        #expect(closedness.verdict == .closed, "\(place)")
        #expect(closedness.rules.contains(.SC309), "\(place)")
        let instance = MaskInstance(name: "few outputs", masks: .factorization(masks))
        let file = Data(try MaskTextWriter.text(for: [instance]).utf8)
        if let flaw = Decided(instance, closedness).flaw(maskFile: file) { Issue.record("\(place): \(flaw)") }
    }
}

extension Masks {
    fileprivate var factors: FactorSupports {
        guard let supports = instance.factorSupports else { fatalError("two factors have supports") }
        return supports
    }

    /// Three supports that fill a square of three lines, and some others.
    fileprivate static func randomAroundARectangle(using random: inout SplitMix64) -> Masks {
        let lines = Int.random(in: 4...6, using: &random)
        let others = Int.random(in: 1...3, using: &random)
        var masks = Masks.random(rows: lines, columns: lines, width: 3 + others, density: 0.6, using: &random)
        for line in 0..<lines {
            masks.rows[line] = masks.rows[line] & ~7 | (line < 3 ? 7 : 0)
            masks.columns[line] = masks.columns[line] & ~7 | (line < 3 ? 7 : 0)
        }
        for k in 1...2 {
            for _ in 0..<k {
                let line = Int.random(in: 0..<3, using: &random)
                if Bool.random(using: &random) {
                    masks.rows[line] &= ~(1 << k)
                } else {
                    masks.columns[line] &= ~(1 << k)
                }
            }
        }
        return masks
    }
}

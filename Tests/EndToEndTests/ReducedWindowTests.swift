import CertificateChecker
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// Width three: finitely many windows decide masks of any size.
@Suite struct WidthThree {
    private static let seed: UInt64 = 0x305
    #if DEBUG
        private static let rounds = 60
    #else
        private static let rounds = 300
    #endif

    /// Lines of a few types, most of them with two or three supports, so that private cells and crossings do not settle
    /// everything.
    private func side(_ width: Int, lines: Int, using generator: inout SplitMix64) -> [Int] {
        let types = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
            Int.random(in: 1..<(1 << width), using: &generator) | Int.random(in: 1..<(1 << width), using: &generator)
        }
        return (0..<lines).map { _ in types.randomElement(using: &generator) ?? 1 }
    }

    private func kernel(_ rows: [Int], _ columns: [Int]) -> Kernel? {
        Kernel(rowTypes: rows.map(UInt32.init), columnTypes: columns.map(UInt32.init))
    }

    @Test func masksOfAnySizeAreDecided() {
        var generator = SplitMix64(seed: Self.seed)
        var counts: [InstanceAnalysis.Verdict: Int] = [:]
        for round in 0..<Self.rounds {
            let width = Int.random(in: 1...3, using: &generator)
            let masks = Masks(
                rows: side(width, lines: Int.random(in: 1...40, using: &generator), using: &generator),
                columns: side(width, lines: Int.random(in: 1...40, using: &generator), using: &generator), width: width)
            let decided = Decided(masks)
            counts[decided.verdict, default: 0] += 1
            #expect(decided.verdict != .undecided, "seed \(Self.seed), round \(round): \(masks)")
            if let flaw = decided.flaw() { Issue.record("seed \(Self.seed), round \(round): \(masks): \(flaw)") }
        }
        #expect(
            counts[.closed, default: 0] > Self.rounds / 6 && counts[.notClosed, default: 0] > Self.rounds / 6,
            "\(counts)")
    }

    /// Kernels that nothing else proves closed, as they are and with many equal lines; the windows are named by lines
    /// of the masks themselves.
    private static let kernels: [(rows: [Int], columns: [Int])] = [
        ([3, 5, 6], [3, 7, 7, 7]), ([1, 7, 7, 7], [3, 6, 6, 7, 7, 7]),
    ]

    /// Types that occur as often as they have members, many times.
    private func repeated(_ types: [Int], _ copies: Int) -> [Int] {
        types.flatMap { type in
            Array(repeating: type, count: types.count { $0 == type } == type.nonzeroBitCount ? copies : 1)
        }
    }

    private func masks(_ kernel: (rows: [Int], columns: [Int]), copies: Int) -> Masks {
        Masks(rows: repeated(kernel.rows, copies), columns: repeated(kernel.columns, copies), width: 3)
    }

    @Test(arguments: kernels)
    func largeMasksOfFewTypesAreProvedClosed(kernel: (rows: [Int], columns: [Int])) throws {
        for copies in [1, 40] {
            let large = masks(kernel, copies: copies)
            let supports = try #require(large.instance.factorSupports)
            guard case .closed(let derivation) = ClosednessDecision().decide(RankOneSupports(supports)) else {
                Issue.record("\(large) is not proved closed")
                continue
            }
            #expect(derivation.rules.contains(.SC305))
            #expect(Decided(large).flaw() == nil)
        }
    }

    /// The maximal reduced windows are all needed.
    @Test(arguments: kernels)
    func aProofWithoutOneOfItsWindowsIsRejected(kernel: (rows: [Int], columns: [Int])) throws {
        let certificate = try #require(Decided(masks(kernel, copies: 1)).certificate)
        var tree = try #require(try JSONSerialization.jsonObject(with: certificate) as? [String: Any])
        var proof = try #require(tree["proof"] as? [String: Any])
        var steps = try #require(proof["proof"] as? [[String: Any]])
        let windows = try #require(steps.last?["windows"] as? [Any])
        #expect(windows.count > 1)
        for index in windows.indices {
            var fewer = windows
            fewer.remove(at: index)
            steps[steps.count - 1]["windows"] = fewer
            proof["proof"] = steps
            tree["proof"] = proof
            let changed = try JSONSerialization.data(withJSONObject: tree)
            let verification = try CertificateVerifier.verify(certificate: changed, maskFile: nil)
            if case .verified = verification { Issue.record("window \(index) of \(windows.count) is not missed") }
        }
    }
}

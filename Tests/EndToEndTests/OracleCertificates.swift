import Foundation
import SupportMasks
import SupportTheory
import Testing

/// Writes certificates of small masks that are not closed for oracles outside this package (Tests/Oracles). Runs only
/// where the
/// environment variable SUPPORTCHECK_ORACLE_DIR names the folder for them.
@Suite struct OracleCertificates {
    private static let folder = ProcessInfo.processInfo.environment["SUPPORTCHECK_ORACLE_DIR"]
    private static let seed: UInt64 = 0x0AC1E

    @Test(.enabled(if: folder != nil)) func areWritten() throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var generator = SplitMix64(seed: Self.seed)
        var seen: Set<Masks> = []
        while seen.count < 500 {
            let masks = Masks.random(lines: 2...4, widths: 2...4, using: &generator)
            let decided = Decided(masks)
            guard decided.verdict == .notClosed, let certificate = decided.certificate, seen.insert(masks).inserted
            else { continue }
            try certificate.write(to: folder.appending(path: "not-closed-\(seen.count).json"))
        }
    }

    /// Witnesses of the rules for masks that are nearly full, on at most eight lines.
    @Test(.enabled(if: folder != nil)) func ofNearlyFullMasksAreWritten() throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var generator = SplitMix64(seed: Self.seed + 1)
        var written: [RuleCode: Int] = [:]
        for _ in 0..<20_000 where written.values.reduce(0, +) < 120 {
            let masks = Masks.random(
                rows: Int.random(in: 3...4, using: &generator), columns: Int.random(in: 3...4, using: &generator),
                width: Int.random(in: 3...4, using: &generator),
                density: Double.random(in: 0.6...0.9, using: &generator), using: &generator)
            guard let supports = masks.instance.factorSupports,
                case .notClosed(let proof) = ClosednessDecision().decide(RankOneSupports(supports)),
                [.SC405, .SC406, .SC407].contains(proof.rule), written[proof.rule, default: 0] < 60,
                let certificate = Decided(masks.instance, .notClosed(proof)).certificate
            else { continue }
            written[proof.rule, default: 0] += 1
            let name = "nearly-full-\(proof.rule.rawValue)-\(written[proof.rule, default: 0]).json"
            try certificate.write(to: folder.appending(path: name))
        }
        #expect(written.count >= 2, "\(written)")
    }
}

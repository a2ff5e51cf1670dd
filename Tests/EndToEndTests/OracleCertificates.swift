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
}

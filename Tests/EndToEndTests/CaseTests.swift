import CertificateChecker
import CheckerTool
import Certificates
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

@Suite struct Cases {
    private static let keys = ["closedness", "relation", "tractability", "landscape", "linear", "relu"]

    @Test(arguments: try CaseFile.all())
    func verdictsAreAsTheFileSays(_ file: CaseFile) throws {
        #expect(file.expected.keys.sorted() == Self.keys.sorted(), "a case states every verdict, and no other")
        #expect(file.source?.isEmpty == false, "a case says where it comes from")
        let instances = try MaskTextReader.read(path: file.url.path)
        #expect(instances.count == 1)
        let instance = try #require(instances.first)
        let analysis = InstanceAnalysis(instance)
        let found = try #require(analysis.factorization)
        #expect(found.relation.rawValue == file.expected["relation"])
        #expect(word(found.tractability) == file.expected["tractability"])
        #expect(word(found.landscape) == file.expected["landscape"])
        if file.isOpen && analysis.verdict == .undecided {
            #expect(analysis.training.linear == .undecided)
            return
        }
        #expect(analysis.verdict.rawValue == file.expected["closedness"])
        #expect(analysis.training.linear.rawValue == file.expected["linear"])
        #expect(analysis.training.relu.rawValue == file.expected["relu"])
        try certificateIsVerified(of: instance, analysis.closedness, file)
    }

    /// Written to a file, read back and verified, with the masks from the certificate and again from the case.
    private func certificateIsVerified(of instance: MaskInstance, _ closedness: Closedness, _ file: CaseFile) throws {
        let certificate = try #require(CertificateWriter.certificate(for: instance, closedness))
        let url = URL.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        try certificate.prettyText.write(to: url, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: url) }
        for input in [nil, file.url.path] {
            switch try CertificateVerifier.verify(path: url.path, inputPath: input) {
            case .verified(let statement): #expect(statement.verdict.rawValue == file.expected["closedness"])
            case .rejected(let rejection): Issue.record("\(rejection.place): \(rejection.reason)")
            }
        }
    }

    private func word(_ tractability: Tractability) -> String {
        switch tractability {
        case .tractable: "tractable"
        case .notEstablished: "not-established"
        }
    }

    private func word(_ landscape: Landscape) -> String {
        switch landscape {
        case .benign: "benign"
        case .notEstablished: "not-established"
        }
    }

    @Test func theFamiliesGenerateTheCasesOfTheirName() throws {
        let families: [(String, MaskInstance)] = [
            ("lu-2x2", try SupportFamilies.lu(2)), ("lu-8x8", try SupportFamilies.lu(8)),
            ("low-rank-5x4", try SupportFamilies.lowrank(5, 4, 2)),
            ("hodlr-8", try SupportFamilies.hodlr(8, levels: 2, rank: 1)),
            ("butterfly-8-split-1", try SupportFamilies.butterflySplit(8, at: 1)),
            ("butterfly-8-split-2", try SupportFamilies.butterflySplit(8, at: 2)),
            ("butterfly-16-split-1", try SupportFamilies.butterflySplit(16, at: 1)),
            ("butterfly-16-split-2", try SupportFamilies.butterflySplit(16, at: 2)),
            ("butterfly-16-split-3", try SupportFamilies.butterflySplit(16, at: 3)),
            ("monarch-2-3-2-4", try SupportFamilies.monarch(2, 3, 2, 4)),
            ("monarch-4-4-4-4", try SupportFamilies.monarch(4, 4, 4, 4)),
            ("kaleidoscope-2", try SupportFamilies.kaleidoscope(2)),
        ]
        for (name, instance) in families {
            let read = try MaskTextReader.read(path: CaseFile.folder.appending(path: "\(name).txt").path)
            #expect(read.first?.factorSupports == instance.factorSupports, "\(name)")
        }
    }

    @Test func theBuiltCheckerVerifiesACertificateAndRejectsAChangedOne() throws {
        let instance = try #require(
            try MaskTextReader.read(path: CaseFile.folder.appending(path: "lu-2x2.txt").path).first)
        let decided = Decided(instance)
        let certificate = String(decoding: try #require(decided.certificate), as: UTF8.self)
        let good = try BuiltTool.run("supportcheck-verify", arguments: ["-"], input: certificate)
        #expect(good.status == 0 && good.output.hasPrefix("VERIFIED"), "\(good)")
        let changed = certificate.replacingOccurrences(of: #""verdict":"not-closed""#, with: #""verdict":"closed""#)
        #expect(changed != certificate)
        let bad = try BuiltTool.run("supportcheck-verify", arguments: ["-"], input: changed)
        #expect(bad.status == 1 && bad.output.hasPrefix("REJECTED"), "\(bad)")
    }
}

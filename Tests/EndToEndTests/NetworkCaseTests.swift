import CertificateChecker
import Certificates
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// The networks of more than two layers in `Cases/networks`, held to the list of verdicts there.
@Suite struct NetworkCases {
    private static let folder = CaseFile.folder.appending(path: "networks")

    /// Lines of a name and a verdict.
    private static func verdicts() throws -> [(name: String, verdict: String)] {
        try String(contentsOf: folder.appending(path: "verdicts"), encoding: .utf8).split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }.map { line in
            let words = line.split(separator: " ").map(String.init)
            return (words[0], words.count == 2 ? words[1] : "")
        }
    }

    private func instance(_ name: String) throws -> MaskInstance {
        let instances = try MaskTextReader.read(path: Self.folder.appending(path: "\(name).txt").path)
        #expect(instances.count == 1)
        return try #require(instances.first)
    }

    @Test func everyNetworkHasOneVerdictInTheList() throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil).filter
        { $0.pathExtension == "txt" }
        #expect(
            try Self.verdicts().map(\.name).sorted()
                == files.map { $0.deletingPathExtension().lastPathComponent }.sorted())
    }

    @Test(arguments: try verdicts()) func verdictsAreAsTheListSays(name: String, verdict: String) throws {
        let instance = try instance(name)
        let analysis = InstanceAnalysis(instance)
        #expect(analysis.verdict.rawValue == verdict)
        guard analysis.verdict != .undecided else { return }
        let certificate = try #require(CertificateWriter.certificate(for: analysis))
        let masks =
            CertificateWriter.holdsMasks(instance)
            ? nil : (Data(try MaskTextWriter.text(for: [instance]).utf8), "\(name).txt")
        switch try CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8), maskFile: masks) {
        case .verified(let statement): #expect(statement.verdict.rawValue == verdict)
        case .rejected(let rejection): Issue.record("\(rejection.place): \(rejection.reason)")
        }
    }

    @Test func theFamiliesGenerateTheNetworksOfTheirName() throws {
        let families: [(String, MaskInstance)] = [
            ("butterfly-8", try SupportFamilies.butterfly(8)), ("butterfly-64", try SupportFamilies.butterfly(64)),
            ("kaleidoscope-4", try SupportFamilies.kaleidoscope(4)),
            ("kaleidoscope-8", try SupportFamilies.kaleidoscope(8)),
        ]
        for (name, generated) in families {
            guard case .network(let layers) = generated.masks, case .network(let read) = try instance(name).masks else {
                Issue.record("\(name): expected networks")
                continue
            }
            #expect(layers.map(\.mask) == read.map(\.mask), "\(name)")
        }
    }
}

import CertificateChecker
import Certificates
import FactorPatterns
import Foundation
import SupportMasks
import SupportTheory
import Testing

/// The published designs in `Cases/factors`: read as they are meant, decided, and proved.
struct FactorCaseTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let file: String
        let format: String
        let closedness: String
        let items: Int
        let factors: Int

        var testDescription: String { file }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Cases/factors")

    static var cases: [Case] {
        get throws {
            let text = try String(contentsOf: folder.appendingPathComponent("cases.jsonl"), encoding: .utf8)
            return try text.split(separator: "\n").map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
        }
    }

    @Test(arguments: try cases) func designsAreDecidedAndProved(design: Case) throws {
        let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(design.file))
        let pattern = try FactorPatternReader.read(bytes, fileName: design.file)
        #expect(pattern.format.rawValue == design.format)
        #expect(pattern.items.count == design.items && pattern.factors.count == design.factors)
        let instance = MaskInstance(name: pattern.name, masks: .factorization(pattern.supports()))
        let closedness = InstanceAnalysis.closedness(of: instance, limits: SearchLimits())
        #expect(closedness.verdict.rawValue == design.closedness)
        if let graph = FactorGraph(pattern.loadings) {
            #expect((graph.obstacle == nil ? "closed" : "not-closed") == design.closedness)
        }
        let certificate = try #require(CertificateWriter.certificate(for: instance, closedness))
        switch try CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8)) {
        case .verified(let statement): #expect(statement.verdict.rawValue == design.closedness)
        case .rejected(let rejection): Issue.record("\(rejection.place): \(rejection.reason)")
        }
    }

    @Test func everyFileIsACaseAndSaysWhereItComesFrom() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != "cases.jsonl" }
        #expect(Set(files) == Set(try Self.cases.map(\.file)))
        for file in files {
            let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
            #expect(text.hasPrefix("# source: "), "\(file)")
        }
    }
}

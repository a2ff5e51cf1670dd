import CertificateChecker
import Certificates
import Foundation
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Networks of any depth: analysed, written as a certificate, verified.
@Suite struct NetworkTests {
    private func rule(of instance: MaskInstance, maskFile: Bool = false) throws -> String? {
        let analysis = InstanceAnalysis(instance)
        guard let certificate = CertificateWriter.certificate(for: analysis) else { return nil }
        let text = maskFile ? Data(try MaskTextWriter.text(for: [instance]).utf8) : nil
        switch try CertificateVerifier.verify(
            certificate: Data(certificate.compactText.utf8), maskFile: text.map { ($0, "masks.txt") })
        {
        case .rejected(let rejection):
            Issue.record("\(instance.name): \(rejection.place): \(rejection.reason)")
            return nil
        case .verified(let statement):
            #expect(analysis.verdict == .closed && statement.verdict == .closed, "\(instance.name)")
            return statement.network?.rule
        }
    }

    @Test(arguments: 3...10) func butterfliesAreVerifiedClosed(exponent: Int) throws {
        #expect(try rule(of: SupportFamilies.butterfly(1 << exponent), maskFile: exponent > 5) == "SC501")
    }

    @Test(arguments: 14...20) func largeButterfliesAreVerifiedFromTheirPatterns(exponent: Int) throws {
        let instance = try SupportFamilies.butterfly(1 << exponent)
        #expect(try rule(of: instance) == "SC501")
        let text = try MaskTextWriter.text(for: [instance])
        #expect(try MaskTextReader.read(bytes: Data(text.utf8), fileName: "masks.txt") == [instance])
    }

    @Test func largeMonarchNetworksAreVerifiedFromTheirPatterns() throws {
        #expect(try rule(of: SupportFamilies.kron([(1, 1024, 1024, 1024), (1024, 1024, 1024, 1)])) == "SC501")
    }
}

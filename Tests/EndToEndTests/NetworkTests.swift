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
        switch try CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8), maskFile: text.map { ($0, "masks.txt") }) {
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

    @Test func deepNetworksThatNothingProvesHaveNoCertificate() throws {
        for instance in [try SupportFamilies.kaleidoscope(4), try SupportFamilies.kaleidoscope(8)] {
            #expect(InstanceAnalysis(instance).verdict == .undecided && CertificateWriter.certificate(for: InstanceAnalysis(instance)) == nil)
        }
    }

    /// Random layers, many of which are permutations or have few entries: whatever is proved is verified.
    @Test func whatIsProvedOfRandomNetworksIsVerified() throws {
        var generator = SplitMix64(seed: 7)
        var rules: [String: Int] = [:]
        for trial in 0..<400 {
            var sizes = [1 + Int(generator.next() % 4)]
            var layers: [Layer] = []
            for l in 0..<(1 + trial % 4) {
                sizes.append(1 + Int(generator.next() % 4))
                let mask = BitMatrix(rowCount: sizes[l + 1], columnCount: sizes[l]) { _, _ in generator.nextUnit() < 0.45 }
                layers.append(Layer(name: "\(l)", mask: mask))
            }
            let instance = MaskInstance(name: "seed 7, trial \(trial)", masks: .network(layers))
            guard InstanceAnalysis(instance).network?.proof != nil else { continue }
            rules[try rule(of: instance) ?? "none", default: 0] += 1
        }
        #expect(rules["SC502", default: 0] > 50 && rules["none"] == nil, "\(rules)")
    }
}

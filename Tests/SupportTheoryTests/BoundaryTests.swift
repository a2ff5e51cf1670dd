import CertificateChecker
import Certificates
import Foundation
import Proofs
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// SC512, the boundary by dimension, against other proofs, other masks and changed certificates.
@Suite struct BoundaryTests {
    private func layers(_ sizes: [Int], density: Double, seed: UInt64) -> [BitMatrix] {
        var generator = SplitMix64(seed: seed)
        return zip(sizes, sizes.dropFirst()).map { inputs, outputs in
            BitMatrix(rowCount: outputs, columnCount: inputs) { _, _ in generator.nextUnit() < density }
        }
    }

    private func square(_ size: Int, depth: Int, density: Double, seed: UInt64) -> [BitMatrix] {
        layers(Array(repeating: size, count: depth + 1), density: density, seed: seed)
    }

    private func network(_ masks: [BitMatrix]) -> MaskInstance {
        MaskInstance(
            name: "square", masks: .network(masks.enumerated().map { Layer(name: "layer\($0)", mask: $1) }))
    }

    /// What the checker says of a certificate for masks in a file.
    private func answer(_ certificate: String, _ masks: [BitMatrix]) throws -> Verification {
        let text = Data(try MaskTextWriter.text(for: [network(masks)]).utf8)
        return try CertificateVerifier.verify(certificate: Data(certificate.utf8), maskFile: (text, "masks.txt"))
    }

    private func isVerified(_ certificate: String, _ masks: [BitMatrix]) throws -> Bool {
        if case .verified(let statement) = try answer(certificate, masks) { return statement.verdict == .notClosed }
        return false
    }

    @Test(.timeLimit(.minutes(5)), arguments: [(128, 3, 0.2), (128, 5, 0.1), (256, 4, 0.08)])
    func squareLayersOfMiddleDensityAreNotClosed(size: Int, depth: Int, density: Double) throws {
        let masks = square(size, depth: depth, density: density, seed: 1)
        let analysis = InstanceAnalysis(network(masks))
        guard case .notClosedByDimension(let proof) = analysis.closedness else {
            Issue.record("\(analysis.closedness.verdict) by \(analysis.closedness.rules)")
            return
        }
        let certificate = try #require(CertificateWriter.certificate(for: analysis)).compactText
        #expect(try isVerified(certificate, masks))
        // The same words about other masks prove nothing.
        let full = masks.map { mask in BitMatrix(rowCount: size, columnCount: size) { _, _ in true } }
        #expect(try !isVerified(certificate, full))
        // Nor about a network with a full layer: the lines have too many vectors.
        for layer in (proof.end == .input ? 2..<depth : 0..<depth - 2) {
            var fuller = masks
            fuller[layer] = full[layer]
            guard case .rejected(let rejection) = try answer(certificate, fuller) else {
                Issue.record("a full layer \(layer) is no matter")
                continue
            }
            #expect(rejection.reason.contains("lacks"), "\(rejection)")
        }
        let other = square(size, depth: depth, density: density, seed: 2)
        #expect(try !isVerified(certificate, other))
    }

    @Test(.timeLimit(.minutes(5))) func noChangedCertificateIsVerifiedThatSaysWhatIsFalse() throws {
        let masks = square(128, depth: 3, density: 0.2, seed: 1)
        let proof = try #require(BoundarySearch(limits: SearchLimits()).find(masks))
        func certificate(_ fields: [JSONMember]) -> String {
            let head =
                #"{"format": "supportcheck.certificate/2", "instance": {"name": "square", "sizes": [128, 128, 128, 128]}, "verdict": "not-closed", "proof": {"rule": "SC512""#
            return head + fields.map { ", \"\($0.name)\": \($0.text)" }.joined() + "}}"
        }
        let good: [JSONMember] = [
            .init("end", "\"\(proof.end.rawValue)\""), .init("line", "\(proof.line)"),
            .init("neurons", "\(proof.neurons)"),
            .init("star", "\(proof.star)"), .init("homes", "\(proof.homes)"), .init("groups", "\(proof.groups)"),
        ]
        #expect(try isVerified(certificate(good), masks))
        func changed(_ name: String, _ text: String) -> String {
            certificate(good.map { $0.name == name ? .init(name, text) : $0 })
        }
        let column = (proof.end == .input ? masks[0].transposed() : masks[2]).row(proof.line)
        let stranger = try #require((0..<128).first { !column.contains($0) })
        var homes = proof.homes
        homes[0].swapAt(0, 1)
        let reversed = Array(proof.neurons.reversed())
        for wrong in [
            changed("end", proof.end == .input ? "\"output\"" : "\"input\""), changed("line", "128"),
            changed("line", "-1"),
            changed("neurons", "[]"), changed("neurons", "\(proof.neurons.prefix(1))"),
            changed("neurons", "\(proof.neurons + proof.neurons.prefix(1))"),
            changed("neurons", "\(proof.neurons + [stranger])"),
            changed("neurons", "\(reversed)"), changed("star", "0"), changed("star", "\(proof.neurons.count)"),
            changed("homes", "[]"), changed("homes", "\(proof.homes.prefix(1))"),
            changed("homes", "\(proof.homes + proof.homes)"),
            changed("homes", "\([homes[1], homes[0]])"),
            changed("homes", "\([Array(repeating: 0, count: 128), homes[1]])"),
            changed("groups", "1"), changed("groups", "17"),
        ] { #expect(try !isVerified(wrong, masks), "\(wrong.prefix(200))") }
    }

    private struct JSONMember {
        let name: String
        let text: String
        init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
    }

    /// Two layers are decided by other rules, which name a matrix.
    @Test(.timeLimit(.minutes(5))) func twoLayersThatItRefutesAreNotClosedByOtherProofs() throws {
        var found = 0
        for seed in 1...40 {
            let size = 24 + 8 * (seed % 4)
            let masks = square(size, depth: 2, density: 4.5 / Double(size), seed: UInt64(seed))
            guard BoundarySearch(limits: SearchLimits()).find(masks) != nil else { continue }
            found += 1
            let supports = FactorSupports(left: masks[1], right: masks[0].transposed())
            #expect(ClosednessDecision().decide(RankOneSupports(supports)).verdict == .notClosed, "seed \(seed)")
        }
        #expect(found > 5)
    }

    /// The same proof for masks with other cells is accepted only where other rules find that they are not closed, too.
    @Test(.timeLimit(.minutes(5))) func aChangedMaskIsRefutedOnlyWhereItIsNotClosed() throws {
        var generator = SplitMix64(seed: 12)
        var (accepted, rejected) = (0, 0)
        for seed in 1...12 {
            let masks = square(16 + 2 * (seed % 5), depth: 2, density: 0.2, seed: UInt64(100 + seed))
            guard let proof = BoundarySearch(limits: SearchLimits()).find(masks) else { continue }
            for _ in 0..<60 {
                let flips = Int.random(in: 1...60, using: &generator)
                var changed = masks
                for _ in 0..<flips {
                    let (layer, row) = (
                        Int.random(in: 0...1, using: &generator),
                        Int.random(in: 0..<masks[0].rowCount, using: &generator)
                    )
                    let column = Int.random(in: 0..<masks[0].rowCount, using: &generator)
                    changed[layer][row, column] = Int.random(in: 0...4, using: &generator) > 0
                }
                let certificate = try #require(
                    CertificateWriter.certificate(for: network(changed), .notClosedByDimension(proof))
                ).compactText
                guard case .verified = try CertificateVerifier.verify(certificate: Data(certificate.utf8)) else {
                    rejected += 1
                    continue
                }
                accepted += 1
                let supports = FactorSupports(left: changed[1], right: changed[0].transposed())
                #expect(ClosednessDecision().decide(RankOneSupports(supports)).verdict == .notClosed, "\(changed)")
            }
        }
        #expect(accepted > 20 && rejected > 20, "\(accepted) accepted, \(rejected) rejected")
    }

    /// Small ones that are closed are not refuted.
    @Test(.timeLimit(.minutes(5))) func closedNetworksAreNotRefuted() throws {
        var closed = 0
        for seed in 1...1_000 {
            let (size, depth) = (2 + seed % 6, 2 + seed % 3)
            let density = 0.2 + 0.7 * Double(seed % 11) / 11
            let masks = square(size, depth: depth, density: density, seed: UInt64(seed))
            let analysis = InstanceAnalysis(network(masks), limits: SearchLimits().bounded(by: 20_000))
            guard analysis.verdict == .closed else { continue }
            closed += 1
            #expect(BoundarySearch(limits: SearchLimits()).find(masks) == nil, "seed \(seed)")
        }
        #expect(closed > 150)
    }
}

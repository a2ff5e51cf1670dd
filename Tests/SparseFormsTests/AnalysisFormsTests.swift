import CertificateChecker
import Certificates
import Foundation
import MaskedStates
import OrderedJSON
import SupportFamilies
import SupportMasks
import SupportTheory
import Testing

/// Everything that is said of masks is said of their cells: packed and listed masks have the same classes, relation,
/// private cells, tractability, verdict and certificate.
@Suite struct AnalysisFormsTests {
    @Test("of all masks with three rows, two columns and two supports") func small() {
        for left in allMatrices(3, 2) {
            for right in allMatrices(2, 2) { expectAgreement(FactorSupports(left: left, right: right), "small") }
        }
    }

    @Test("of all masks with two rows, two columns and three supports") func wide() {
        for left in allMatrices(2, 3) {
            for right in allMatrices(2, 3) { expectAgreement(FactorSupports(left: left, right: right), "wide") }
        }
    }

    @Test("of random masks", arguments: [0.1, 0.25, 0.5, 0.8]) func random(density: Double) {
        let seed = UInt64(density * 100)
        var generator = SplitMix64(seed: seed)
        for (rows, columns, width) in [(4, 4, 3), (5, 6, 4), (9, 8, 6), (30, 70, 20)] {
            for round in 0..<12 where width < 10 || density < 0.3 {
                let masks = FactorSupports(
                    left: randomMatrix(rows, width, density: density, &generator),
                    right: randomMatrix(columns, width, density: density, &generator))
                expectAgreement(masks, "seed \(seed), \(rows) × \(columns), width \(width), round \(round)")
            }
        }
    }

    @Test("of blocks, bands, triangles and repeated supports") func structured() throws {
        for block in [1, 2, 5] {
            let blocks = BitMatrix(rowCount: 20, columnCount: 20) { $0 / block == $1 / block }
            let band = BitMatrix(rowCount: 20, columnCount: 20) { abs($0 - $1) < block }
            let triangle = BitMatrix(rowCount: 6, columnCount: 6) { $0 / block <= $1 / block }
            let twice = BitMatrix(rowCount: 12, columnCount: 12) { ($0 + $1 / 2) % 6 < block }
            for mask in [blocks, band, triangle, twice] {
                expectAgreement(FactorSupports(left: mask, right: mask), "blocks of \(block)")
                expectAgreement(FactorSupports(left: mask, right: mask.transposed()), "blocks of \(block)")
            }
        }
        if let lu = try SupportFamilies.lu(5).factorSupports { expectAgreement(lu, "LU") }
    }

    private func expectAgreement(_ masks: FactorSupports, _ place: String) {
        let packed = RankOneSupports(masks.packed, isFormKept: true)
        let relation = packed.relation()
        let verdict = ClosednessDecision().decide(packed)
        let certificate = text(masks, verdict)
        let tractability = Tractability.of(packed, relation: relation)
        for masks in [masks.listed, masks.mixed] {
            let listed = RankOneSupports(masks, isFormKept: true)
            #expect(listed.classes == packed.classes && listed.relation() == relation, "\(place): \(masks)")
            #expect(PrivateCells.window(in: listed) == PrivateCells.window(in: packed), "\(place): \(masks)")
            #expect(CoverageSummary(of: listed) == CoverageSummary(of: packed), "\(place): \(masks)")
            #expect(Tractability.of(listed, relation: relation) == tractability, "\(place): \(masks)")
            let answer = ClosednessDecision().decide(listed)
            #expect(answer.verdict == verdict.verdict && answer.rules == verdict.rules, "\(place): \(masks)")
            #expect(text(masks, answer) == certificate, "\(place): \(masks)")
        }
        if let certificate { #expect(isVerified(certificate), "\(place): \(masks)") }
    }

    private func text(_ masks: FactorSupports, _ closedness: Closedness) -> String? {
        let instance = MaskInstance(name: "forms", masks: .factorization(masks))
        return CertificateWriter.certificate(for: instance, closedness)?.compactText
    }
}

/// Whether the checker verifies a certificate.
func isVerified(_ certificate: String) -> Bool {
    guard case .verified = try? CertificateVerifier.verify(certificate: Data(certificate.utf8)) else { return false }
    return true
}

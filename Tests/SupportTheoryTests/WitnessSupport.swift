import CertificateChecker
import Certificates
import Foundation
import SupportMasks
import SupportTheory

/// Masks from strings of 0 and 1, a row each; all of one length.
func masks(_ left: [String], _ right: [String]) -> FactorSupports {
    func matrix(_ rows: [String]) -> BitMatrix {
        let bits = rows.map { Array($0.utf8) }
        return BitMatrix(rowCount: rows.count, columnCount: bits[0].count) { bits[$0][$1] == 49 }
    }
    return FactorSupports(left: matrix(left), right: matrix(right))
}

/// Whether the checker accepts the certificate of the proof.
func isVerified(_ proof: NonClosedness, _ masks: FactorSupports) -> Bool {
    let instance = MaskInstance(name: "t", masks: .factorization(masks))
    guard let certificate = CertificateWriter.certificate(for: instance, .notClosed(proof)) else { return false }
    let answer = try? CertificateVerifier.verify(certificate: Data(certificate.compactText.utf8))
    if case .verified = answer { return true }
    return false
}

import CertificateChecker
import Certificates
import Foundation
import SupportMasks
import SupportTheory

/// A decision with its certificate as text, which is what the checker is handed.
struct Decided {
    let verdict: InstanceAnalysis.Verdict
    /// Nil if undecided.
    let certificate: Data?

    init(_ instance: MaskInstance) {
        guard let masks = instance.factorSupports else {
            (verdict, certificate) = (.undecided, nil)
            return
        }
        let closedness = ClosednessDecision().decide(RankOneSupports(masks))
        switch closedness {
        case .closed: verdict = .closed
        case .notClosed: verdict = .notClosed
        case .undecided: verdict = .undecided
        }
        certificate = CertificateWriter.certificate(for: instance, closedness).map { Data($0.compactText.utf8) }
    }

    init(_ masks: Masks) {
        self.init(masks.instance)
    }

    /// Why the certificate does not prove the verdict; nil if it does.
    ///
    /// - Parameter maskFile: the text of the masks, where the certificate does not hold them.
    func flaw(maskFile: Data? = nil) -> String? {
        guard let certificate else { return "no certificate" }
        do {
            switch try CertificateVerifier.verify(certificate: certificate, maskFile: maskFile.map { ($0, "masks.txt") }) {
            case .rejected(let rejection): return "\(rejection.place): \(rejection.reason)"
            case .verified(let statement): return statement.verdict.rawValue == verdict.rawValue ? nil : "proves \(statement.verdict.rawValue)"
            }
        } catch {
            return "\(error)"
        }
    }
}

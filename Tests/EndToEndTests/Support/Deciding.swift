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
        self.init(instance, instance.factorSupports.map { ClosednessDecision().decide(RankOneSupports($0)) })
    }

    /// An answer that was found before; nil if there are not two factors.
    init(_ instance: MaskInstance, _ closedness: Closedness?) {
        verdict = closedness?.verdict ?? .undecided
        certificate = closedness.flatMap { CertificateWriter.certificate(for: instance, $0) }.map {
            Data($0.compactText.utf8)
        }
    }

    init(_ masks: Masks) {
        self.init(masks.instance)
    }

    init(_ masks: Masks, limits: SearchLimits) {
        let instance = masks.instance
        self.init(
            instance,
            instance.factorSupports.map { ClosednessDecision(limits: limits).decide(RankOneSupports($0)) })
    }

    /// Why the certificate does not prove the verdict; nil if it does.
    ///
    /// - Parameter maskFile: the text of the masks, where the certificate does not hold them.
    func flaw(maskFile: Data? = nil) -> String? {
        guard let certificate else { return "no certificate" }
        do {
            switch try CertificateVerifier.verify(
                certificate: certificate, maskFile: maskFile.map { ($0, "masks.txt") })
            {
            case .rejected(let rejection): return "\(rejection.place): \(rejection.reason)"
            case .verified(let statement):
                return statement.verdict.rawValue == verdict.rawValue ? nil : "proves \(statement.verdict.rawValue)"
            }
        } catch {
            return "\(error)"
        }
    }
}

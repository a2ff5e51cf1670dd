import Foundation
import Synchronization

/// What must hold of answers, whatever the masks, by the name that a corpus has too.
enum FuzzedLaw: String, CaseIterable {
    /// Masks of two factors, decided, verified, and decided again in other forms.
    case decision
    /// The same of networks.
    case network
    /// Lines of `member`, answered, verified, and asked again in other forms.
    case member
    /// Certificates: one that the checker accepts is not contradicted by a decision.
    case decided

    func test(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .decision: DecisionLaw.test(bytes)
        case .network: NetworkLaw.test(bytes)
        case .member: MembershipLaw.test(bytes)
        case .decided: CertificateLaw.test(Data(bytes))
        }
    }
}

/// How much was compared in this process.
enum Tally {
    private static let counts = Mutex<(checks: Int, compared: Int, proofs: Int)>((0, 0, 0))

    /// Counts a comparison of two answers; `isDecided` if both say something.
    static func check(isDecided: Bool) {
        counts.withLock {
            $0.checks += 1
            $0.compared += isDecided ? 1 : 0
        }
    }

    /// Counts a certificate that the checker accepted.
    static func proof() { counts.withLock { $0.proofs += 1 } }

    static func print() {
        let (checks, compared, proofs) = counts.withLock { $0 }
        let text = "tally: \(checks) checks, \(compared) of decided pairs, \(proofs) certificates verified\n"
        FileHandle.standardError.write(Data(text.utf8))
    }
}

import FuzzSupport
import CertificateChecker
import Certificates
import CheckerInput
import Foundation
import SupportMasks
import SupportTheory

/// A verdict whose certificate the checker has accepted.
struct Answer {
    let verdict: InstanceAnalysis.Verdict
    let certificate: Data?

    /// The limits of a decision that is one of many: a tenth and less of the steps that `analyze` takes.
    static let limits: SearchLimits = {
        var limits = SearchLimits()
        (limits.atlasSteps, limits.windowSteps, limits.proofSteps) = (20_000, 20_000, 20_000)
        (limits.algebraSteps, limits.candidateSteps, limits.networkSteps) = (20_000, 10_000, 20_000)
        limits.genericSteps = 1_000
        return limits
    }()

    init(_ instance: MaskInstance, limits: SearchLimits = Self.limits) {
        let analysis = InstanceAnalysis(instance, limits: limits)
        verdict = analysis.verdict
        certificate = CertificateWriter.certificate(for: analysis).map { Data($0.compactText.utf8) }
        guard let certificate else {
            if verdict != .undecided { broken("a verdict has a certificate: \(verdict) of \(text(instance))") }
            return
        }
        let name = analysis.verdict.rawValue
        guard let result = try? CertificateVerifier.verify(certificate: certificate),
            case .verified(let statement) = result, statement.verdict.rawValue == name
        else { broken("the checker accepts the certificate: \(name) of \(text(instance))") }
        Tally.proof()
    }

    /// Requires that an answer about the same set does not say the opposite.
    func requireAgreement(_ other: Answer, _ change: String, _ instance: MaskInstance, _ changed: MaskInstance) {
        let isDecided = verdict != .undecided && other.verdict != .undecided
        Tally.check(isDecided: isDecided)
        if isDecided, verdict != other.verdict {
            broken("\(change) keeps the verdict \(verdict), not \(other.verdict): \(text(instance)) \(text(changed))")
        }
    }

    /// Requires that a set with fewer lines is closed if this is.
    func requireHeredity(_ part: Answer, _ instance: MaskInstance, _ smaller: MaskInstance) {
        Tally.check(isDecided: verdict != .undecided && part.verdict != .undecided)
        if verdict == .closed, part.verdict == .notClosed {
            broken("a part of a closed set is closed: \(text(instance)) \(text(smaller))")
        }
    }

    /// Requires the same answer, with the same proof.
    func requireEquality(_ other: Answer, _ change: String, _ instance: MaskInstance) {
        Tally.check(isDecided: verdict != .undecided)
        if verdict != other.verdict || certificate != other.certificate {
            broken("\(change) gives the same answer: \(text(instance))")
        }
    }
}

/// The masks, to be read by people and by `analyze`.
func text(_ instance: MaskInstance) -> String { (try? MaskTextWriter.text(for: [instance])) ?? "\(instance)" }

/// Runs `body` on two threads at once.
func twice<R: Sendable>(_ body: @escaping @Sendable () -> R) -> [R] {
    let results = Results<R>()
    DispatchQueue.concurrentPerform(iterations: 2) { _ in results.append(body()) }
    return results.all
}

private final class Results<R: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [R] = []
    func append(_ result: R) { lock.withLock { all.append(result) } }
}

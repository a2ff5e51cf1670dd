import FuzzSupport
import CertificateChecker
import CheckerInput
import ExactArithmetic
import Foundation
import MaskFiles
import SupportMasks
import SupportTheory

/// Certificates: what the checker accepts, a decision of the same masks does not contradict.
enum CertificateLaw {
    private static let limits: Limits = {
        var limits = Limits()
        limits.work = 20_000_000
        return limits
    }()

    static func test(_ certificate: Data) {
        guard let result = try? CertificateVerifier.verify(certificate: certificate, limits: limits),
            case .verified(let statement) = result
        else { return }
        Tally.proof()
        guard max(statement.rows, statement.columns, statement.width) <= 6,
            (statement.network?.depth ?? 2) <= 4, let instance = masks(of: certificate)
        else { return }
        if let supports = instance.factorSupports, statement.network == nil,
            (supports.rowCount, supports.columnCount, supports.width)
                != (statement.rows, statement.columns, statement.width)
        {
            broken("both readers read the same masks: \(text(instance))")
        }
        if let matrix = statement.matrix { return testMembership(statement, matrix, instance) }
        let verdict = Answer(instance).verdict
        Tally.check(isDecided: verdict != .undecided)
        if verdict != .undecided, verdict.rawValue != statement.verdict.rawValue {
            broken("a decision, \(verdict), does not contradict a certificate: \(text(instance))")
        }
    }

    private static func testMembership(_ statement: Statement, _ entries: [Statement.Entry], _ instance: MaskInstance) {
        guard let supports = instance.factorSupports else { return }
        var matrix: [Cell: Rational] = [:]
        for entry in entries { matrix[Cell(row: entry.row, column: entry.column)] = Rational(entry.value) }
        guard matrix.count == entries.count else { return }
        let word = MembershipLaw.answer(MembershipQuestion(supports: supports, matrix: matrix), instance)
        Tally.check(isDecided: word != nil)
        if let word, word != statement.verdict.rawValue {
            broken("an answer, \(word), does not contradict a certificate: \(text(instance)) \(matrix)")
        }
    }

    /// The masks in the certificate, by the solver's reader.
    private static func masks(of certificate: Data) -> MaskInstance? {
        let files = certificate.withUnsafeBytes { MaskFilesReader.read(bytes: $0, path: "proof.json") }
        return (try? files.get())?.instances.first?.instance
    }
}

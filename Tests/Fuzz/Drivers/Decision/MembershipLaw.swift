import FuzzSupport
import CertificateChecker
import Certificates
import ExactArithmetic
import Foundation
import MaskFiles
import SupportMasks
import SupportTheory

/// Lines of `member`: what is answered is verified, and the transposed question has the same answer.
enum MembershipLaw {
    static func test(_ bytes: Data) {
        guard let line = try? MembershipLine(bytes, defaultName: "line 1") else { return }
        let supports = line.question.supports
        guard max(supports.rowCount, supports.columnCount, supports.width) <= 5,
            line.question.matrix.values.allSatisfy({ "\($0)".utf8.count < 100 })
        else { return }
        let answer = answer(line.question, line.instance)
        let turned = MembershipQuestion(
            supports: FactorSupports(left: supports.right, right: supports.left),
            matrix: Dictionary(
                uniqueKeysWithValues: line.question.matrix.map { (Cell(row: $0.column, column: $0.row), $1) }))
        let other = Self.answer(turned, MaskInstance(name: "turned", masks: .factorization(turned.supports)))
        Tally.check(isDecided: answer != nil && other != nil)
        if let answer, let other, answer != other {
            broken("the transposed question has the same answer: \(answer), \(other)")
        }
    }

    /// The word for the answer, whose certificate the checker has accepted; nil if there is none.
    static func answer(_ question: MembershipQuestion, _ instance: MaskInstance) -> String? {
        let answer = MembershipDecision(limits: limits).answer(question)
        guard let word = MembershipEncoding.word(for: answer) else { return nil }
        guard let json = MembershipEncoding.certificate(for: instance, matrix: question.matrix, answer),
            let result = try? CertificateVerifier.verify(certificate: Data(json.compactText.utf8)),
            case .verified(let statement) = result, statement.verdict.rawValue == word
        else { broken("the checker accepts the certificate: \(word) of \(text(instance)) \(question.matrix)") }
        Tally.proof()
        return word
    }

    private static let limits = SearchLimits(interruption: .never).bounded(by: 20_000)
}

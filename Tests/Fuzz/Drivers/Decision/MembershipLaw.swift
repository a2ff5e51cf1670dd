import FuzzSupport
import CertificateChecker
import Certificates
import ExactArithmetic
import Foundation
import MaskFiles
import SupportMasks
import SupportTheory

/// Questions of `member`: what is answered is verified, the transposed question has the same answer, and a product of
/// matrices on the masks is one.
enum MembershipLaw {
    /// A line of JSON, or bytes that choose masks and a matrix.
    static func test(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.first != UInt8(ascii: "{") else { return testLine(Data(bytes)) }
        var choices = ByteChoices(bytes)
        let question = ChosenQuestion(&choices)
        let word = compare(question.question)
        if question.isProduct, word == "not-member" {
            broken("a product is a member: \(text(instance(question.question))) \(question.question.matrix)")
        }
    }

    private static func testLine(_ bytes: Data) {
        guard let line = try? MembershipLine(bytes, defaultName: "line 1") else { return }
        let supports = line.question.supports
        guard max(supports.rowCount, supports.columnCount, supports.width) <= 5,
            line.question.matrix.values.allSatisfy({ "\($0)".utf8.count < 100 })
        else { return }
        _ = compare(line.question)
    }

    /// The answer, which is also that of the transposed question; nil if it is undecided.
    private static func compare(_ question: MembershipQuestion) -> String? {
        let answer = answer(question, instance(question))
        let turned = MembershipQuestion(
            supports: FactorSupports(left: question.supports.right, right: question.supports.left),
            matrix: Dictionary(
                uniqueKeysWithValues: question.matrix.map { (Cell(row: $0.column, column: $0.row), $1) }))
        let other = Self.answer(turned, instance(turned))
        Tally.check(isDecided: answer != nil && other != nil)
        if let answer, let other, answer != other {
            broken("the transposed question has the same answer: \(answer), \(other): \(text(instance(question)))")
        }
        return answer ?? other
    }

    private static func instance(_ question: MembershipQuestion) -> MaskInstance {
        MaskInstance(name: "question", masks: .factorization(question.supports))
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

    /// Each answer has steps of its own.
    private static var limits: SearchLimits { SearchLimits().bounded(by: 20_000) }
}

import CertificateChecker
import Foundation
import OrderedJSON
import SupportTheory
import TestSupport
import Testing

/// Membership questions in, answers with certificates out.
struct MemberTests {
    private static let swap = #"{"name":"swap","I":["10","11"],"J":["10","11"],"A":[["0","1"],["1","0"]]}"#
    private static let lower = #"{"name":"lower","I":["10","11"],"J":["10","11"],"A":[["1/2","0"],["1","-3"]]}"#

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// The statement that the answer's certificate proves.
    private func statement(_ answer: [String: Any]) throws -> Statement? {
        let certificate = try JSONSerialization.data(withJSONObject: try #require(answer["certificate"]))
        guard case .verified(let statement) = try CertificateVerifier.verify(certificate: certificate) else {
            return nil
        }
        return statement
    }

    @Test func answersComeInOrderWithCertificatesThatVerify() throws {
        let run = CommandRun("member", input: Self.swap + "\n\n" + Self.lower)
        #expect(run.status == 0 && run.errors.isEmpty)
        let answers = try objects(run.output)
        #expect(answers.map { $0["line"] as? Int } == [1, 3])
        #expect(answers.map { $0["name"] as? String } == ["swap", "lower"])
        #expect(answers.map { $0["answer"] as? String } == ["not-member", "member"])
        #expect(answers.allSatisfy { $0["microseconds"] == nil })
        let statements = try answers.map { try #require(try statement($0)) }
        #expect(statements.map(\.verdict.rawValue) == ["not-member", "member"])
        #expect(statements.map(\.instance) == ["swap", "lower"])
        #expect(statements[1].matrix?.map { [$0.row, $0.column] } == [[0, 0], [1, 0], [1, 1]])
        #expect(statements[1].matrix?.map(\.value) == ["1/2", "1", "-3"])
    }

    @Test func everyFormOfAnInstanceIsTaken() throws {
        let run = CommandRun(
            "member",
            input: """
                {"rowTypes": [[0], [0, 1]], "columnTypes": [[0], [0, 1]], "A": [["0", "1"], ["1", "0"]]}
                {"layers": [["11", "01"], ["10", "11"]], "A": [["0", "1"], ["1", "0"]], "why": "passed over"}
                """)
        #expect(run.status == 0)
        let answers = try objects(run.output)
        #expect(answers.map { $0["name"] as? String } == ["line 1", "line 2"])
        for answer in answers { #expect(try statement(answer)?.verdict.rawValue == "not-member") }
    }

    @Test func irrationalFactorsAreWrittenWithTheirNumber() throws {
        // Two pairs of factors up to scaling, conjugate over the square root of a number that is no square.
        let answer = try #require(try objects(CommandRun("member", input: Self.irrational).output).first)
        let factors = try #require((answer["certificate"] as? [String: Any])?["factors"] as? [String: Any])
        #expect(factors["root"] != nil)
        #expect(try statement(answer)?.verdict.rawValue == "member")
    }

    /// A question about L and U of size 2.
    private static func question(_ matrix: JSONValue? = nil) -> String {
        let masks: [JSONValue.Member] = ["I", "J"].map { .init($0, .strings(["10", "11"])) }
        return JSONValue.object(masks + (matrix.map { [.init("A", $0)] } ?? [])).compactText
    }

    private static let irrational =
        #"{"I":["110","011","101"],"J":["110","101","011"],"A":[["2","1","-2"],["2","2","-1"],["-2","1","-1"]]}"#

    @Test func questionsWithComplexFactorsOnlyAreRefuted() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Cases")
        let run = CommandRun("member", folder.appending(path: "complex-only.jsonl").path)
        #expect(run.status == 0)
        let answers = try objects(run.output)
        #expect(answers.count == 20)
        for answer in answers {
            #expect(answer["answer"] as? String == "not-member")
            #expect(try statement(answer)?.verdict.rawValue == "not-member")
        }
    }

    @Test func badLinesAreAnsweredInTheirPlaceAndNeverStop() throws {
        let bad: [(line: String, error: String)] = [
            ("nonsense", "expected one JSON object, found text that is not valid JSON"),
            (Self.question(), "expected the matrix A, found none"),
            (#"{"A":[["1"]]}"#, "expected one of the forms I and J, rowTypes and columnTypes, or layers"),
            (Self.question([["1", "0"]]), "A: expected 2 rows, found 1"),
            (Self.question([["1", "0"], ["1"]]), "A[1]: expected 2 entries, found 1"),
            (
                Self.question([["1", "0"], ["1", "1/0"]]),
                "A[1][1]: expected a rational number as \"-3/2\" or \"7\", found \"1/0\""
            ),
            (
                Self.question([["1", "0"], ["1", "0.5"]]),
                "A[1][1]: expected a rational number as \"-3/2\" or \"7\", found \"0.5\""
            ),
            (Self.question([[1, 0], [1, 0]]), "A[0][0]: expected a string"),
            (#"{"I":["10","11"],"J":["10","11"],"A":[],"A":[]}"#, "the key 'A' is given twice"),
            (#"{"layers":[["1"]],"A":[["1"]]}"#, "layers: expected two layers, found another number"),
        ]
        let run = CommandRun("member", input: bad.flatMap { [$0.line, Self.swap] }.joined(separator: "\n"))
        #expect(run.status == 2 && run.errors.isEmpty)
        let answers = try objects(run.output)
        try #require(answers.count == 2 * bad.count)
        for (index, expected) in bad.enumerated() {
            #expect(answers[2 * index]["error"] as? String == expected.error)
            #expect(answers[2 * index]["line"] as? Int == 2 * index + 1)
            #expect(answers[2 * index + 1]["answer"] as? String == "not-member")
        }
    }

    @Test func aFileIsReadAsStandardInputIs() {
        let text = Self.swap + "\nnonsense\n" + Self.lower + "\n"
        let piped = CommandRun("member", input: text)
        let filed = CommandRun("member", "questions.jsonl", files: ["questions.jsonl": text])
        #expect(piped.status == 2 && filed.status == 2 && piped.output == filed.output)
        #expect(CommandRun("member", "-", input: text).output == piped.output)
        let missing = CommandRun("member", "no-such-file.jsonl")
        #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("no-such-file.jsonl"))
        #expect(CommandRun("member", "a", "b").status == 2)
    }

    @Test func theThreadsDoNotShow() {
        let text = [String](repeating: Self.swap + "\n" + Self.lower, count: 50).joined(separator: "\n")
        let runs = ["1", "2", "5"].map { CommandRun("member", "--threads", $0, input: text) }
        #expect(Set(runs.map(\.output)).count == 1 && runs.allSatisfy { $0.status == 0 })
    }

    @Test func whatIsCutShortIsUndecidedAndHasNoCertificate() throws {
        let run = CommandRun("member", "--timeout", "0", input: Self.lower)
        #expect(run.status == 3)
        let answer = try #require(try objects(run.output).first)
        #expect(answer["answer"] as? String == "undecided" && answer["certificate"] == nil)
        #expect(answer["cut"] as? String == "time-limit")
        let interrupt = InterruptSignal()
        interrupt.raise()
        let interrupted = CommandRun("member", input: Self.lower, interrupt: interrupt)
        #expect(interrupted.status == 3 && interrupted.output.isEmpty)
    }

    @Test func timesAreToldWhenAskedFor() throws {
        let answer = try #require(try objects(CommandRun("member", "--timing", input: Self.lower).output).first)
        #expect(try #require(answer["microseconds"] as? Int) >= 0)
    }
}

import Foundation
import NumericFiles
import TestSupport
import Testing

@Suite("The cases of the companion")
struct CompanionCaseTests {
    @Test("A run says what its case expects", arguments: try CompanionCase.all)
    func expected(of line: CompanionCase) throws {
        #expect(!line.source.isEmpty && !line.expect.isEmpty)
        let folder = try TemporaryFolder()
        let target = folder.url.appendingPathComponent("A.npy")
        if let values = line.targetValues { try write(values, to: target) }
        let run = CommandRun(
            arguments: line.arguments.map { $0 == "A.npy" ? target.path : $0 },
            files: try line.maskText().map { ["masks.txt": $0] } ?? [:])
        #expect(run.errors.isEmpty)
        let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        for (place, expectation) in line.expect {
            let found = value(at: place, in: report)
            #expect(expectation.holds(of: found), "\(place): \(String(describing: found))")
        }
        let ordered = try (line.order ?? []).map { try #require(value(at: $0, in: report) as? Double, "\($0)") }
        for (less, greater) in zip(ordered, ordered.dropFirst()) { #expect(less <= greater * (1 + 1e-12)) }
        for note in line.notes ?? [] { #expect(run.output.contains(note)) }
    }

    @Test("Names are told apart, and every command and method of the companion has a case")
    func coverage() throws {
        let cases = try CompanionCase.all
        #expect(Set(cases.map(\.name)).count == cases.count)
        let words = Set(cases.flatMap(\.arguments))
        for word in [
            "solve", "--start", "--permute", "--weight-decay", "--recover-structure", "--sensing", "--embedding",
        ] { #expect(words.contains(word)) }
    }

    private func write(_ values: NumericArray.Values, to url: URL) throws {
        FileManager.default.createFile(atPath: url.path, contents: nil)
        let handle = try FileHandle(forWritingTo: url)
        try NumericFileWriter.writeNPY(NumericArray(name: "A", values: values, precision: .double), to: handle)
        try handle.close()
    }

    /// What stands in a report at steps that are keys or indices, joined by dots.
    private func value(at place: String, in report: Any) -> Any? {
        place.split(separator: ".").reduce(report as Any?) { inner, step in
            if let index = Int(step) { return (inner as? [Any]).flatMap { index < $0.count ? $0[index] : nil } }
            return (inner as? [String: Any])?[String(step)]
        }
    }
}

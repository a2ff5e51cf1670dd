import Foundation
import TestSupport
import Testing

/// `batch --skip-done`: an output that was cut anywhere is continued to the same bytes.
struct SkipDoneTests {
    private static let input = ShardTests.input

    private func continued(_ options: [String], _ path: String) -> CommandRun {
        CommandRun(arguments: ["batch"] + options + ["--skip-done", path], input: Self.input)
    }

    @Test(arguments: [[], ["--shard", "2/3"], ["--shard", "1/2"]])
    func anOutputThatWasCutAnywhereIsContinuedToTheSameBytes(options: [String]) throws {
        let whole = CommandRun(arguments: ["batch"] + options, input: Self.input)
        let bytes = Data(whole.output.utf8)
        try withTemporaryFolder { (folder: String) throws in
            let path = "\(folder)/out.jsonl"
            #expect(continued(options, path).status == whole.status, "a file that is not there is made")
            #expect(try contents(path) == whole.output)
            for count in Set(stride(from: 0, to: bytes.count, by: 97)).union([bytes.count - 1, bytes.count]) {
                try bytes.prefix(count).write(to: URL(fileURLWithPath: path))
                let run = continued(options, path)
                #expect(run.status == whole.status && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
                #expect(try contents(path) == whole.output, "\(count) bytes")
            }
        }
    }

    @Test func whatIsAnsweredIsNotDecidedAgain() throws {
        let whole = CommandRun("batch", input: Self.input).output
        let marked = whole.replacingOccurrences(of: "{\"line\":3,", with: "{\"line\":3,\"mark\":1,")
        try withTemporaryFolder { (folder: String) throws in
            let path = "\(folder)/out.jsonl"
            try Data(marked.utf8).write(to: URL(fileURLWithPath: path))
            #expect(continued([], path).status == 2, "an unreadable line stays one")
            #expect(try contents(path) == marked)
            // Lines that were taken out are answered again, at the end.
            var lines = marked.split(separator: "\n").map { $0 + "\n" }
            let taken = lines.remove(at: 0)
            try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
            _ = continued([], path)
            #expect(try contents(path) == lines.joined() + taken)
        }
    }

    @Test func theOutputOfAnotherRunIsNotContinued() throws {
        let whole = CommandRun("batch", input: Self.input).output
        let shard = CommandRun("batch", "--shard", "1/2", input: Self.input).output
        let cases: [(options: [String], text: String, complaint: String)] = [
            ([], whole + "nonsense\n", ":7: expected a line of batch, found text that is not one JSON object"),
            ([], "{}\n", ":1: expected a line of batch, found an object without its line number"),
            ([], whole + whole, ":7: line 1 is answered twice"),
            ([], shard, ": the file is shard 1/2 of a run, and this is another"),
            (["--shard", "2/2"], shard, ":1: line 1 is not of shard 2/2: the file is of another run"),
            (["--shard", "1/2"], shard + "{}\n", ": expected no line after the end of the shard"),
        ]
        try withTemporaryFolder { (folder: String) throws in
            let path = "\(folder)/out.jsonl"
            for (options, text, complaint) in cases {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
                let run = continued(options, path)
                #expect(run.status == 2 && run.errors.contains(complaint), "\(run.errors)")
                #expect(try contents(path) == text, "nothing is written")
            }
            try Data("{\"line\":99,\"error\":\"\"}\n".utf8).write(to: URL(fileURLWithPath: path))
            #expect(continued([], path).errors.contains("answers line 99, and the input has 8"))
            // A whole shard that another input is given stays as it is.
            try Data(shard.utf8).write(to: URL(fileURLWithPath: path))
            let shorter = CommandRun(
                arguments: ["batch", "--shard", "1/2", "--skip-done", path],
                input: Self.input.split(separator: "\n", omittingEmptySubsequences: false).prefix(2).joined(
                    separator: "\n"))
            #expect(shorter.status == 2)
            #expect(try contents(path) == shard)
            #expect(continued([], folder).status == 2, "a folder")
        }
    }

    @Test func aFileThatAnotherRunWritesIsNotContinued() throws {
        try withTemporaryFolder { (folder: String) throws in
            let path = "\(folder)/out.jsonl"
            try Data("torn".utf8).write(to: URL(fileURLWithPath: path))
            let other = open(path, O_RDWR)
            defer { close(other) }
            try #require(flock(other, LOCK_EX | LOCK_NB) == 0)
            let run = continued([], path)
            #expect(run.status == 2 && run.errors.contains("another run is writing it"))
            #expect(try contents(path) == "torn")
        }
    }

    @Test func badUsageIsAnError() {
        #expect(CommandRun("batch", "--numbered", "--shard", "1/2", input: "").status == 2)
        #expect(CommandRun("batch", "--skip-done", "/nowhere/out.jsonl", input: "").status == 2)
    }
}

import Foundation
import TestSupport
import Testing

/// `--shard` of `batch` and `census`, and `merge`, which makes one output of theirs.
struct ShardTests {
    static let input = [
        #"{"I":["10","11"],"J":["10","11"]}"#, "  ", #"{"name":"b","I":["1"],"J":["1"]}"#, "nonsense", "",
        #"{"layers":[["11","01"],["10","11"]]}"#, #"{"I":["110","011"],"J":["011","110","101"]}"#,
        #"{"rowTypes":[[0],[0,1]],"columnTypes":[[0],[1,0]]}"#,
    ].joined(separator: "\n")

    /// Runs the shards into files of a folder, and merges them.
    private func merged(_ arguments: [String], of count: Int, input: String = "", in folder: String) throws -> String {
        var files: [String] = []
        for part in (1...count).reversed() {
            let run = CommandRun(arguments: arguments + ["--shard", "\(part)/\(count)"], input: input)
            files.append("\(folder)/\(part).jsonl")
            try Data(run.output.utf8).write(to: URL(fileURLWithPath: files[files.count - 1]))
        }
        let run = CommandRun(arguments: ["merge"] + files)
        #expect(run.status == 0, "\(run.errors)")
        let file = CommandRun(arguments: ["merge"] + files + ["-o", "\(folder)/all.jsonl"])
        #expect(file.status == 0 && file.output.isEmpty)
        #expect(try contents("\(folder)/all.jsonl") == run.output)
        return run.output
    }

    @Test(arguments: [1, 2, 3, 8, 12])
    func shardsOfABatchMakeTheOutputOfOneRun(count: Int) throws {
        let whole = CommandRun("batch", input: Self.input)
        try withTemporaryFolder { (folder: String) throws in
            #expect(try merged(["batch"], of: count, input: Self.input, in: folder) == whole.output)
        }
    }

    @Test(arguments: [1, 2, 5, 300])
    func shardsOfACensusMakeTheOutputOfOneRun(count: Int) throws {
        let arguments = ["census", "--width", "3", "--lines", "5", "--quiet"]
        try withTemporaryFolder { (folder: String) throws in
            #expect(try merged(arguments, of: count, in: folder) == CommandRun(arguments: arguments).output)
        }
    }

    @Test func shardsOfReducedKernelsDecideTheDeletionsTheyNeed() throws {
        let arguments = ["census", "--width", "3", "--lines", "6", "--reduced", "--exact-width", "--quiet"]
        try withTemporaryFolder { (folder: String) throws in
            #expect(try merged(arguments, of: 3, in: folder) == CommandRun(arguments: arguments).output)
        }
    }

    @Test func aShardTellsEveryLineThatItTakesAndThatItIsWhole() throws {
        let run = CommandRun("batch", "--shard", "2/3", input: Self.input)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(run.status == 0 && lines.count == 4)
        #expect(lines[0] == #"{"line":2,"blank":true}"# && lines[1] == #"{"line":5,"blank":true}"#)
        #expect(lines[2].hasPrefix(#"{"line":8,"name":"line 8""#))
        #expect(lines[3] == #"{"shard":{"index":2,"count":3,"lines":8}}"#)
        #expect(CommandRun("batch", "--shard", "1/3", input: Self.input).status == 2, "line 4 is not readable")
    }

    @Test(arguments: ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3", "-1/2", "1/2000000"])
    func otherShardsAreErrors(argument: String) {
        for command in [["batch"], ["census", "--width", "2"]] {
            let run = CommandRun(arguments: command + ["--shard=\(argument)"], input: Self.input)
            #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("--shard is k/n"))
        }
    }

    @Test func numberedLinesAreAnsweredUnderTheirNumbersAndMerged() throws {
        let whole = CommandRun("batch", input: Self.input).output
        let lines = Self.input.split(separator: "\n", omittingEmptySubsequences: false)
        let numbered = lines.enumerated().map { "\($0 + 1)\t\($1)" }
        try withTemporaryFolder { (folder: String) throws in
            for (part, range) in [0..<3, 3..<4, 4..<8].enumerated() {
                let run = CommandRun(
                    "batch", "--numbered", input: numbered[range].reversed().joined(separator: "\n") + "\n")
                try Data(run.output.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(part)"))
            }
            let files = (0..<3).map { "\(folder)/\($0)" }
            #expect(CommandRun(arguments: ["merge", "--lines", "8"] + files).output == whole)
            let missing = CommandRun(arguments: ["merge", "--lines", "8"] + files.dropLast())
            #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("line 5 is missing"))
            let beyond = CommandRun(arguments: ["merge", "--lines", "7"] + files)
            #expect(beyond.status == 2 && beyond.errors.contains("there is no line 8"))
            #expect(CommandRun(arguments: ["merge"] + files).errors.contains("--lines is needed"))
        }
        let unnumbered = CommandRun("batch", "--numbered", input: #"{"I":["1"],"J":["1"]}"# + "\n\n")
        #expect(unnumbered.status == 2)
        #expect(
            unnumbered.output
                == #"{"line":0,"error":"expected the line's number and a tab before the instance"}"# + "\n")
    }

    @Test func whatIsMissingDoubledOrTornIsNotMerged() throws {
        let shards = (1...3).map { CommandRun("batch", "--shard", "\($0)/3", input: Self.input).output }
        let census = CommandRun("census", "--width", "2", "--quiet", "--shard", "1/3").output
        func lines(_ text: String) -> [String] { text.split(separator: "\n").map { $0 + "\n" } }
        let second = lines(shards[1])
        let cases: [(files: [String], complaint: String)] = [
            ([shards[0], shards[2]], "shard 2/3 is missing"),
            ([shards[0], shards[1], shards[1]], "are both shard 2/3"),
            ([shards[0], String(shards[1].dropLast()), shards[2]], "1:4: the line is torn"),
            ([shards[0], second.dropLast().joined(), shards[2]], "1: the last line is not the end of a shard"),
            ([shards[0], second.dropFirst().joined(), shards[2]], "line 2 is missing"),
            ([shards[0], second[0] + shards[1], shards[2]], "line 2 is given twice"),
            ([shards[0], lines(shards[0])[0] + shards[1], shards[2]], "line 1 is not of shard 2/3"),
            (
                [shards[0], String(second[0].dropLast()) + shards[1], shards[2]],
                "1:1: expected a line of batch or census"
            ),
            ([shards[0], shards[1] + second[0], shards[2]], "1:5: expected no line after the end of the shard"),
            (
                [shards[0], shards[1].replacingOccurrences(of: "\"lines\":8", with: "\"lines\":9"), shards[2]],
                "are not shards of one run"
            ),
            ([shards[0], census, shards[2]], "are not of one run: one of them is a census"),
            (["{\"shard\":{\"index\":9,\"count\":3,\"lines\":8}}\n"], "0:1: the end of a shard does not fit its lines"),
            (["{}\n"], "0:1: expected a line of batch, found another object"),
            ([""], "0: the last line is not the end of a shard"),
        ]
        try withTemporaryFolder { (folder: String) throws in
            for (files, complaint) in cases {
                let paths = files.indices.map { "\(folder)/\($0)" }
                for (path, text) in zip(paths, files) { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
                let run = CommandRun(arguments: ["merge"] + paths)
                #expect(run.status == 2 && run.output.isEmpty, "\(complaint)")
                #expect(run.errors.contains(complaint), "\(run.errors)")
                let file = CommandRun(arguments: ["merge"] + paths + ["-o", "\(folder)/out"])
                #expect(file.status == 2 && !FileManager.default.fileExists(atPath: "\(folder)/out"))
            }
        }
    }

    @Test func aCensusWithALineTooFewOrOfAnotherFamilyIsNotMerged() throws {
        let first = CommandRun("census", "--width", "2", "--quiet", "--shard", "1/2").output
        let second = CommandRun("census", "--width", "2", "--quiet", "--shard", "2/2").output
        let lines = second.split(separator: "\n").map { $0 + "\n" }
        try withTemporaryFolder { (folder: String) throws in
            for (text, complaint) in [
                (lines.dropFirst().joined(), "the shard has 16 kernels, and 15 lines"),
                (lines[1] + lines.dropFirst().joined(), "the kernel is not after the one before it"),
            ] {
                for (name, text) in [("1", first), ("2", text)] {
                    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
                }
                let run = CommandRun("merge", "\(folder)/1", "\(folder)/2")
                #expect(run.status == 2 && run.output.isEmpty && run.errors.contains(complaint), "\(run.errors)")
            }
        }
    }
}

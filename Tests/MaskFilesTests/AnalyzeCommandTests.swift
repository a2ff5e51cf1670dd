import Foundation
import OrderedJSON
import SupportMasks
import TestSupport
import Testing

/// `supportcheck analyze` on files in other forms than text.
@Suite struct AnalyzeCommandTests {
    @Test func theReportStatesTheLayersInTheirOrder() {
        let run = CommandRun("analyze", Fixture.path("fc1.mtx"), Fixture.path("fc2.mtx"), "--from-weights")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(
            run.output.hasPrefix("fc1+fc2: CLOSED\n  network of 2 layers, input side first: fc1 (2 × 3), fc2 (1 × 2);"))
    }

    @Test func theJSONReportStatesHowArraysAreLayers() {
        let network = CommandRun("analyze", Fixture.path("network.npz"), "--format", "json").output
        #expect(network.contains("\"layerOrder\": \"input-side-first\",\n        \"storedAs\": \"outputs-by-inputs\""))
        let transposed = CommandRun(
            "analyze", Fixture.path("fc1.mtx"), "--from-weights", "--transpose", "--format", "json"
        ).output
        #expect(
            transposed.contains("\"layerOrder\": \"input-side-first\",\n        \"storedAs\": \"inputs-by-outputs\""))
        for name in ["factors.npz", "network.json"] {
            #expect(!CommandRun("analyze", Fixture.path(name), "--format", "json").output.contains("layerOrder"))
        }
    }

    @Test func everyFormOfAFactorizationGivesTheSameVerdict() {
        let names = ["factors.npz", "factors-compressed.npz", "levels.npz", "factors.json"]
        let statuses =
            names.map { CommandRun("analyze", Fixture.path($0), "--quiet").status } + [
                CommandRun("analyze", Fixture.path("I.mtx"), Fixture.path("J.mtx"), "--quiet").status,
                CommandRun("analyze", Fixture.path("factors.safetensors"), "--layer", "I,J", "--quiet").status,
            ]
        #expect(Set(statuses).count == 1 && statuses[0] != 2)
    }

    @Test func aCertificateOfALargeInstanceIsCheckedAgainstTheWrittenMasks() throws {
        let folder = try TemporaryFolder()
        let (proof, masks) = (folder.path("proof.json"), folder.path("masks.txt"))
        // All matrices of rank at most 60: closed, and with more cells than a certificate holds.
        let path = folder.path("dense.json")
        let rows = JSONValue.strings([String](repeating: String(repeating: "1", count: 60), count: 200))
        let text = JSONValue.object([.init("I", rows), .init("J", rows)]).compactText
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let plain = CommandRun("analyze", path)
        #expect(plain.status == 0)
        let words = plain.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("`--write-masks masks.txt` writes them"))
        #expect(words.contains("`supportcheck verify proof.json --input masks.txt`"))
        let run = CommandRun("analyze", path, "--certificate", proof, "--write-masks", masks)
        #expect(run.status == plain.status && run.errors.isEmpty)
        #expect(try MaskTextReader.read(path: masks).first?.factorSupports?.width == 60)
        #expect(CommandRun("verify", proof, "--input", masks, "--quiet").status == 0)
    }

    @Test func aReportIsAnInputAgain() throws {
        let folder = try TemporaryFolder()
        let report = CommandRun("analyze", Fixture.path("factors.npz"), "--format", "json")
        try Data(report.output.utf8).write(to: URL(fileURLWithPath: folder.path("report.json")))
        #expect(
            CommandRun("analyze", folder.path("report.json")).output
                == CommandRun("analyze", Fixture.path("factors.npz")).output)
    }

    @Test func everyFaultIsOneErrorAndStatusTwo() {
        let run = CommandRun("analyze", "missing.npz", Fixture.path("nan.npy"), Fixture.path("factors.npz"))
        #expect(run.status == 2 && run.output.isEmpty)
        let lines = run.errors.split(separator: "\n")
        #expect(
            lines.count == 2 && lines[0].hasPrefix("missing.npz: cannot open the file")
                && lines[1].hasSuffix("is not guessed"))
    }

    @Test func aFileOfAnotherFormIsRefusedWithALineThatConvertsIt() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("it's.h5")
        try Data([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]).write(to: URL(fileURLWithPath: path))
        let run = CommandRun("analyze", path)
        #expect(
            run.status == 2
                && run.errors.hasPrefix("\(path): HDF5 is not read; write the arrays with one line of Python:\n"))
        let command = try #require(run.errors.split(separator: "\n").last)
        #expect(
            command.hasPrefix("    python3 -c '") && command.contains("it\\x27s.h5") && command.count { $0 == "'" } == 2
        )
    }

    /// Names without numbers: the error lists the orders, and each of its commands reads the order that it names.
    @Test func theAdviceOfAnErrorCanBePasted() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("it's a net.json")
        try Data(#"{"encoder": [[1, 0], [1, 1]], "decoder": [[1, 1], [0, 1]]}"#.utf8).write(
            to: URL(fileURLWithPath: path))
        let run = CommandRun("analyze", path, "--quiet")
        #expect(run.status == 2 && run.output.isEmpty)
        let lines = run.errors.split(separator: "\n").map(String.init)
        #expect(
            lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("    ") } == [
                "  encoder, decoder", "  decoder, encoder",
            ])
        let commands = lines.filter { $0.hasPrefix("    supportcheck ") }.map(Self.words)
        #expect(commands.map { $0.last } == ["encoder,decoder", "decoder,encoder"])
        for command in commands {
            let again = CommandRun(
                arguments: Array(command.dropFirst()).filter { $0 != "--quiet" } + ["--format", "json"])
            #expect(again.status == 1 || again.status == 0, "\(command)")
            #expect(again.output.contains("\"order\": \"given\""))
            let names = again.output.split(separator: "\n").filter {
                $0.contains("\"density\"") || $0.contains("\"name\": \"encoder\"")
                    || $0.contains("\"name\": \"decoder\"")
            }
            #expect(names.first { $0.contains("coder") }?.contains(command.last?.prefix(7) ?? "?") == true)
        }
    }

    /// The words of a command as a shell reads them: with single quotes, and `\'` outside of them.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        var isEscaped = false
        var hasWord = false
        for character in line {
            if isEscaped {
                (isEscaped, hasWord) = (false, true); word.append(character)
            } else if character == "\\", !isQuoted {
                isEscaped = true
            } else if character == "'" {
                isQuoted.toggle(); hasWord = true
            } else if character == " ", !isQuoted {
                if hasWord { words.append(word) }
                (word, hasWord) = ("", false)
            } else {
                word.append(character); hasWord = true
            }
        }
        return hasWord ? words + [word] : words
    }

    @Test func notesAreToldUnderQuietToo() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("net.json")
        try Data(
            #"{"l1.weight_mask": [[1, 0], [1, 1]], "l2.weight": [[0.5, 1], [0, 2]], "l2.bias": [1, 1], "l3.weight_mask": [[1, 0], [1, 1]]}"#
                .utf8
        )
        .write(to: URL(fileURLWithPath: path))
        let run = CommandRun("analyze", path, "--quiet")
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(
            run.errors.hasPrefix(
                "\(path): note: 'l2.weight': no mask beside the masks of other layers, so taken as a full layer"))
        let report = CommandRun("analyze", path).output
        #expect(
            report.contains("Order: input side first, by the numbers in the names.")
                && report.contains("Not taken: l2.bias (2: a vector)."))
    }

    @Test func optionsThatAFileHasNoUseForAreToldSo() throws {
        let folder = try TemporaryFolder()
        let factors = folder.path("factors.txt")
        try Data("1\n\n1\n".utf8).write(to: URL(fileURLWithPath: factors))
        #expect(
            CommandRun("analyze", factors, "--layer", "x").errors
                == "\(factors): expected layers for --layer, found I and J in 'factors'\n")
        #expect(CommandRun("analyze", factors, "--each", "x").errors.contains("expected named arrays for --each"))
        #expect(
            CommandRun("analyze", "a.npz", "--layer", "x,").errors
                == "supportcheck: --layer is a pattern of names, or several divided by commas\n")
        let path = Fixture.path("factors.npz")
        #expect(
            CommandRun("analyze", path, "--write-masks", path).errors
                == "supportcheck: the masks would overwrite the input \(path)\n")
    }
}

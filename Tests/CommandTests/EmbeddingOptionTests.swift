import TestSupport
import Testing

/// `--embedding`: what the masks of a ReLU network say of its parameters, in every form of the report.
struct EmbeddingOptionTests {
    private static let files = [
        "net": "layer fc1:\n11\n00\n01\n00\nlayer fc2:\n1100\n0100\n",
        "pair": Masks.lu2,
        "full": "layer a:\n11\n11\n11\nlayer b:\n111\n",
    ]

    private func run(_ arguments: String...) -> CommandRun {
        CommandRun(arguments: ["analyze"] + arguments, files: Self.files)
    }

    /// The report without its line breaks.
    private func words(_ arguments: String...) -> String {
        CommandRun(arguments: ["analyze"] + arguments, files: Self.files).output.split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test func reportsHaveItOnlyWhenItIsAskedFor() {
        for format in ["text", "json", "html"] {
            for name in Self.files.keys {
                #expect(!run(name, "--format", format).output.lowercased().contains("embedding"))
                #expect(run(name, "--format", format, "--embedding").output.lowercased().contains("embedding"))
            }
        }
        #expect(run("net", "--embedding").status == run("net").status)
    }

    @Test func theNumbersAreThoseOfTheMasks() {
        let text = words("full", "--embedding")
        #expect(text.contains("rank 10 = 9 weights + 4 biases − 3 hidden units"))
        #expect(text.contains("Fewer than 10 samples"))
        let without = words("full", "--embedding", "--no-bias")
        #expect(without.contains("rank 6 = 9 weights − 3 hidden units") && without.contains("without biases"))
    }

    @Test func deadUnitsAreNamed() {
        let text = words("net", "--embedding", "--no-bias")
        #expect(text.contains("behind fc1: no path leads to units 1, 3 of 4"))
        #expect(text.contains("behind fc1: no path to an output leads from units 2, 3 of 4"))
        #expect(text.contains("no path from an input leads to output 1 of 2"))
        let json = run("net", "--embedding", "--format", "json").output
        #expect(json.contains("\"why\": \"constant\"") && json.contains("\"rule\": \"SC151\""))
    }

    @Test func aPairIsTheNetworkOfTwoLayers() {
        #expect(words("pair", "--embedding", "--no-bias").contains("rank 4 = 6 weights − 2 hidden units"))
    }

    @Test func comparisonsNeedValues() {
        for arguments in [["net", "--against", "other"], ["net", "--embedding", "--against", "other"]] {
            let run = CommandRun(arguments: ["analyze"] + arguments, files: Self.files)
            #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("--against compares the values"))
        }
    }
}

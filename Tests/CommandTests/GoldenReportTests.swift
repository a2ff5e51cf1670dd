import SupportMasks
import TestSupport
import Testing

/// Reports byte for byte. The numbers in them were checked by hand.
struct GoldenReportTests {
    @Test(arguments: [
        ("lu-2", Masks.lu2), ("two-supports", Masks.twoSupports), ("network", Masks.network),
        ("identity", Masks.identity),
        ("deep", Masks.deep), ("undecided", Masks.undecided), ("several", Masks.several),
        ("absorbing", Masks.absorbing),
    ])
    func textReportIsTheGoldenOne(name: String, masks: String) throws {
        let run = CommandRun("analyze", "\(name).txt", files: ["\(name).txt": masks])
        try Golden.expect(run.output, is: "\(name).report.txt")
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        ("lu-2", Masks.lu2), ("network", Masks.network), ("deep", Masks.deep), ("undecided", Masks.undecided),
        ("several", Masks.several), ("absorbing", Masks.absorbing),
    ])
    func jsonReportIsTheGoldenOne(name: String, masks: String) throws {
        let run = CommandRun("analyze", "\(name).txt", "--format", "json", files: ["\(name).txt": masks])
        try Golden.expect(run.output, is: "\(name).report.json")
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        ("lu-2", Masks.lu2), ("network", Masks.network), ("deep", Masks.deep), ("undecided", Masks.undecided),
        ("several", Masks.several), ("absorbing", Masks.absorbing),
    ])
    func pictureIsTheGoldenOne(name: String, masks: String) throws {
        let run = CommandRun("draw", "\(name).txt", files: ["\(name).txt": masks])
        try Golden.expect(run.output, is: "\(name).svg")
        #expect(run.errors.isEmpty && run.status == 0)
        #expect(
            CommandRun("analyze", "\(name).txt", "--format", "svg", files: ["\(name).txt": masks]).output == run.output)
    }

    @Test(arguments: [
        ("lu-2", Masks.lu2), ("deep", Masks.deep), ("undecided", Masks.undecided), ("several", Masks.several),
    ])
    func pageAndLogAreTheGoldenOnes(name: String, masks: String) throws {
        for format in ["html", "sarif"] {
            let run = CommandRun("analyze", "\(name).txt", "--format", format, files: ["\(name).txt": masks])
            try Golden.expect(run.output, is: "\(name).report.\(format)")
            #expect(run.errors.isEmpty)
        }
    }

    @Test func theSameRunGivesTheSameBytes() {
        for format in ["text", "json", "html", "svg", "sarif"] {
            let runs = (0..<3).map { _ in CommandRun("analyze", "-", "--format", format, input: Masks.several).output }
            #expect(Set(runs).count == 1)
        }
    }

    @Test func colourChangesNothingButEscapeSequences() {
        let plain = CommandRun("analyze", "-", input: Masks.several)
        for run in [
            CommandRun("analyze", "-", "--color", "always", input: Masks.several),
            CommandRun("analyze", "-", input: Masks.several, prefersColour: true),
        ] {
            #expect(run.output.contains("\u{1B}[1;31mNOT CLOSED\u{1B}[0m"))
            #expect(run.output.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain.output)
        }
        #expect(
            CommandRun("analyze", "-", "--color", "never", input: Masks.several, prefersColour: true).output
                == plain.output)
        #expect(!plain.output.contains("\u{1B}"))
    }
}

import CommandManuals
import Testing

@Suite("Help is written from the manual")
struct HelpTextTests {
    @Test func aCommandSaysUsageOptionsStatusesAndExamples() {
        #expect(
            SampleManual.cut.help == """
                Usage: sample cut --size N FILE… [--shape flat|round] [-o FOLDER] [--quiet]

                Cuts files. Without `--quiet` it says what was cut, A ≈ X Yᵀ.

                  .a
                  -1

                  piece                 a part of a file

                  --size N              bytes of a piece: 1 or more
                  --shape SHAPE         how it is cut; flat is standard
                  --output FOLDER, -o   where pieces go (standard: here)
                  --quiet, -q           says nothing. Errors are told

                Exit status: 0 all were cut, 2 one was not.

                Examples
                  sample cut --size 3 'a file'

                """)
    }

    @Test func aProgramListsItsCommands() {
        let help = SampleManual.program.help
        #expect(
            help.hasPrefix(
                "Usage: sample COMMAND …\n\nCuts and joins.\n\nCommands\n  cut FILE…             cuts what's"))
        #expect(help.contains("\n\nOptions\n  --help, -h            this text"))
    }

    @Test func aModeFollowsWithItsOwnUsage() {
        #expect(
            SampleManual.join.help.hasSuffix(
                """
                Backwards

                Usage: sample join --backwards [--format text|svg]

                  --backwards           from the end
                  --format FORMAT       the form of the report

                Exit status: 0 it was joined.

                """))
    }

    @Test func linesOfUsageAreBrokenBetweenOptionsOnly() {
        let options = (0..<20).map { OptionSpecification.value("--option-\($0)", .text("A B"), "is option \($0)") }
        let manual = CommandManual("sample many", summary: "has many", sections: [.options(options)])
        let usage = manual.help.split(separator: "\n").prefix { !$0.hasPrefix("  --") }
        #expect(usage.count > 1 && usage.allSatisfy { $0.count <= 110 && $0.hasSuffix("]") })
        #expect(usage.dropFirst().allSatisfy { $0.hasPrefix("                   [--option") })
    }

    @Test func aTermThatIsTooLongStandsOnALineOfItsOwn() {
        let long = String(repeating: "x", count: 40)
        let manual = CommandManual("sample long", summary: "", sections: [.terms([.init(long, "is long")])])
        #expect(manual.help.contains("  \(long)\n                        is long\n"))
    }
}

@Suite("Options")
struct OptionTableTests {
    @Test func theBriefMeaningEndsWhereDetailsBegin() {
        #expect(
            SampleManual.cut.options.map(\.brief) == [
                "bytes of a piece", "how it is cut", "where pieces go", "says nothing",
            ])
    }

    @Test func anOptionOfTwoModesHasTheWordsOfBoth() throws {
        let options = SampleManual.join.options
        #expect(options.map(\.name) == ["--format", "--backwards"])
        #expect(options[0].value?.words == ["text", "svg"])
        #expect(SampleManual.join.ownOptions.map(\.name) == ["--format"])
    }
}

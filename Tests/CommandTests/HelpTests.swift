import Foundation
import Reports
import Rules
import SupportTheory
import TestSupport
import Testing
import ToolText

/// Help, version and the explanations of rules.
struct HelpTests {
    private static let commands = [
        "analyze", "verify", "generate", "census", "batch", "merge", "sample", "member", "draw", "repair", "explain",
        "solve",
        "theory",
    ]

    @Test func everyCommandHasHelpWithUsageAndExamples() {
        for command in Self.commands {
            let run = CommandRun(command, "--help")
            #expect(run.status == 0 && run.errors.isEmpty)
            #expect(run.output.hasPrefix("Usage: supportcheck \(command)"))
            #expect(run.output.contains("\nExamples\n  "))
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 112 })
            #expect(CommandRun(command, "-h").output == run.output)
            #expect(CommandRun("help", command).output == run.output)
        }
    }

    @Test func globalHelpNamesEveryCommand() {
        let run = CommandRun("--help")
        #expect(run.status == 0)
        for command in Self.commands { #expect(run.output.contains("\n  \(command) ")) }
        let bare = CommandRun(arguments: [])
        #expect(bare.status == 2 && bare.output.isEmpty && bare.errors == run.output)
    }

    @Test func versionIsOneLine() {
        let run = CommandRun("--version")
        #expect(run.status == 0 && run.output == "supportcheck \(ToolIdentity.version)\n")
    }

    @Test func everyReportHasTheVersionOfTheTool() throws {
        let version = ToolIdentity.version
        #expect(version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
        let reports = ["json", "sarif", "html"].map { format in
            CommandRun("analyze", "a", "--format", format, files: ["a": Masks.lu2]).output
        }
        let json = try object(reports[0])
        #expect((json["tool"] as? [String: String]) == ["name": "supportcheck", "version": version])
        let runs = try #require(try object(reports[1])["runs"] as? [[String: Any]])
        let driver = try #require((runs.first?["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["version"] as? String == version && driver["semanticVersion"] as? String == version)
        #expect(reports[2].contains("<meta name=\"generator\" content=\"supportcheck \(version)\"/>"))
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func everyRuleIsListedAndExplained() {
        let list = CommandRun("explain").output
        for rule in RuleCode.allCases.map(Rule.init) {
            #expect(list.contains("\(rule.code)  \(rule.name)\n"))
            let text = CommandRun("explain", rule.code.rawValue.lowercased()).output
            #expect(text.hasPrefix("\(rule.code) \(rule.name)\n\nStatement\n"))
            // Wrapping moves line breaks only.
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for part in [rule.statement, rule.hypotheses, rule.proof, rule.source] {
                #expect(words.contains(part.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
            }
        }
    }

    @Test func explanationsAreGolden() throws {
        try Golden.expect(CommandRun("explain", "SC121").output, is: "explain-SC121.txt")
    }
}

import CheckerTool
import CommandManuals
import SupportCheckCommand
import TestSupport
import Testing
import ToolText

/// One table of options for each command: what is parsed is what help, pages and completions say.
@Suite("Manuals")
struct ManualTests {
    private static let programs = [
        SupportCheckTool.manual, VerifyTool.manual(of: VerifyTool.program),
    ]

    @Test("Every option has a short and a long meaning, and one name")
    func optionsAreDescribed() {
        for manual in Self.programs.flatMap({ [$0] + $0.subcommands }) {
            let names = manual.options.flatMap { [$0.name] + ($0.short.map { [$0] } ?? []) }
            #expect(Set(names).count == names.count, "\(manual.command)")
            for option in manual.options {
                let place = "\(manual.command) \(option.name)"
                #expect(option.name.wholeMatch(of: /--[a-z]+(-[a-z]+)*/) != nil, "\(place)")
                #expect(option.short?.wholeMatch(of: /-[a-z]/) != nil || option.short == nil, "\(place)")
                #expect((3...80).contains(option.brief.count) && !option.meaning.hasSuffix("."), "\(place)")
                #expect(option.value?.words?.isEmpty != true, "\(place)")
            }
        }
    }

    @Test("Whatever a table holds is parsed, and nothing else")
    func tablesAreParsed() {
        for command in SupportCheckTool.manual.subcommands where command.name != "verify" {
            for option in command.options {
                for name in [option.name, option.short].compactMap({ $0 }) {
                    let run = CommandRun(
                        arguments: [command.name, name] + (option.takesValue ? ["1"] : []) + ["--no-such-option"])
                    #expect(run.errors.contains("unknown option '--no-such-option'"), "\(command.name) \(name)")
                }
            }
        }
        for option in VerifyTool.manual(of: VerifyTool.program).options {
            let value =
                option.takesValue ? [option.value?.words?.first ?? (option.value?.kind == .text ? "1" : "file")] : []
            let fault = VerifyTool.fault(in: ["certificate", option.name] + value)
            #expect(fault == nil, "\(option.name)")
        }
        #expect(VerifyTool.fault(in: ["certificate", "--no-such-option"])?.contains("unknown option") == true)
    }

    @Test("Every option stands in help, in the page and in the completions")
    func optionsAreSaidEverywhere() {
        let scripts = Shell.allCases.map { CommandRun("--completions", $0.rawValue).output }
        for command in SupportCheckTool.manual.subcommands {
            let help = CommandRun(command.name, "--help").output
            let page = CommandRun("--man", command.name).output
            for option in command.options {
                #expect(help.contains("\n  \(option.name)"), "\(command.name) \(option.name)")
                let typed = option.name.split(separator: "-").joined(separator: #"\-"#)
                #expect(page.contains(#"\fB\-\-\#(typed)\fR"#), "\(command.name) \(option.name)")
                let mentions = [option.name, option.name, "-l \(option.name.dropFirst(2))"]
                for (script, mention) in zip(scripts, mentions) { #expect(script.contains(mention)) }
            }
        }
    }

    @Test("Pages have the version, and name each other")
    func pagesAreHeaded() {
        let program = CommandRun("--man").output
        for command in SupportCheckTool.manual.subcommands {
            let page = CommandRun("--man", command.name).output
            #expect(page.hasPrefix(#".TH "SUPPORTCHECK\-\#(command.name.uppercased())" 1 "\#(ToolIdentity.date)" "#))
            #expect(page.contains(#""supportcheck \#(ToolIdentity.version)""#))
            #expect(program.contains(#"\fBsupportcheck\-\#(command.name)\fR(1)"#))
        }
        #expect(ToolIdentity.date.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil)
    }

    @Test(
        "The options of the program are told apart from commands",
        arguments: [
            (["--version=1"], "--version takes no value"),
            (["--completions"], "--completions is bash, zsh or fish (see supportcheck --help)"),
            (["--completions=csh"], "--completions is bash, zsh or fish (see supportcheck --help)"),
            (["--man", "analyse"], "unknown command 'analyse'; did you mean 'analyze'? (see supportcheck --help)"),
            (["--frobnicate"], "unknown command '--frobnicate' (see supportcheck --help)"),
        ])
    func programOptionsAreChecked(arguments: [String], sentence: String) {
        let run = CommandRun(arguments: arguments)
        #expect(run.status == 2 && run.output.isEmpty && run.errors == "supportcheck: \(sentence)\n")
    }
}

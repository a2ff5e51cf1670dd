import Foundation
import Rules
import Testing

/// The texts of the rules, and what the program carries of them.
struct RuleTextTests {
    private static let folder = Page.sources.appending(path: "Rules/Texts")

    @Test func everyFileIsTheTextOfACodeAndTheProgramCarriesItAsItIs() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(names.sorted() == RuleCode.allCases.map { "\($0.rawValue).md" })
        for code in RuleCode.allCases {
            let file = try String(contentsOf: Self.folder.appending(path: "\(code.rawValue).md"), encoding: .utf8)
            #expect(code.text == file, "run Tests/Structure/rules.py")
        }
    }

    @Test func codesAreListedInTheirOrder() {
        #expect(RuleCode.allCases == RuleCode.allCases.sorted())
    }

    @Test func everyTextHasItsSectionsInTheirOrder() {
        for code in RuleCode.allCases {
            let text = RuleText(code.text)
            let wanted = RuleText.Section.allCases.filter {
                ![.certificate, .check, .trusted].contains($0) || text.markdown(.certificate) != nil
            }
            #expect(text.headings == wanted.map(\.rawValue), "\(code)")
            #expect(wanted.allSatisfy { text.markdown($0)?.isEmpty == false }, "\(code)")
        }
    }

    /// Rules that steps of a proof apply, and the witness of a network, say what is written and what is verified.
    @Test func rulesOfStepsSayWhatTheCertificateHolds() {
        for rule in RuleCode.allCases.map(Rule.init) {
            let isStep = [.reduction, .closes, .network].contains(rule.code.kind)
            #expect((rule.certificate != nil) == (isStep || [.SC410, .SC411].contains(rule.code)), "\(rule.code)")
            #expect((rule.checks != nil) == (rule.certificate != nil), "\(rule.code)")
            #expect((rule.trusted != nil) == (rule.certificate != nil), "\(rule.code)")
            if isStep, rule.code != .SC511 {
                #expect(rule.certificate?.contains("\"rule\": \"\(rule.code)\"") == true, "\(rule.code)")
            }
        }
    }

    @Test func titlesNameTheCode() {
        for code in RuleCode.allCases {
            #expect(RuleText(code.text).title == "\(code.rawValue) \(code.name)" && !code.name.isEmpty)
        }
    }

    @Test func codesQuotedInTextsExist() {
        for code in RuleCode.allCases {
            let quoted = code.text.matches(of: /SC[0-9]+/).map { String($0.output) }
            #expect(quoted.allSatisfy { RuleCode(rawValue: $0) != nil }, "\(code)")
        }
    }

    @Test func sentencesAreReadWithoutTheirLineBreaks() {
        for rule in RuleCode.allCases.map(Rule.init) {
            for sentence in [rule.statement, rule.hypotheses, rule.source] {
                #expect(!sentence.isEmpty && !sentence.contains("\n") && !sentence.contains("  "), "\(rule.code)")
            }
        }
        let text = RuleText("# SC1 a name\n\n## Why\n\none\ntwo\n\nthree\n\n## Source\n\nown.\n")
        #expect(text.title == "SC1 a name" && text.headings == ["Why", "Source"])
        #expect(text.prose(.why) == "one two\n\nthree" && text.markdown(.why) == "one\ntwo\n\nthree")
        #expect(text.prose(.source) == "own." && text.markdown(.check) == nil)
    }

    @Test func kindsFollowTheHundreds() {
        let kinds = Dictionary(grouping: RuleCode.allCases, by: \.kind).mapValues(\.count)
        #expect(kinds.values.reduce(0, +) == RuleCode.allCases.count && kinds.count == RuleKind.allCases.count)
        #expect(RuleCode.SC102.kind == .tractability && RuleCode.SC133.kind == .tractability)
        #expect(RuleCode.SC111.kind == .landscape && RuleCode.SC122.kind == .training)
        #expect(RuleCode.SC203.kind == .reduction && RuleCode.SC305.kind == .closes)
        #expect(RuleCode.SC410.kind == .obstruction && RuleCode.SC511.kind == .network)
    }
}

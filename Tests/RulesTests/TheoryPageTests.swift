import Rules
import Testing

/// The theory page: what is made of the texts is current, and every theorem has one number and one proof.
struct TheoryPageTests {
    private let page: Page

    init() throws {
        page = try Page("SupportTheory/Theory.md")
    }

    @Test func everyRuleIsThereOnceAsItsTextSays() throws {
        let parts = page.generated.filter { $0.name != "index" }
        #expect(parts.map(\.name).sorted() == RuleCode.allCases.map(\.rawValue))
        for (name, content) in parts {
            let code = try #require(RuleCode(rawValue: name))
            let heading = try #require(content.firstMatch(of: /### (Theorem [0-9]+ )?(.*)\n/)).output
            let isTheorem = heading.1 != nil
            #expect(heading.2 == (isTheorem ? "(\(name), \(code.name))" : "\(name), \(code.name)"))
            #expect(isTheorem != Rule(code).proof.hasPrefix("Nothing is claimed"), "\(name)")
            #expect(
                content.dropFirst(heading.0.count) == Self.sections(code, isTheorem), "run Tests/Structure/rules.py")
        }
    }

    private static func sections(_ code: RuleCode, _ isTheorem: Bool) -> String {
        let text = RuleText(code.text)
        func part(_ title: String, _ section: RuleText.Section) -> String {
            "\n**\(title).**\n\(text.markdown(section) ?? "")\n"
        }
        return "\n\(text.markdown(.statement) ?? "")\n" + part("Hypotheses", .hypotheses)
            + part(isTheorem ? "Proof" : "Remark", .why) + part("Source", .source)
    }

    @Test func theoremsAreNumberedInTheirOrderAndHaveOneProofEach() {
        let theorems = page.theorems
        #expect(theorems.count > RuleText.Section.allCases.count)
        for (number, theorem) in theorems.enumerated() {
            #expect(theorem.title.hasPrefix("Theorem \(number + 1) ("))
            #expect(theorem.text.components(separatedBy: "\n**Proof.**\n").count == 2, "\(theorem.title)")
            #expect(theorem.text.components(separatedBy: "\n**Source.**\n").count == 2, "\(theorem.title)")
        }
    }

    @Test func theIndexHasTheNumbers() throws {
        let index = try #require(page.generated.first { $0.name == "index" }).content.split(separator: "\n").dropFirst(
            2)
        #expect(index.count == RuleCode.allCases.count)
        for (row, rule) in zip(index, RuleCode.allCases.map(Rule.init)) {
            let theorem = page.theorems.first { $0.title.contains("(\(rule.code), ") }
            let number = theorem?.title.split(separator: " ")[1] ?? "–"
            let isChecked = rule.checks == nil ? "–" : "yes"
            #expect(row == "| \(rule.code) | \(rule.name) | \(number) | \(isChecked) |")
        }
    }

    @Test func linesFitIntoTheWidth() {
        #expect(page.text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test(arguments: [
        "SupportTheory/Theory.md", "SupportTheory/Design.md", "Certificates/CertificateFormat.md", "../README.md",
    ])
    func codesThatPagesQuoteExist(_ path: String) throws {
        let codes = try Page(path).codes
        #expect(!codes.isEmpty && codes.allSatisfy { RuleCode(rawValue: $0) != nil })
    }
}

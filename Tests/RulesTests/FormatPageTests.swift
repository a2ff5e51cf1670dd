import Rules
import Testing

/// The format page: what is made of the texts is current, and every rule of which certificates hold something is there.
struct FormatPageTests {
    private let page: Page

    init() throws {
        page = try Page("Certificates/CertificateFormat.md")
    }

    @Test func everyRuleInCertificatesIsThereOnceAsItsTextSays() {
        let rules = RuleCode.allCases.filter { Rule($0).checks != nil }
        #expect(page.generated.map(\.name).sorted() == rules.map(\.rawValue))
        for (name, content) in page.generated {
            #expect(content == RuleCode(rawValue: name).map(Self.part), "run Tests/Structure/rules.py")
        }
    }

    private static func part(_ code: RuleCode) -> String {
        let text = RuleText(code.text)
        return """
            ### \(code), \(code.name)

            \(text.markdown(.certificate) ?? "")

            **Check.**
            \(text.markdown(.check) ?? "")

            **Why.**
            \(text.markdown(.why) ?? "")

            """
    }
}

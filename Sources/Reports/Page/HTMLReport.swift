import Drawing
import Rules
import SupportMasks
import SupportTheory
import ToolText

/// The report as one page that stands alone: no scripts, and nothing that has to be fetched. The same items give the
/// same bytes.
public struct HTMLReport: Sendable {
    private let items: [ReportItem]
    private let cut: Interruption.Cause?

    /// - Parameter cut: what ended the run before the files were read.
    public init(_ items: [ReportItem], cut: Interruption.Cause? = nil) {
        self.items = items
        self.cut = cut
    }

    /// The text of the page.
    public var text: String {
        let findings = items.map { Finding($0.analysis) }
        let embedding = items.contains { $0.embedding != nil } ? [PathDimension.rule] : []
        let models = items.contains { $0.factorModel != nil } ? RuleCode.allCases.filter { $0.kind == .factors } : []
        let targets = items.flatMap { $0.target?.rules ?? [] }
        let rules = Set(findings.flatMap(\.rules) + embedding + models + targets)
        let words = PageText(codes: Set(rules.map(\.rawValue)))
        let title = self.title(findings)
        let instances = zip(items, findings).enumerated().map { instance($1.0, $1.1, number: $0 + 1, words) }
        return PageFrame(
            title: title,
            about:
                "Whether sets of products of matrices with fixed supports are closed, so that a best approximation always exists.",
            main: """
                \((items.isEmpty ? cut : nil).map { "<p class=\"about\">\(XMLText.escaped(ReasonText.unread($0)))</p>\n" } ?? "")\(summary(findings))
                \(instances.joined(separator: "\n"))
                \(PageFrame.glossary(rules.sorted()))
                """
        ).text
    }

    private func title(_ findings: [Finding]) -> String {
        if items.count == 1 { return "\(items[0].analysis.instance.name): \(findings[0].verdict.words)" }
        let counts = [InstanceAnalysis.Verdict.closed, .notClosed, .undecided].compactMap { verdict -> String? in
            let count = findings.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count) \(verdict.words)"
        }
        return "\(items.count) instances: \(counts.joined(separator: ", "))"
    }

    private func summary(_ findings: [Finding]) -> String {
        let rows = zip(items, findings).enumerated().map { index, pair in
            let (item, finding) = pair
            let rule =
                finding.rule.map { "<a href=\"#rule-\($0.rawValue)\">\($0.rawValue)</a> \(XMLText.escaped($0.name))" }
                ?? "–"
            return
                "<tr><th scope=\"row\"><a href=\"#instance-\(index + 1)\">\(XMLText.escaped(item.analysis.instance.name))</a></th>"
                + "<td>\(Self.shape(item.analysis.instance))</td><td>\(Self.verdict(finding))</td><td>\(rule)</td></tr>"
        }
        return """
            <section aria-labelledby="summary">
            <h2 id="summary">Summary</h2>
            <div class="scroll"><table class="summary">
            <thead><tr><th scope="col">Instance</th><th scope="col">Shape</th><th scope="col">Verdict</th><th scope="col">Rule</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            </section>
            """
    }

    private static func shape(_ instance: MaskInstance) -> String {
        switch instance.masks {
        case .factorization(let masks): return "\(masks.rowCount) × \(masks.columnCount), width \(masks.width)"
        case .network(let layers):
            let sizes = layers.prefix(1).map(\.inputCount) + layers.prefix(8).map(\.outputCount)
            return
                "\(counted(layers.count, "layer")): \(sizes.map(String.init).joined(separator: " → "))\(layers.count > 8 ? " → …" : "")"
        }
    }

    private static func verdict(_ finding: Finding) -> String {
        "<span class=\"verdict \(finding.verdict.rawValue)\"><span aria-hidden=\"true\">\(finding.verdict.sign)</span> \(finding.words)</span>"
    }

    private func instance(_ item: ReportItem, _ finding: Finding, number: Int, _ words: PageText) -> String {
        let instance = item.analysis.instance
        let id = "instance-\(number)"
        guard !item.isBrief else { return briefInstance(item, finding, id: id, words) }
        let sections = ReportSections.sections(of: item).map { section in
            let picture =
                section.isPlaceOfPicture
                ? "\n" + PageFrame.figure(Picture(item.analysis, names: item.lineNames), id: "\(id)-picture") : ""
            return
                "<section>\n<h3>\(XMLText.escaped(section.title))</h3>\(picture)\n\(words.html(section.passages))\n</section>"
        }
        return """
            <article class="instance" aria-labelledby="\(id)">
            <h2 id="\(id)">\(XMLText.escaped(instance.name))</h2>
            <p class="lead">\(Self.verdict(finding))\(finding.rule.map { " by \(words.inline($0.title))" } ?? "")\(words.inline(FactorModelText.closing(item, TextStyle())))</p>
            <p class="about">\(XMLText.escaped(InstanceText.description(of: instance, item.lineNames)))\(Self.place(item))</p>
            \(sections.joined(separator: "\n"))
            <section>
            <h3>Certificate</h3>
            \(CertificatePart.html(item))
            </section>
            </article>
            """
    }

    private func briefInstance(_ item: ReportItem, _ finding: Finding, id: String, _ words: PageText) -> String {
        """
        <article class="instance" aria-labelledby="\(id)">
        <h2 id="\(id)">\(XMLText.escaped(item.analysis.instance.name))</h2>
        <p class="lead">\(Self.verdict(finding))\(finding.rule.map { " by \(words.inline($0.title))" } ?? "")\(words.inline(FactorModelText.closing(item, TextStyle())))</p>
        <p class="about">\(XMLText.escaped(InstanceText.description(of: item.analysis.instance, item.lineNames)))\(Self.place(item))</p>
        <p>\(XMLText.escaped(ReasonText.brief(item.analysis)))</p>
        </article>
        """
    }

    private static func place(_ item: ReportItem) -> String {
        guard !item.files.isEmpty else { return "" }
        let files = item.files.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
        return "<br/>Read from \(XMLText.escaped(files))\(item.line.map { ", line \($0)" } ?? "")."
    }

}

extension Picture {
    /// What a page says below the picture.
    var caption: String {
        switch masks {
        case .product: return "Row i of I and column j of Jᵀ meet at the cell (i, j) of X Yᵀ. Cells have tooltips."
        case .layers: return "The supports of the layers, input side first. Cells have tooltips."
        case .changes: return "What stays, what is added (+) and what is removed (−). Changes have tooltips."
        }
    }
}

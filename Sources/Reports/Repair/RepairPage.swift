import Certificates
import Drawing
import MaskRepair
import Rules
import ToolText

/// Repairs as one page that stands alone, with pictures of the changes. The same items give the same bytes.
public struct RepairPage: Sendable {
    private let items: [RepairItem]
    private let output: String?
    private let input: [String]

    /// - Parameters:
    ///   - input: the files that were read, for the commands that the page shows.
    ///   - output: the file that the masks were written to.
    public init(_ items: [RepairItem], input: [String], output: String? = nil) {
        (self.items, self.input, self.output) = (items, input, output)
    }

    public var text: String {
        let words = items.map { RepairWords($0, output: output) }
        let rules = Set(words.flatMap(\.rules))
        let page = PageText(codes: Set(rules.map(\.rawValue)))
        let articles = words.enumerated().map { article($1, id: "instance-\($0 + 1)", page) }
        return PageFrame(
            title: items.count == 1 ? "\(words[0].name): \(words[0].lead)" : "Repairs of \(items.count) instances",
            about: "Changes of masks after which the set of products is what is wanted of it.",
            main: (articles + [PageFrame.glossary(rules.sorted())]).joined(separator: "\n")
        ).text
    }

    private func article(_ words: RepairWords, id: String, _ page: PageText) -> String {
        let verdict =
            words.item.repair != nil ? "closed" : words.item.hasNoRepair ? "not-closed" : "undecided"
        let head = """
            <article class="instance" aria-labelledby="\(id)">
            <h2 id="\(id)">\(XMLText.escaped(words.name))</h2>
            <p class="lead \(verdict)">\(page.inline(words.lead))</p>
            """
        guard let repair = words.item.repair else { return head + "\n</article>" }
        guard !repair.changes.isEmpty else { return head + "\n\(certificate(words.item, repair))\n</article>" }
        return """
            \(head)
            <p>\(page.inline(words.bound(repair)))</p>
            \(PageFrame.figure(Picture(words.item), id: "\(id)-picture"))
            \(section("Changes", words.changes(repair), page))
            \(section("What it costs", words.costs(repair), page))
            \(certificate(words.item, repair))
            \(section("What to do next", words.next, page))
            </article>
            """
    }

    private func section(_ title: String, _ sentences: [String], _ page: PageText) -> String {
        "<section>\n<h3>\(title)</h3>\n\(page.html(sentences.map { .item($0) }))\n</section>"
    }

    private func certificate(_ item: RepairItem, _ repair: Repair) -> String {
        let files = input.isEmpty ? "MASKS" : input.map(shellQuoted).joined(separator: " ")
        let part = CertificatePart.html(
            CertificateWriter.certificate(for: repair.masks.instance, repair.closedness),
            of: repair.masks.instance.name, command: "supportcheck repair \(files) --certificate proof.json")
        return "<section>\n<h3>Certificate</h3>\n\(part)\n</section>"
    }
}

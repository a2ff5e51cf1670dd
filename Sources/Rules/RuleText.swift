/// The parts of a rule's text: a title and sections in a fixed order.
package struct RuleText {
    package enum Section: String, CaseIterable, Sendable {
        case statement = "Statement"
        case hypotheses = "Hypotheses"
        case certificate = "Certificate"
        case check = "Check"
        case trusted = "Trusted"
        case why = "Why"
        case source = "Source"
    }

    /// The first line without its mark: the code and the name.
    package let title: String
    /// The headings in their order, known or not.
    package private(set) var headings: [String] = []
    /// The lines below each heading.
    private var lines: [String: [Substring]] = [:]

    package init(_ markdown: String) {
        let all = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        title = String(all[0].trimmingPrefix("# "))
        for line in all.dropFirst() {
            if line.hasPrefix("## ") {
                headings.append(String(line.dropFirst(3)))
            } else if let heading = headings.last {
                lines[heading, default: []].append(line)
            }
        }
    }

    /// A section as it is written, without the empty lines around it; nil if there is none.
    package func markdown(_ section: Section) -> String? {
        guard let lines = lines[section.rawValue],
            let first = lines.firstIndex(where: { !$0.isEmpty }),
            let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return nil }
        return lines[first...last].joined(separator: "\n")
    }

    /// A section of sentences: a paragraph a line, with an empty line between two.
    package func prose(_ section: Section) -> String {
        let lines = (markdown(section) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.split(whereSeparator: \.isEmpty).map { $0.joined(separator: " ") }.joined(separator: "\n\n")
    }
}

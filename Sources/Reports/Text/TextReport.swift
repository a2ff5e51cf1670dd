import Rules
import SupportMasks
import SupportTheory
import ToolText

/// The report for readers: for each instance the verdict first, then why, where, and what to do.
///
/// The same items give the same bytes. Lines keep within `textWidth` columns where their words allow it.
public struct TextReport: Sendable {
    let items: [ReportItem]
    let style: TextStyle
    let cut: Interruption.Cause?

    /// - Parameter cut: what ended the run before the files were read.
    public init(_ items: [ReportItem], style: TextStyle = TextStyle(), cut: Interruption.Cause? = nil) {
        self.items = items
        self.style = style
        self.cut = cut
    }

    /// The whole report.
    public var text: String {
        if let cut, items.isEmpty { return unread(cut) }
        var lines: [String] = items.count > 1 ? summary + [""] : []
        for (index, item) in items.enumerated() {
            if index > 0 { lines += ["", String(repeating: "─", count: textWidth), ""] }
            lines += section(for: item)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func unread(_ cut: Interruption.Cause) -> String {
        ([style.open("UNDECIDED") + ", \(cut.words)"] + wrapped(ReasonText.unread(cut), indent: "  "))
            .joined(separator: "\n") + "\n"
    }

    private var summary: [String] {
        let counts = [InstanceAnalysis.Verdict.closed, .notClosed, .undecided].compactMap { verdict -> String? in
            let count = items.count { $0.analysis.verdict == verdict }
            return count == 0 ? nil : "\(count) \(verdict.words)"
        }
        return [style.bold("\(items.count) instances: \(counts.joined(separator: ", "))")]
    }

    private func section(for item: ReportItem) -> [String] {
        let instance = item.analysis.instance
        let cut = item.analysis.cut.map { ", \($0.words)" } ?? ""
        var lines = [
            "\(style.bold(instance.name)): \(coloured(item.analysis.verdict))\(cut)\(FactorModelText.closing(item, style))"
        ]
        lines += wrapped(InstanceText.description(of: instance, item.lineNames), indent: "  ")
        if item.isBrief { return lines + wrapped(ReasonText.brief(item.analysis), indent: "  ") }
        for section in ReportSections.sections(of: item) {
            lines += ["", heading(section.title)] + section.passages.flatMap(\.lines)
        }
        return lines
    }

    private func heading(_ title: String) -> String { style.bold(title) }

    private func coloured(_ verdict: InstanceAnalysis.Verdict) -> String {
        let word = verdict.words.uppercased()
        switch verdict {
        case .closed: return style.good(word)
        case .notClosed: return style.bad(word)
        case .undecided: return style.open(word)
        }
    }
}

extension InstanceAnalysis.Verdict {
    /// The verdict as words of a sentence.
    var words: String {
        switch self {
        case .closed: return "closed"
        case .notClosed: return "not closed"
        case .undecided: return "undecided"
        }
    }
}

extension RuleCode {
    /// The code and the name, as `SC302 (crossing)`.
    var title: String { "\(rawValue) (\(name))" }
}

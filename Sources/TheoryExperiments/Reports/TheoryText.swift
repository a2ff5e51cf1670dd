import Foundation
import Reports
import ToolText

/// The results as a table, then each claim with what was measured.
public struct TheoryText: Sendable {
    private let results: [TheoryResult]
    private let style: TextStyle
    /// Whether times are given; without them the same seed gives the same bytes.
    private let showsTimes: Bool

    public init(_ results: [TheoryResult], style: TextStyle = TextStyle(), showsTimes: Bool = true) {
        (self.results, self.style, self.showsTimes) = (results, style, showsTimes)
    }

    public var text: String {
        (table + [""] + results.flatMap(claims) + [results.summary]).joined(separator: "\n") + "\n"
    }

    private var table: [String] {
        let rows = results.map { [$0.statement.name, $0.verdict, showsTimes ? $0.seconds : "", $0.instances] }
        let head = ["statement", "result", showsTimes ? "time" : "", "instances"]
        let widths = (0..<3).map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).enumerated().flatMap { index, row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            let lead = cells.filter { !$0.isEmpty }.joined(separator: "  ")
            let lines = wrapped(row[3], width: max(30, textWidth - lead.count - 2))
            let rest = lines.dropFirst().map { String(repeating: " ", count: lead.count + 2) + $0 }
            let first = "\(index == 0 ? lead : coloured(lead, results[index - 1], row[1]))  \(lines.first ?? "")"
            return [index == 0 ? style.emphasised(first) : first] + rest
        }
    }

    private func coloured(_ text: String, _ result: TheoryResult, _ verdict: String) -> String {
        guard let place = text.range(of: verdict, options: .backwards) else { return text }
        return text.replacingCharacters(in: place, with: style.marked(verdict, isGood: result.holds))
    }

    private func claims(_ result: TheoryResult) -> [String] {
        let statement = result.statement
        var lines = wrapped("\(statement.title) [\(statement.source)]", indent: "", hanging: "  ")
        lines[0] = "\(style.emphasised(statement.name)): \(lines[0])"
        if result.isPlanted { lines += wrapped("Planted: \(statement.plant)", indent: "  ", hanging: "  ") }
        for claim in result.outcome?.claims ?? [] {
            let words = "\(claim.text): \(claim.evidence)"
            lines += wrapped("\(claim.holds ? "yes" : "NO ")  \(words)", indent: "  ", hanging: "     ")
        }
        return lines + [""]
    }
}

import MaskRepair
import ToolText

/// Repairs for readers.
public struct RepairText: Sendable {
    private let items: [RepairItem]
    private let output: String?

    /// - Parameter output: the file that the masks were written to.
    public init(_ items: [RepairItem], output: String? = nil) { (self.items, self.output) = (items, output) }

    public var text: String {
        items.map { part(RepairWords($0, output: output)).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func part(_ words: RepairWords) -> [String] {
        var lines = ["\(words.name): \(words.lead)"]
        guard let repair = words.item.repair, !repair.changes.isEmpty else { return lines }
        lines += ["", "Changes"] + words.changes(repair).flatMap { wrapped($0, indent: "  ") }
        lines += ["  \(words.bound(repair))"] + pictures(words.item, repair)
        lines += ["", "What it costs"] + words.costs(repair).map { "  \($0)" }
        return lines + ["", "What to do next"] + words.next.map { "  \($0)" }
    }

    private func pictures(_ item: RepairItem, _ repair: Repair) -> [String] {
        let touched = Set(repair.changes.map(\.mask))
        return item.given.masks.indices.filter(touched.contains).flatMap { mask -> [String] in
            let drawing = MaskDifference(
                name: item.given.names[mask], before: item.given.masks[mask], after: repair.masks.masks[mask])
            return drawing.isDrawn
                ? ["", "  \(drawing.name)  (+ added, - removed)"] + drawing.lines.map { "    \($0)" } : []
        }
    }
}

import SupportMasks
import SupportTheory

/// What was read: the masks with their densities, their order and why it was taken, what was left out.
enum MasksText {
    /// Longer lists are cut: the JSON report has all.
    static let mostLevels = 12
    private static let mostNotTaken = 8

    static func passages(of item: ReportItem) -> [Passage] {
        masks(item) + reading(item)
    }

    private static func masks(_ item: ReportItem) -> [Passage] {
        let tallies = item.reading?.tallies ?? []
        switch item.analysis.instance.masks {
        case .factorization(let supports):
            return zip(["I", "J"], [supports.left, supports.right]).enumerated().map { place, pair in
                let (name, mask) = pair
                return .paragraph(
                    line(
                        "\(name): \(mask.rowCount) × \(mask.columnCount)", mask.setBitCount,
                        mask.rowCount * mask.columnCount, tally(tallies, place)), hanging: 2)
            }
        case .network(let layers):
            let lines = layers.enumerated().map { place, layer in
                line(
                    "\(layer.name): \(counted(layer.outputCount, "output")) × \(counted(layer.inputCount, "input"))",
                    layer.entryCount,
                    layer.outputCount * layer.inputCount, tally(tallies, place))
            }
            guard lines.count > mostLevels else { return lines.map { .paragraph($0, hanging: 2) } }
            let head = lines.prefix(mostLevels - 1).map { Passage.paragraph($0, hanging: 2) }
            return head + [
                .paragraph("… \(counted(lines.count - mostLevels, "layer")) more …"),
                .paragraph(lines[lines.count - 1], hanging: 2),
            ]
        }
    }

    private static func tally(_ tallies: [EntryTally], _ place: Int) -> EntryTally? {
        tallies.indices.contains(place) ? tallies[place] : nil
    }

    private static func line(_ head: String, _ entries: Int, _ cells: Int, _ tally: EntryTally?) -> String {
        let tiny =
            tally.map { $0.tiny > 0 ? "; \($0.tiny) of these are tiny, \($0.zeros) entries are exactly zero" : "" }
            ?? ""
        return "\(head), \(entries) of \(cells) entries (\(percentage(entries, of: cells)))\(tiny)"
    }

    private static func reading(_ item: ReportItem) -> [Passage] {
        guard let reading = item.reading else { return [] }
        var passages: [Passage] = []
        if case .network(let layers) = item.analysis.instance.masks, layers.count > 1 {
            passages.append(.paragraph("Order: input side first, \(words(for: reading.order))."))
        }
        passages += reading.warnings.map { .paragraph("Note: \($0).", hanging: 2) }
        guard !reading.notTaken.isEmpty else { return passages }
        let shown = reading.notTaken.prefix(mostNotTaken).map { "\($0.name) (\(shape($0.shape)): \($0.why))" }
        let more = reading.notTaken.count - shown.count
        return passages + [
            .paragraph(
                "Not taken: \(shown.joined(separator: ", "))\(more > 0 ? ", and \(more) more (all of them: --format json)" : "").",
                hanging: 2)
        ]
    }

    static func words(for order: Reading.Order) -> String {
        switch order {
        case .given: return "as given"
        case .numbered: return "by the numbers in the names"
        case .shapes: return "the only order in which the shapes chain"
        }
    }

    private static func shape(_ sizes: [Int]) -> String {
        sizes.isEmpty ? "no dimension" : sizes.map(String.init).joined(separator: " × ")
    }

    /// With one decimal, rounded to nearest, from integers so that every platform prints the same.
    private static func percentage(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0.0 %" }
        let tenths = (part * 2000 + whole) / (2 * whole)
        return "\(tenths / 10).\(tenths % 10) %"
    }
}

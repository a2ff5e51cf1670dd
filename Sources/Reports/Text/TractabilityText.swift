import SupportMasks
import SupportTheory

/// Whether min ‖A − X Yᵀ‖ is known to be easy, and the plan that solves it.
enum TractabilityText {
    private static let mostBlocks = 10

    static func passages(for tractability: Tractability, _ names: LineNames) -> [Passage] {
        switch tractability {
        case .tractable(let rule, let plan):
            return [.paragraph("tractable. \(rule.title): \(rule.statement)")] + blocks(plan, names)
        case .notEstablished(let rule, let pair):
            return [.paragraph("not established. \(rule.title): \(rule.statement)")]
                + (pair.map { [.paragraph(obstacle($0, names))] } ?? [])
        }
    }

    private static func obstacle(_ pair: Tractability.ClassPair, _ names: LineNames) -> String {
        let first = names.supports(pair.first)
        guard let cell = pair.cell else {
            return
                "In the way: the class of \(first) observes only a part of its rectangle: complete classes take the rest."
        }
        return
            "In the way: the classes of \(first) and of \(names.supports(pair.second)) share the cell \(names.cell(cell.row, cell.column))."
    }

    private static func blocks(_ plan: FactorizationPlan, _ names: LineNames) -> [Passage] {
        guard !plan.blocks.isEmpty else { return [.paragraph("Plan: nothing to fit; X = 0, Y = 0 is optimal.")] }
        let head =
            plan.hasFreeCells
            ? "Plan, in this order; each block leaves the cells of later blocks to them:" : "Plan, in any order:"
        var passages: [Passage] = [.paragraph(head)]
        for (index, block) in plan.blocks.prefix(mostBlocks).enumerated() {
            passages.append(
                .paragraph(
                    "\(index + 1). \(method(block, names)): \(rectangle(block, names)), \(names.supports(block.supports))",
                    hanging: 3))
        }
        let more = plan.blocks.count - mostBlocks
        if more > 0 {
            passages.append(.paragraph("… and \(counted(more, "more block")) (the whole plan: --format json)"))
        }
        return passages
    }

    private static func rectangle(_ block: FactorizationPlan.Block, _ names: LineNames) -> String {
        "\(names.rows(block.rows)) × \(names.columns(block.columns))"
    }

    private static func method(_ block: FactorizationPlan.Block, _ names: LineNames) -> String {
        switch block.method {
        case .truncatedSVD: return "truncated SVD of rank \(block.rank)"
        case .fitExactly: return "fit exactly, a support for each line"
        case .fitThroughLines(let cover):
            let lines = [
                cover.rows.isEmpty ? nil : names.rows(cover.rows),
                cover.columns.isEmpty ? nil : names.columns(cover.columns),
            ]
            let listed = lines.compactMap { $0 }.joined(separator: " and ")
            return
                "fit exactly, \(listed.isEmpty ? "" : "a support for each of \(listed), then ")the \(cover.side.rawValue) by a generic factor"
        }
    }
}

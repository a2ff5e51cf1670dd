import MaskRepair
import SupportMasks
import SupportTheory
import ToolText

/// Repairs for readers.
public struct RepairText: Sendable {
    private let items: [RepairItem]
    private let output: String?

    /// - Parameter output: the file that the masks were written to.
    public init(_ items: [RepairItem], output: String? = nil) { (self.items, self.output) = (items, output) }

    public var text: String {
        items.map { part($0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private static let listed = 40

    private func part(_ item: RepairItem) -> [String] {
        let name = item.given.original.name
        guard let repair = item.repair else { return ["\(name): \(nothing(item))"] }
        guard !repair.changes.isEmpty else {
            return ["\(name): nothing to repair, it is \(goal(item)) (\(rules(item)))"]
        }
        var lines = [
            "\(name): \(counted(repair.changes.count, "change")), then it is \(goal(item)) (\(rules(item)))", "",
        ]
        lines += ["Changes"] + cells("add", repair.additions, item) + cells("remove", repair.removals, item)
        lines += ["  \(bound(repair))"] + pictures(item, repair) + ["", "What it costs"]
        for (name, (before, after)) in zip(item.given.names, zip(item.given.masks, repair.masks.masks)) {
            let (old, new) = (before.setBitCount, after.setBitCount)
            lines.append("  \(name): \(old) entries before, \(new) after (\(new >= old ? "+" : "−")\(abs(new - old)))")
        }
        let (old, new) = (item.given.entryCount, repair.masks.entryCount)
        lines.append(
            "  in all \(old) parameters before, \(new) after; a product with a vector takes \(2 * old) operations, then \(2 * new)"
        )
        return lines + ["", "What to do next"] + next(item)
    }

    private func nothing(_ item: RepairItem) -> String {
        if item.hasNoRepair { return "no changes that are allowed make it \(goal(item))" }
        guard case .none(let bound, _, let isCut, let decisions) = item.outcome else { return "" }
        return
            "no repair was found\(isCut ? " before a limit ended the search" : ""); fewer than "
            + "\(counted(bound, "change")) are not enough (\(counted(decisions, "decision")) of masks)"
    }

    private func goal(_ item: RepairItem) -> String {
        switch item.goal {
        case .closed: "certified closed"
        case .tractable: "tractable"
        case .chainable: "chainable"
        }
    }

    private func rules(_ item: RepairItem) -> String {
        guard let repair = item.repair else { return "" }
        if item.goal == .tractable, let pair = repair.masks.instance.factorSupports {
            let supports = RankOneSupports(pair)
            if case .tractable(let rule, _) = Tractability.of(supports, relation: supports.relation()) {
                return rule.rawValue
            }
        }
        return repair.closedness.rules.map(\.rawValue).joined(separator: ", ")
    }

    private func bound(_ repair: Repair) -> String {
        if repair.isMinimal { return "No repair has fewer changes: proved." }
        return
            "No repair has fewer than \(counted(repair.lowerBound, "change")): proved. Fewer than these may be enough."
    }

    /// The cells by mask.
    private func cells(_ verb: String, _ cells: [MaskCell], _ item: RepairItem) -> [String] {
        item.given.names.indices.flatMap { mask -> [String] in
            let own = cells.filter { $0.mask == mask }
            guard !own.isEmpty else { return [] }
            if let names = item.names { return loadings(verb, own, names) }
            let list = own.prefix(Self.listed).map { "(\($0.row), \($0.column))" }.joined(separator: " ")
            let rest = own.count > Self.listed ? " and \(own.count - Self.listed) more (--format json lists all)" : ""
            return wrapped("\(verb) in \(item.given.names[mask]): \(list)\(rest)", indent: "  ")
        }
    }

    /// The cells of a factor model, which are loadings, by the names of items and factors.
    private func loadings(_ verb: String, _ cells: [MaskCell], _ names: LineNames) -> [String] {
        let list = cells.prefix(Self.listed).map { "\(names.rows[$0.row]) on \(names.supports[$0.column])" }
        let rest = cells.count > Self.listed ? " and \(cells.count - Self.listed) more (--format json lists all)" : ""
        let noun = cells.count == 1 ? "loading" : "loadings"
        let head = verb == "add" ? "add the \(noun) of" : "drop the \(noun) of"
        return wrapped("\(head) \(list.joined(separator: ", "))\(rest)", indent: "  ")
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

    private func next(_ item: RepairItem) -> [String] {
        var lines: [String] = []
        if let output {
            lines.append("  the new masks are in \(output)")
        } else {
            lines.append("  -o FILE writes the new masks")
        }
        if let certificate = item.certificate {
            lines.append("  the proof is in \(certificate): supportcheck verify \(certificate)")
        } else {
            lines.append("  --certificate FILE writes the proof for supportcheck verify")
        }
        return lines + ["  --keep, --add, --remove, --same-density and --structure say what may change"]
    }

}

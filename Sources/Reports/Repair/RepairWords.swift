import MaskRepair
import Rules
import SupportMasks
import SupportTheory
import ToolText

/// The sentences of a report on a repair.
struct RepairWords {
    let item: RepairItem
    /// The file that the masks were written to, if they were.
    private let output: String?

    private static let listed = 40

    init(_ item: RepairItem, output: String?) { (self.item, self.output) = (item, output) }

    var name: String { item.given.original.name }

    /// What came of it.
    var lead: String {
        guard let repair = item.repair else { return nothing }
        let codes = rules.map(\.rawValue).joined(separator: ", ")
        guard !repair.changes.isEmpty else { return "nothing to repair, it is \(goal) (\(codes))" }
        return "\(counted(repair.changes.count, "change")), then it is \(goal) (\(codes))"
    }

    private var nothing: String {
        if item.hasNoRepair { return "no changes that are allowed make it \(goal)" }
        guard case .none(let bound, _, let isCut, let decisions) = item.outcome else { return "" }
        return
            "no repair was found\(isCut ? " before a limit ended the search" : ""); fewer than "
            + "\(counted(bound, "change")) are not enough (\(counted(decisions, "decision")) of masks)"
    }

    private var goal: String {
        switch item.goal {
        case .closed: "certified closed"
        case .tractable: "tractable"
        case .chainable: "chainable"
        }
    }

    /// The rules that the repaired masks are decided by.
    var rules: [RuleCode] {
        guard let repair = item.repair else { return [] }
        if item.goal == .tractable, let pair = repair.masks.instance.factorSupports {
            let supports = RankOneSupports(pair)
            if case .tractable(let rule, _) = Tractability.of(supports, relation: supports.relation()) { return [rule] }
        }
        return repair.closedness.rules
    }

    func bound(_ repair: Repair) -> String {
        if repair.isMinimal { return "No repair has fewer changes: proved." }
        return
            "No repair has fewer than \(counted(repair.lowerBound, "change")): proved. Fewer than these may be enough."
    }

    /// The cells by mask, first what is added.
    func changes(_ repair: Repair) -> [String] {
        cells("add", repair.additions) + cells("remove", repair.removals)
    }

    private func cells(_ verb: String, _ cells: [MaskCell]) -> [String] {
        item.given.names.indices.compactMap { mask -> String? in
            let own = cells.filter { $0.mask == mask }
            guard !own.isEmpty else { return nil }
            if let names = item.names { return loadings(verb, own, names) }
            let list = own.prefix(Self.listed).map { "(\($0.row), \($0.column))" }.joined(separator: " ")
            let rest = own.count > Self.listed ? " and \(own.count - Self.listed) more (--format json lists all)" : ""
            return "\(verb) in \(item.given.names[mask]): \(list)\(rest)"
        }
    }

    /// The cells of a factor model, which are loadings, by the names of items and factors.
    private func loadings(_ verb: String, _ cells: [MaskCell], _ names: LineNames) -> String {
        let list = cells.prefix(Self.listed).map { "\(names.rows[$0.row]) on \(names.supports[$0.column])" }
        let rest = cells.count > Self.listed ? " and \(cells.count - Self.listed) more (--format json lists all)" : ""
        let noun = cells.count == 1 ? "loading" : "loadings"
        let head = verb == "add" ? "add the \(noun) of" : "drop the \(noun) of"
        return "\(head) \(list.joined(separator: ", "))\(rest)"
    }

    func costs(_ repair: Repair) -> [String] {
        var lines = zip(item.given.names, zip(item.given.masks, repair.masks.masks)).map { name, masks -> String in
            let (old, new) = (masks.0.setBitCount, masks.1.setBitCount)
            return "\(name): \(old) entries before, \(new) after (\(new >= old ? "+" : "−")\(abs(new - old)))"
        }
        let (old, new) = (item.given.entryCount, repair.masks.entryCount)
        lines.append(
            "in all \(old) parameters before, \(new) after; a product with a vector takes \(2 * old) operations, then \(2 * new)"
        )
        return lines
    }

    var next: [String] {
        [
            output.map { "the new masks are in \($0)" } ?? "-o FILE writes the new masks",
            item.certificate.map { "the proof is in \($0): supportcheck verify \($0)" }
                ?? "--certificate FILE writes the proof for supportcheck verify",
            "--keep, --add, --remove, --same-density and --structure say what may change",
        ]
    }
}

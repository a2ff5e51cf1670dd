import SupportMasks

/// What changes must have in common with one another: a group of cells in which additions and removals are equally many.
///
/// Same density and n:m are of this kind: groups that are whole masks, or cells one beside the other in a row.
struct Balance: Sendable {
    let given: RepairMasks
    let rules: RepairRules

    /// The first group, of those that hold changes, that has more changes of one kind; nil if all are balanced.
    func violation(of changes: Set<MaskCell>) -> Violation? {
        guard let (group, count) = surplus(changes).filter({ $0.value != 0 }).min(by: { $0.key < $1.key }) else {
            return nil
        }
        return Violation(group: group, isRemoval: count > 0)
    }

    /// How many changes more it takes at least.
    func missing(of changes: Set<MaskCell>) -> Int {
        surplus(changes).values.reduce(0) { $0 + abs($1) }
    }

    /// By group, how many more additions than removals there are; empty where nothing has to be balanced.
    private func surplus(_ changes: Set<MaskCell>) -> [Group: Int] {
        guard rules.isBalanced else { return [:] }
        return changes.reduce(into: [:]) { $0[group(of: $1), default: 0] += given[$1] ? -1 : 1 }
    }

    /// The changes that mend a violation in part.
    func changes(mending violation: Violation) -> [MaskCell] {
        let matrix = given.masks[violation.group.mask]
        let (rows, columns): (Range<Int>, Range<Int>)
        if let width = groupWidth {
            rows = violation.group.row..<(violation.group.row + 1)
            columns = (violation.group.start * width)..<min((violation.group.start + 1) * width, matrix.columnCount)
        } else {
            (rows, columns) = (0..<matrix.rowCount, 0..<matrix.columnCount)
        }
        return rows.flatMap { row in
            columns.map { MaskCell(mask: violation.group.mask, row: row, column: $0) }
        }
        .filter { given[$0] == violation.isRemoval && rules.allows($0, of: given) }
    }

    struct Violation {
        let group: Group
        /// Whether entries have to be removed; else they have to be added.
        let isRemoval: Bool
    }

    struct Group: Hashable, Comparable {
        let mask: Int
        let row: Int
        let start: Int

        static func < (a: Group, b: Group) -> Bool { (a.mask, a.row, a.start) < (b.mask, b.row, b.start) }
    }

    private var groupWidth: Int? {
        if case .someOfMany(_, let group) = rules.structure { return group }
        return nil
    }

    private func group(of cell: MaskCell) -> Group {
        guard let width = groupWidth else { return Group(mask: cell.mask, row: 0, start: 0) }
        return Group(mask: cell.mask, row: cell.row, start: cell.column / width)
    }
}

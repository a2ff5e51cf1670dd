import SupportMasks
import SupportTheory

/// The masks with as many lines of each type as it has supports, where the others bound ranks in blocks that have no cell
/// in common (SC163, 4).
struct EqualLineBlocks {
    /// What is left, if it is less.
    let kernel: RankOneSupports

    /// Nil if no line is superfluous, or if blocks of rows and of columns overlap.
    init?(_ supports: RankOneSupports) {
        let masks = supports.masks
        let (rows, columns) = (Self.groups(masks.left), Self.groups(masks.right))
        let blocks = (rows.filter { $0.bounds(masks.right) }, columns.filter { $0.bounds(masks.left) })
        // A row and a column of types with a support in common meet in a cell.
        let areApart = blocks.0.allSatisfy { row in
            blocks.1.allSatisfy { row.type.isDisjoint(with: $0.type) }
        }
        let kept = (rows.flatMap(\.kept).sorted(), columns.flatMap(\.kept).sorted())
        guard areApart, kept.0.count < supports.rowCount || kept.1.count < supports.columnCount else { return nil }
        kernel = supports.restricted(rows: kept.0, columns: kept.1).supports
    }

    /// The lines of one type.
    private struct Group {
        var type: BitSet
        var lines: [Int]

        var kept: [Int] { Array(lines.prefix(type.count)) }

        /// Whether they bound a rank: there are more of them than supports, and so are there lines of the other side.
        func bounds(_ other: BitMatrix) -> Bool {
            let opposite = (0..<other.rowCount).count { !other.row($0).isDisjoint(with: type) }
            return lines.count > type.count && opposite > type.count
        }
    }

    private static func groups(_ mask: BitMatrix) -> [Group] {
        var groups: [Group] = []
        var numbers: [BitSet: Int] = [:]
        for line in 0..<mask.rowCount {
            let type = mask.row(line)
            if let number = numbers[type] {
                groups[number].lines.append(line)
            } else {
                numbers[type] = groups.count
                groups.append(Group(type: type, lines: [line]))
            }
        }
        return groups
    }
}

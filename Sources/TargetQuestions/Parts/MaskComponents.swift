import MaskedStates
import SupportMasks
import SupportTheory

/// The rows and columns that supports join, directly or one after the other: the set of products is the product of those
/// of its components.
struct MaskComponents {
    struct Part: Hashable {
        /// Ascending.
        var rows: [Int]
        var columns: [Int]
    }

    /// In the order of their first rows. Lines that no support joins to the other side belong to none.
    private(set) var parts: [Part] = []

    /// O(ones).
    init(_ supports: RankOneSupports) {
        var joined = DisjointSets(count: supports.width)
        let live = (0..<supports.width).map {
            !supports.rowSets.isRowEmpty($0) && !supports.columnSets.isRowEmpty($0)
        }
        for mask in [supports.masks.left, supports.masks.right] {
            for line in 0..<mask.rowCount {
                let members = mask.row(line).filter { live[$0] }
                for (one, next) in zip(members, members.dropFirst()) { joined.unite(one, next) }
            }
        }
        var numbers: [Int: Int] = [:]
        for (isRow, mask) in [(true, supports.masks.left), (false, supports.masks.right)] {
            for line in 0..<mask.rowCount {
                guard let first = mask.row(line).first(where: { live[$0] }) else { continue }
                let root = joined.root(first)
                let number = numbers[root] ?? parts.count
                if number == parts.count {
                    numbers[root] = number
                    parts.append(Part(rows: [], columns: []))
                }
                if isRow { parts[number].rows.append(line) } else { parts[number].columns.append(line) }
            }
        }
    }
}

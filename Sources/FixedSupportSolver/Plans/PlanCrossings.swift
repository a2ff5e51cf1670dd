import SupportMasks
import SupportTheory

/// Blocks that share a support: conditions 1 and 5 of `CheckedPlan`.
///
/// A support that has entries for two blocks reaches, besides their rectangles, the rows of one and the columns of the
/// other. Those cells have to be cared for later.
struct PlanCrossings {
    private let masks: FactorSupports
    private let plan: FactorizationPlan

    init(_ masks: FactorSupports, _ plan: FactorizationPlan) {
        self.masks = masks
        self.plan = plan
    }

    func check() throws(PlanError) {
        let users = blocksOfSupports()
        guard users.contains(where: { $0.count > 1 }) else { return }
        var later = BitMatrix(rowCount: masks.rowCount, columnCount: masks.columnCount)
        for (place, block) in plan.blocks.enumerated().reversed() {
            let rows = BitSet(capacity: masks.rowCount, members: block.rows)
            let columns = BitSet(capacity: masks.columnCount, members: block.columns)
            var others: Set<Int> = []
            for support in block.supports { others.formUnion(users[support].prefix { $0 < place }) }
            for other in others.sorted() {
                try check(place, rows, columns, with: other, later)
            }
            for row in block.rows { later.setRow(row, later.row(row).union(columns)) }
        }
    }

    /// The blocks that use each support, in the order of the plan.
    private func blocksOfSupports() -> [[Int]] {
        var users = [[Int]](repeating: [], count: masks.width)
        for (place, block) in plan.blocks.enumerated() {
            for support in block.supports { users[support].append(place) }
        }
        return users
    }

    private func check(_ place: Int, _ rows: BitSet, _ columns: BitSet, with other: Int, _ later: BitMatrix)
        throws(PlanError)
    {
        let block = plan.blocks[other]
        guard !block.rows.contains(where: rows.contains), !block.columns.contains(where: columns.contains) else {
            throw PlanError("blocks \(other) and \(place) use the same entry of a factor")
        }
        let otherColumns = BitSet(capacity: masks.columnCount, members: block.columns)
        let isFree =
            rows.allSatisfy { otherColumns.isSubset(of: later.row($0)) }
            && block.rows.allSatisfy { columns.isSubset(of: later.row($0)) }
        guard isFree else {
            throw PlanError(
                "blocks \(other) and \(place) share a support, and not all cells between them belong to later blocks")
        }
    }
}

import SupportMasks
import SupportTheory

/// Whether a plan uses all that the supports can reach: condition 4 of `CheckedPlan`. Without it a plan could leave a
/// cell out that factors do reach.
struct PlanCoverage {
    private let masks: FactorSupports
    private let plan: FactorizationPlan

    init(_ masks: FactorSupports, _ plan: FactorizationPlan) {
        self.masks = masks
        self.plan = plan
    }

    func check() throws(PlanError) {
        var free = BitMatrix(rowCount: masks.rowCount, columnCount: masks.columnCount)
        var decompositions = [[BitSet]](repeating: [], count: masks.width)
        var rowsOfDecompositions = decompositions.map { _ in [Int: Int]() }
        for block in plan.blocks {
            let columns = BitSet(capacity: masks.columnCount, members: block.columns)
            guard block.method == .truncatedSVD else {
                for row in block.rows { free.setRow(row, free.row(row).union(columns)) }
                continue
            }
            for support in block.supports {
                for row in block.rows { rowsOfDecompositions[support][row] = decompositions[support].count }
                decompositions[support].append(columns)
            }
        }
        let (rowSets, columnSets) = (masks.left.transposed(), masks.right.transposed())
        for support in 0..<masks.width {
            let columns = columnSets.row(support)
            for row in rowSets.row(support) {
                var left = columns.subtracting(free.row(row))
                if let place = rowsOfDecompositions[support][row] { left.subtract(decompositions[support][place]) }
                if let column = left.first {
                    throw PlanError(
                        "no block cares for support \(support) in the cell (\(row),\(column)): is it a plan of other masks?"
                    )
                }
            }
        }
    }
}

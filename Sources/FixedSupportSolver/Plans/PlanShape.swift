import SupportMasks
import SupportTheory

/// Whether a block is made of rows, columns and supports that masks have, and lies in its supports.
struct PlanShape {
    private let masks: FactorSupports

    init(_ masks: FactorSupports) { self.masks = masks }

    func check(_ block: FactorizationPlan.Block, _ place: Int) throws(PlanError) {
        try check(block.rows, "rows", below: masks.rowCount, place)
        try check(block.columns, "columns", below: masks.columnCount, place)
        guard !block.supports.isEmpty, Set(block.supports).count == block.supports.count,
            block.supports.allSatisfy({ (0..<masks.width).contains($0) })
        else {
            throw PlanError("block \(place): expected supports from 0 to \(masks.width - 1), each once")
        }
        for support in block.supports {
            if let row = block.rows.first(where: { !masks.left[$0, support] }) {
                throw PlanError("block \(place): row \(row) does not lie in support \(support) of these masks")
            }
            if let column = block.columns.first(where: { !masks.right[$0, support] }) {
                throw PlanError("block \(place): column \(column) does not lie in support \(support) of these masks")
            }
        }
    }

    private func check(_ lines: [Int], _ name: String, below count: Int, _ place: Int) throws(PlanError) {
        let isRising = zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }
        guard isRising, let first = lines.first, let last = lines.last, first >= 0, last < count else {
            throw PlanError("block \(place): expected \(name) from 0 to \(count - 1), rising, at least one")
        }
    }
}

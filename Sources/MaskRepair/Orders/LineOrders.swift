import SupportMasks

/// Orders that empty line after line of the product, those with the fewest entries first: of masks that are not closed
/// because some lines have few entries, the others are left.
struct LineOrders {
    let given: RepairMasks
    let rules: RepairRules

    /// By rows, by columns, and by both.
    var orders: [ChangeOrder] {
        guard rules.mayRemove else { return [] }
        let (rows, columns) = (self.rows, self.columns)
        return [rows, columns, rows + columns].map { lines in
            let sorted = lines.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
            return ChangeOrder(cells: sorted.flatMap(\.element), of: given, rules)
        }
    }

    /// The entries of each row of the product: in I, or in the last layer.
    private var rows: [[MaskCell]] { lines(of: given.isPair ? 0 : given.masks.count - 1) }

    /// The entries of each column: in J, or in the first layer.
    private var columns: [[MaskCell]] {
        guard !given.isPair else { return lines(of: 1) }
        let turned = given.masks[0].transposed()
        return (0..<turned.rowCount).map { input in
            turned.row(input).members.map { MaskCell(mask: 0, row: $0, column: input) }
        }
    }

    private func lines(of mask: Int) -> [[MaskCell]] {
        (0..<given.masks[mask].rowCount).map { row in
            given.masks[mask].row(row).members.map { MaskCell(mask: mask, row: row, column: $0) }
        }
    }
}

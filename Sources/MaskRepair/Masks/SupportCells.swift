import SupportMasks

/// The rank-one supports of a pair or of two layers, and the cells that they come from.
struct SupportCells {
    /// The rows and the columns of each support.
    var rows: [BitSet]
    var columns: [BitSet]
    private let isPair: Bool

    /// Nil for a network of another depth.
    init?(_ masks: RepairMasks) {
        guard masks.masks.count == 2, let pair = masks.instance.factorSupports else { return nil }
        isPair = masks.isPair
        let (left, right) = (pair.left.transposed(), pair.right.transposed())
        rows = (0..<pair.width).map(left.row)
        columns = (0..<pair.width).map(right.row)
    }

    /// The entry of I at a row and a support.
    func x(_ row: Int, _ support: Int) -> MaskCell { MaskCell(mask: isPair ? 0 : 1, row: row, column: support) }

    /// The entry of J at a column and a support.
    func y(_ column: Int, _ support: Int) -> MaskCell {
        isPair ? MaskCell(mask: 1, row: column, column: support) : MaskCell(mask: 0, row: support, column: column)
    }

    /// The support that a cell belongs to.
    func support(of cell: MaskCell) -> Int { isPair || cell.mask == 1 ? cell.column : cell.row }

    mutating func flip(_ cell: MaskCell) {
        if cell.mask == (isPair ? 0 : 1) {
            rows[cell.column][cell.row].toggle()
        } else if isPair {
            columns[cell.column][cell.row].toggle()
        } else {
            columns[cell.row][cell.column].toggle()
        }
    }
}

import SupportMasks

/// Cells of the masks by whole lines.
struct Region: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case rows(BitSet)
        case columns(BitSet)
        case all
    }

    /// One for each mask.
    var parts: [Part]

    func contains(_ cell: MaskCell) -> Bool {
        switch parts[cell.mask] {
        case .rows(let rows): rows.contains(cell.row)
        case .columns(let columns): columns.contains(cell.column)
        case .all: true
        }
    }

    /// False only if no cell is in both.
    func mayMeet(_ other: Region) -> Bool {
        zip(parts, other.parts).contains { pair in
            switch pair {
            case (.rows(let a), .rows(let b)), (.columns(let a), .columns(let b)): !a.isDisjoint(with: b)
            default: true
            }
        }
    }

    /// Its cells that are not set in the masks.
    func zeros(of masks: RepairMasks) -> [MaskCell] {
        parts.indices.flatMap { mask -> [MaskCell] in
            let matrix = masks.masks[mask]
            let (rows, columns): ([Int], [Int]) =
                switch parts[mask] {
                case .rows(let rows): (rows.members, Array(0..<matrix.columnCount))
                case .columns(let columns): (Array(0..<matrix.rowCount), columns.members)
                case .all: (Array(0..<matrix.rowCount), Array(0..<matrix.columnCount))
                }
            return rows.flatMap { row in
                columns.filter { !matrix[row, $0] }.map { MaskCell(mask: mask, row: row, column: $0) }
            }
        }
    }
}

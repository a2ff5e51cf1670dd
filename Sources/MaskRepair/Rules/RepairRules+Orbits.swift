import SupportMasks

extension RepairRules {
    /// The cells that change with this one: itself, or its block; nil where one of them may not.
    func orbit(of cell: MaskCell, in given: RepairMasks) -> [MaskCell]? {
        guard case .blocks(let height, let width) = structure else { return allows(cell, of: given) ? [cell] : nil }
        let matrix = given.masks[cell.mask]
        let (top, left) = (cell.row / height * height, cell.column / width * width)
        let cells = (top..<min(top + height, matrix.rowCount)).flatMap { row in
            (left..<min(left + width, matrix.columnCount)).map { MaskCell(mask: cell.mask, row: row, column: $0) }
        }
        return cells.allSatisfy { allows($0, of: given) } ? cells : nil
    }

    /// How the masks fail the structure; nil if they have it.
    public func complaint(about masks: RepairMasks) -> String? {
        switch structure {
        case nil: return nil
        case .someOfMany(let kept, let group):
            for (index, matrix) in masks.masks.enumerated() {
                for row in 0..<matrix.rowCount {
                    for start in stride(from: 0, to: matrix.columnCount, by: group) {
                        let columns = start..<min(start + group, matrix.columnCount)
                        let count = columns.count { matrix[row, $0] }
                        if count > kept {
                            return "\(masks.names[index]): row \(row) has \(count) entries in columns "
                                + "\(columns.lowerBound)–\(columns.upperBound - 1), and \(kept):\(group) allows \(kept)"
                        }
                    }
                }
            }
            return nil
        case .blocks(let height, let width):
            for (index, matrix) in masks.masks.enumerated() {
                for row in 0..<matrix.rowCount {
                    for column in 0..<matrix.columnCount
                    where matrix[row, column] != matrix[row / height * height, column / width * width] {
                        return "\(masks.names[index]): the block of \(height) × \(width) cells around (\(row), "
                            + "\(column)) is neither full nor empty"
                    }
                }
            }
            return nil
        }
    }
}

import SupportMasks

/// Orders that make whole masks full, or empty, the smallest first: full ones make the products everything, and one that
/// is empty makes them zero.
struct LayerOrders {
    let given: RepairMasks
    let rules: RepairRules

    var orders: [ChangeOrder] {
        var result: [ChangeOrder] = []
        let bySize = given.masks.indices.sorted { size(of: $0) < size(of: $1) }
        if rules.mayAdd {
            result.append(ChangeOrder(cells: bySize.flatMap { cells(of: $0, set: false) }, of: given, rules))
            result.append(ChangeOrder(cells: everywhere(), of: given, rules))
        }
        if rules.mayRemove {
            result += bySize.prefix(2).map { ChangeOrder(cells: cells(of: $0, set: true), of: given, rules) }
        }
        return result
    }

    private func size(of mask: Int) -> Int { given.masks[mask].rowCount * given.masks[mask].columnCount }

    /// The cells of a mask with or without an entry, lines with few entries first, spread over them.
    private func cells(of mask: Int, set: Bool) -> [MaskCell] {
        let matrix = given.masks[mask]
        var lines = (0..<matrix.rowCount).map { row in
            let columns = (0..<matrix.columnCount).filter { matrix[row, $0] == set }
            // Another start in every row, so that columns fill evenly.
            let start = columns.isEmpty ? 0 : row * 7919 % columns.count
            return (columns[start...] + columns[..<start]).map { MaskCell(mask: mask, row: row, column: $0) }
        }
        lines.sort {
            ($1.count, $0.first?.row ?? 0) < ($0.count, $1.first?.row ?? 0)
        }
        let longest = lines.map(\.count).max() ?? 0
        return (0..<longest).flatMap { step in lines.compactMap { step < $0.count ? $0[step] : nil } }
    }

    /// The cells without an entry of all masks, in turn.
    private func everywhere() -> [MaskCell] {
        let lists = given.masks.indices.map { cells(of: $0, set: false) }
        let longest = lists.map(\.count).max() ?? 0
        return (0..<longest).flatMap { step in
            lists.compactMap { list in
                // As far along in each list.
                let place = step * list.count / longest
                let before = step == 0 ? -1 : (step - 1) * list.count / longest
                return place > before && place < list.count ? list[place] : nil
            }
        }
    }
}

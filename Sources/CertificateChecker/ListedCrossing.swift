import CheckerInput

/// SC302 on two masks that were read as lists: any two supports are disjoint, equal or cross.
///
/// The rule speaks of classes of equal supports, of which those with no row or no column are left out. Two supports that
/// share no row, or no column, are disjoint, and so is each of them if it is empty. So it is enough to look, for each
/// support, at those with which it shares a row: how many rows and how many columns they have in common is counted, and A
/// contains A' where they have all rows of A' in common. Equal supports contain one another on both sides, and pass as
/// supports that cross. Steps: Σ |τ_i|² + Σ |σ_j|² over the supports τ_i of a row and σ_j of a column.
struct ListedCrossing {
    /// By support: its columns, and its rows.
    private let columnsOf: ListedCells
    private let rowsOf: ListedCells
    /// By column, and by row: the supports.
    private let inColumn: ListedCells
    private let inRow: ListedCells

    private init(first: ListedCells, second: ListedCells, inputs: Int) {
        columnsOf = first
        inRow = second
        rowsOf = second.transposed(columns: first.rowCount)
        inColumn = first.transposed(columns: inputs)
    }

    /// Checks the step.
    ///
    /// - Parameters:
    ///   - first: the mask of layer 0, hidden units × inputs.
    ///   - second: the mask of layer 1, outputs × hidden units.
    static func check(_ step: JSONValue, first: ListedCells, second: ListedCells, inputs: Int) throws(Rejection) {
        _ = try step.fields("rule")
        try step.budget.spend(
            Budget.word * (inputs + first.rowCount) + 120 * (first.columns.count + second.columns.count))
        try ListedCrossing(first: first, second: second, inputs: inputs).check(step)
    }

    private func check(_ step: JSONValue) throws(Rejection) {
        let budget = step.budget
        let count = columnsOf.rowCount
        var rows = try budget.zeros(count)
        var columns = try budget.zeros(count)
        for support in try budget.each(count) {
            let sharing = try CommonLines.count(rowsOf[support], inRow, &rows, budget)
            let others = try CommonLines.count(columnsOf[support], inColumn, &columns, budget)
            for other in sharing where other > support && columns[other] > 0 {
                guard crosses(support, other, rows[other], columns[other]) else {
                    throw step.rejection("supports \(support) and \(other) are neither disjoint nor crossing")
                }
            }
            for other in sharing { rows[other] = 0 }
            for other in others { columns[other] = 0 }
        }
    }

    /// A ⊇ A' and B ⊆ B', or the reverse, from the numbers of rows and columns in common.
    private func crosses(_ support: Int, _ other: Int, _ rows: Int, _ columns: Int) -> Bool {
        let containsRows = rows == rowsOf[other].count
        let isInRows = rows == rowsOf[support].count
        let containsColumns = columns == columnsOf[other].count
        let isInColumns = columns == columnsOf[support].count
        return containsRows && isInColumns || isInRows && containsColumns
    }
}

private enum CommonLines {
    /// Counts for each support on how many of some lines it is; returns those that are on one.
    static func count(
        _ lines: ArraySlice<UInt32>, _ supportsOfLine: ListedCells, _ counts: inout [Int], _ budget: Budget
    ) throws(Rejection) -> [Int] {
        var found: [Int] = []
        for line in lines {
            let supports = supportsOfLine[Int(line)]
            try budget.spend(10 + 20 * supports.count)
            for support in supports {
                if counts[Int(support)] == 0 { found.append(Int(support)) }
                counts[Int(support)] += 1
            }
        }
        return found
    }
}

import CheckerInput

/// The end `face` of a tree of normal forms: scaling lines by powers of a number that tends to zero makes the non-zero
/// cells N tend to a forest F of them, on which the entries stay.
///
/// No other cell of N joins two lines of a component of F, and the arrows of these cells, from the component of the row
/// to that of the column, have no circle: so components have levels that fall along every arrow.
enum ContractedFace {
    static func check(_ place: JSONValue, _ forest: [Cell], of pattern: ZeroPattern) throws(Rejection) {
        let budget = place.budget
        let lineCount = pattern.rowCount + pattern.columnCount
        var components = try Forest(count: lineCount, budget)
        try budget.spend(4 * Budget.word * (forest.count + pattern.nonzeros.count))
        for cell in forest {
            try place.require(pattern.isNonzero(cell), "cell (\(cell.row), \(cell.column)) of the base is zero here")
            try components.join(cell.row, pattern.rowCount + cell.column)
        }
        let kept = Set(forest)
        var arrows = Array(repeating: [Int](), count: lineCount)
        try budget.spend(4 * Budget.word * lineCount)
        var incoming = try budget.zeros(lineCount)
        for cell in pattern.nonzeros where !kept.contains(cell) {
            let source = try components.root(cell.row)
            let target = try components.root(pattern.rowCount + cell.column)
            try place.require(
                source != target, "cell (\(cell.row), \(cell.column)) joins two lines of a component of the base")
            arrows[source].append(target)
            incoming[target] += 1
        }
        try place.require(
            try hasNoCircle(arrows, incoming: &incoming, budget), "the cells outside the base go round in a circle")
    }

    /// Takes away the components that no arrow comes to, until none is left.
    private static func hasNoCircle(_ arrows: [[Int]], incoming: inout [Int], _ budget: Budget)
        throws(Rejection) -> Bool
    {
        try budget.spend(Budget.word * arrows.count)
        var ready = arrows.indices.filter { incoming[$0] == 0 }
        var count = 0
        while let component = ready.popLast() {
            count += 1
            for target in arrows[component] {
                try budget.spend(Budget.word)
                incoming[target] -= 1
                if incoming[target] == 0 { ready.append(target) }
            }
        }
        return count == arrows.count
    }
}

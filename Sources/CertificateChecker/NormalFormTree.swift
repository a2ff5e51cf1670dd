/// The tree of SC304: says that every element of the closure of Q that has the pattern of a node is in Q.
struct NormalFormTree {
    struct Line: Hashable, Sendable {
        let side: Side
        let index: Int
    }

    let state: State
    /// Lines without which the state is known to be closed.
    let deleted: Set<Line>
    /// What is decided on the path.
    var pattern: ZeroPattern

    /// What is left to do, the next thing last. A list of its own, because a tree may be too deep for the stack of a thread.
    private enum Task {
        case visit(JSONValue)
        case turn(Branch)
        case leave(pivot: ZeroPattern.Cell, cleared: [ZeroPattern.Cell])
    }

    private struct Branch {
        let pivot: ZeroPattern.Cell
        let cleared: JSONValue
        let nonzero: JSONValue
    }

    /// Checks the tree below a node. Each branch decides a cell, so a path has at most as many as there are observed cells.
    mutating func check(_ root: JSONValue, budget: inout Budget) throws(Rejection) {
        var tasks = [Task.visit(root)]
        while let task = tasks.popLast() {
            switch task {
            case .visit(let node):
                try budget.spend(2_000, at: node)
                if try node.member("cell") != nil {
                    try enter(node, &tasks)
                } else {
                    try checkEnd(node, budget: &budget)
                }
            case .turn(let branch): try turn(branch, &tasks, budget: &budget)
            case .leave(let pivot, let cleared):
                for target in cleared.reversed() { pattern.takeBackZero(target) }
                pattern.takeBackNonzero(pivot)
            }
        }
    }

    private mutating func checkEnd(_ node: JSONValue, budget: inout Budget) throws(Rejection) {
        if try node.member("zeroLine") != nil { return try checkZeroLine(try node.fields("zeroLine")[0], budget: &budget) }
        guard pattern.undecidedCount == 0 else { throw node.rejection("\(pattern.undecidedCount) observed cells are not decided here") }
        if try node.member("stars") != nil {
            try checkStars(try node.fields("stars")[0], budget: &budget)
        } else if try node.member("rank") != nil {
            try checkRank(try node.fields("rank")[0], budget: &budget)
        } else if try node.member("cases") != nil {
            try checkCases(node, budget: &budget)
        } else if try node.member("parameters") != nil {
            try checkAffineTerms(node, budget: &budget)
        } else {
            try checkTerms(node, budget: &budget)
        }
    }

    /// The cell is zero, or it is not.
    private mutating func enter(_ node: JSONValue, _ tasks: inout [Task]) throws(Rejection) {
        let fields = try node.fields("cell", "zero", "cleared", "nonzero")
        let pivot = try cell(fields[0])
        guard pattern.isUndecided(pivot) else { throw fields[0].rejection("the cell is not observed, or is decided already") }
        pattern.setZero(pivot)
        tasks.append(.turn(Branch(pivot: pivot, cleared: fields[2], nonzero: fields[3])))
        tasks.append(.visit(fields[1]))
    }

    /// From zero to non-zero, where multiples of the pivot's row and column, added to others, make more cells zero.
    private mutating func turn(_ branch: Branch, _ tasks: inout [Task], budget: inout Budget) throws(Rejection) {
        pattern.takeBackZero(branch.pivot)
        pattern.setNonzero(branch.pivot)
        var cleared: [ZeroPattern.Cell] = []
        for element in try branch.cleared.elements() {
            let target = try cell(element)
            try budget.spend(pattern.rows.cost + pattern.columns.cost, at: element)
            guard pattern.isUndecided(target) else { throw element.rejection("the cell is not observed, or is decided already") }
            try checkAddition(from: branch.pivot, to: target, at: element)
            pattern.setZero(target)
            cleared.append(target)
        }
        tasks.append(.leave(pivot: branch.pivot, cleared: cleared))
        tasks.append(.visit(branch.nonzero))
    }

    /// Adding a multiple of the pivot's line to the target's parallel line makes the target zero, keeps Q, and changes no decided cell.
    private func checkAddition(from pivot: ZeroPattern.Cell, to target: ZeroPattern.Cell, at place: JSONValue) throws(Rejection) {
        let (lines, source, destination, name): (ZeroPattern.Lines, Int, Int, String)
        if target.column == pivot.column, target.row != pivot.row {
            (lines, source, destination, name) = (pattern.rows, pivot.row, target.row, "row")
        } else if target.row == pivot.row, target.column != pivot.column {
            (lines, source, destination, name) = (pattern.columns, pivot.column, target.column, "column")
        } else {
            throw place.rejection("the cell is neither beside the pivot nor above or below it")
        }
        guard lines.mayBeAdded(source, to: destination) else { throw place.rejection("\(name) \(source) may not be added to \(name) \(destination)") }
        guard lines.leavesDecided(source, addedTo: destination) else {
            throw place.rejection("adding \(name) \(source) to \(name) \(destination) may change a cell that is decided")
        }
    }

    /// Products that tend to the matrix still do when the line is deleted from them, and then they lie in a set that is closed.
    private func checkZeroLine(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("side", "line")
        let side = try Side(fields[0])
        let lines = side == .rows ? pattern.rows : pattern.columns
        let line = try fields[1].index(below: side == .rows ? state.rowCount : state.columnCount, "line")
        try budget.spend(lines.cost, at: value)
        guard lines.isZero(line) else { throw value.rejection("the line has a cell that is not known to be zero") }
        guard deleted.contains(Line(side: side, index: line)) else { throw value.rejection("the line is not among the deletions") }
    }

    func cell(_ value: JSONValue) throws(Rejection) -> ZeroPattern.Cell {
        let pair = try value.tuple(2, "[row, column]")
        return ZeroPattern.Cell(row: try pair[0].index(below: state.rowCount, "row"), column: try pair[1].index(below: state.columnCount, "column"))
    }
}

/// A set of matrices that keeps additions and scalings of lines, as the ends of a tree of normal forms speak of it: a
/// state's, or the products of a network.
protocol NormalFormSet: Sendable {
    /// The key of a list that factors an element, in a case of an end with parameters.
    var factorsKey: String { get }
    /// The key of a list that, with some lines, bounds a rank.
    var cutKey: String { get }

    /// Checks an end of a kind that only this set has; every observed cell is decided.
    func checkEnd(_ node: JSONValue, _ pattern: ZeroPattern) throws(Rejection)
    /// The element that the member `factorsKey` stands for, by cells, whose entries are polynomials in the parameters;
    /// cells that are not there are zero.
    func product(_ factors: JSONValue, parameters count: Int) throws(Rejection) -> [ZeroPattern.Cell: Expansion]
    /// Checks the lines of a minor.
    func checkLines(_ rows: [Int], _ columns: [Int], at fields: [JSONValue]) throws(Rejection)
    /// Checks, with the member `cutKey`, that elements have a rank below `bound.size` on the lines of `bound`.
    func checkRank(_ bound: RankBound, cut: JSONValue, at place: JSONValue) throws(Rejection)
}

/// A line of the elements.
struct NormalFormLine: Hashable, Sendable {
    let side: Side
    let index: Int
}

/// The tree of SC304 and SC507: says that every element of the closure of a set that has the pattern of a node is in
/// the set.
struct NormalFormTree<Elements: NormalFormSet> {
    let set: Elements
    /// Lines without which the set is known to be closed.
    let deleted: Set<NormalFormLine>
    /// What is decided on the path.
    var pattern: ZeroPattern

    /// What is left to do, the next thing last. A list of its own, because a tree may be too deep for the stack of a
    /// thread.
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

    /// Checks the tree below a node. Each branch decides a cell, so a path has at most as many as there are observed
    /// cells.
    mutating func check(_ root: JSONValue) throws(Rejection) {
        var tasks = [Task.visit(root)]
        while let task = tasks.popLast() {
            switch task {
            case .visit(let node):
                try node.spend(2_000)
                if try node.member("cell") != nil {
                    try enter(node, &tasks)
                } else {
                    try checkEnd(node)
                }
            case .turn(let branch): try turn(branch, &tasks)
            case .leave(let pivot, let cleared):
                for target in cleared.reversed() { pattern.takeBackZero(target) }
                pattern.takeBackNonzero(pivot)
            }
        }
    }

    private mutating func checkEnd(_ node: JSONValue) throws(Rejection) {
        if try node.member("zeroLine") != nil { return try checkZeroLine(try node.fields("zeroLine")[0]) }
        guard pattern.undecidedCount == 0 else {
            throw node.rejection("\(pattern.undecidedCount) observed cells are not decided here")
        }
        if try node.member("cases") != nil {
            try checkCases(node)
        } else {
            try set.checkEnd(node, pattern)
        }
    }

    /// The cell is zero, or it is not.
    private mutating func enter(_ node: JSONValue, _ tasks: inout [Task]) throws(Rejection) {
        let fields = try node.fields("cell", "zero", "cleared", "nonzero")
        let pivot = try pattern.cell(fields[0])
        guard pattern.isUndecided(pivot) else {
            throw fields[0].rejection("the cell is not observed, or is decided already")
        }
        pattern.setZero(pivot)
        tasks.append(.turn(Branch(pivot: pivot, cleared: fields[2], nonzero: fields[3])))
        tasks.append(.visit(fields[1]))
    }

    /// From zero to non-zero, where multiples of the pivot's row and column, added to others, make more cells zero.
    private mutating func turn(_ branch: Branch, _ tasks: inout [Task]) throws(Rejection) {
        pattern.takeBackZero(branch.pivot)
        pattern.setNonzero(branch.pivot)
        var cleared: [ZeroPattern.Cell] = []
        for element in try branch.cleared.elements() {
            let target = try pattern.cell(element)
            try element.spend(pattern.rows.cost + pattern.columns.cost)
            guard pattern.isUndecided(target) else {
                throw element.rejection("the cell is not observed, or is decided already")
            }
            try checkAddition(from: branch.pivot, to: target, at: element)
            pattern.setZero(target)
            cleared.append(target)
        }
        tasks.append(.leave(pivot: branch.pivot, cleared: cleared))
        tasks.append(.visit(branch.nonzero))
    }

    /// Adding a multiple of the pivot's line to the target's parallel line makes the target zero, keeps the set, and
    /// changes no decided cell.
    private func checkAddition(from pivot: ZeroPattern.Cell, to target: ZeroPattern.Cell, at place: JSONValue)
        throws(Rejection)
    {
        let (lines, source, destination, name): (ZeroPattern.Lines, Int, Int, String)
        if target.column == pivot.column, target.row != pivot.row {
            (lines, source, destination, name) = (pattern.rows, pivot.row, target.row, "row")
        } else if target.row == pivot.row, target.column != pivot.column {
            (lines, source, destination, name) = (pattern.columns, pivot.column, target.column, "column")
        } else {
            throw place.rejection("the cell is neither beside the pivot nor above or below it")
        }
        guard lines.mayBeAdded(source, to: destination) else {
            throw place.rejection("\(name) \(source) may not be added to \(name) \(destination)")
        }
        guard lines.leavesDecided(source, addedTo: destination) else {
            throw place.rejection(
                "adding \(name) \(source) to \(name) \(destination) may change a cell that is decided")
        }
    }

    /// Products that tend to the matrix still do when the line is deleted from them, and then they lie in a set that is
    /// closed.
    private func checkZeroLine(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("side", "line")
        let side = try Side(fields[0])
        let lines = side == .rows ? pattern.rows : pattern.columns
        let line = try fields[1].index(below: side == .rows ? pattern.rowCount : pattern.columnCount, "line")
        try value.spend(lines.cost)
        guard lines.isZero(line) else { throw value.rejection("the line has a cell that is not known to be zero") }
        guard deleted.contains(NormalFormLine(side: side, index: line)) else {
            throw value.rejection("the line is not among the deletions")
        }
    }
}

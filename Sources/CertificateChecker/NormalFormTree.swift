import CheckerInput

/// The tree of SC304 and SC507: says that every element of the closure of a set that has the pattern of a node is in
/// the set. The set is that of the products of a network, looked at on the observed cells; it keeps scalings of lines,
/// and additions of lines as the pattern says.
struct NormalFormTree {
    /// Lines without which the set is known to be closed.
    let deleted: Set<Line>
    /// What is decided on the path.
    var pattern: ZeroPattern
    /// The network's masks, input side first; made when an end asks for them.
    let layers: () throws(Rejection) -> [BitMatrix]
    private var madeLayers: [BitMatrix]?
    /// The neighbourhoods that ends may name; none until they are read.
    private var bases: [InteriorBall] = []

    init(deleted: Set<Line>, pattern: ZeroPattern, layers: @escaping () throws(Rejection) -> [BitMatrix]) {
        self.deleted = deleted
        self.pattern = pattern
        self.layers = layers
    }

    /// Reads the list of bases, where there is one, and checks each.
    mutating func readBases(_ value: JSONValue) throws(Rejection) {
        let layers = try networkLayers()
        let pattern = self.pattern
        bases = try value.list { element throws(Rejection) in
            try InteriorBall(element, pattern: pattern, layers: layers)
        }
    }

    /// What is left to do, the next thing last. A list of its own, because a tree may be too deep for the stack of a
    /// thread.
    private enum Task {
        case visit(JSONValue)
        case turn(pivot: Cell, cleared: JSONValue, nonzero: JSONValue)
        case leave(pivot: Cell, cleared: [Cell])
        case takeBack(ZeroPattern)
    }

    /// Checks the tree below a node. A path is as deep as the document is.
    mutating func check(_ root: JSONValue) throws(Rejection) {
        var tasks = [Task.visit(root)]
        while let task = tasks.popLast() {
            try root.budget.spend(1_000)
            switch task {
            case .visit(let node):
                if try node.member("cell") != nil {
                    try enter(node, &tasks)
                } else if try node.member("pivot") != nil {
                    try add(node, &tasks)
                } else if try node.member("to") != nil {
                    try addGenerically(node, &tasks)
                } else {
                    try checkEnd(node)
                }
            case .turn(let pivot, let cleared, let nonzero):
                tasks.append(.leave(pivot: pivot, cleared: try turn(pivot, cleared)))
                tasks.append(.visit(nonzero))
            case .leave(let pivot, let cleared):
                for target in cleared.reversed() { pattern.takeBackZero(target) }
                pattern.takeBackNonzero(pivot)
            case .takeBack(let earlier):
                pattern = earlier
            }
        }
    }

    private mutating func checkEnd(_ node: JSONValue) throws(Rejection) {
        if try node.member("zeroLine") != nil { return try checkZeroLine(try node.fields("zeroLine")[0]) }
        try node.require(pattern.undecidedCount == 0, "\(pattern.undecidedCount) observed cells are not decided here")
        let layers = try networkLayers()
        if try node.member("stars") != nil {
            try Stars.check(try node.fields("stars")[0], cover: pattern, layers: layers)
        } else if try node.member("face") != nil {
            let number = try node.fields("face")[0]
            let base = bases[try number.index(below: bases.count, "base")]
            try ContractedFace.check(number, base.cells, of: pattern)
        } else {
            let fields = try node.fields("parameters", "cases")
            let matrix = try ParametricMatrix(pattern, parameters: fields[0])
            try CaseTree(matrix: matrix, pattern: pattern, layers: layers).check(fields[1])
        }
    }

    private mutating func networkLayers() throws(Rejection) -> [BitMatrix] {
        if let madeLayers { return madeLayers }
        let layers = try layers()
        madeLayers = layers
        return layers
    }

    /// The cell is zero, or it is not.
    private mutating func enter(_ node: JSONValue, _ tasks: inout [Task]) throws(Rejection) {
        let fields = try node.fields("cell", "zero", "cleared", "nonzero")
        let pivot = try pattern.cell(fields[0])
        try fields[0].require(pattern.isUndecided(pivot), "the cell is not observed, or is decided already")
        pattern.setZero(pivot)
        tasks.append(.turn(pivot: pivot, cleared: fields[2], nonzero: fields[3]))
        tasks.append(.visit(fields[1]))
    }

    /// From zero to non-zero, where multiples of the pivot's row and column, added to others, make more cells zero:
    /// those that are returned.
    private mutating func turn(_ pivot: Cell, _ list: JSONValue) throws(Rejection) -> [Cell] {
        pattern.takeBackZero(pivot)
        pattern.setNonzero(pivot)
        var cleared: [Cell] = []
        for element in try list.elements() {
            let target = try pattern.cell(element)
            try element.require(pattern.isUndecided(target), "the cell is not observed, or is decided already")
            try checkAddition(from: pivot, to: target, at: element)
            pattern.setZero(target)
            cleared.append(target)
        }
        return cleared
    }

    /// Adding a multiple of the pivot's line to the target's parallel line makes the target zero, keeps the set, and
    /// changes no decided cell.
    private func checkAddition(from pivot: Cell, to target: Cell, at place: JSONValue) throws(Rejection) {
        let side = try checkMayBeAdded(from: pivot, to: target, at: place)
        let (lines, source, destination) =
            side == .rows ? (pattern.rows, pivot.row, target.row) : (pattern.columns, pivot.column, target.column)
        try place.require(
            try lines.leavesDecided(source, addedTo: destination),
            "adding \(side.line) \(source) to \(side.line) \(destination) may change a cell that is decided")
    }

    /// The side of the lines of which the pivot's may be added to the target's: these cells are beside one another.
    private func checkMayBeAdded(from pivot: Cell, to target: Cell, at place: JSONValue) throws(Rejection) -> Side {
        let (lines, source, destination, side): (ZeroPattern.Lines, Int, Int, Side)
        if target.column == pivot.column, target.row != pivot.row {
            (lines, source, destination, side) = (pattern.rows, pivot.row, target.row, .rows)
        } else if target.row == pivot.row, target.column != pivot.column {
            (lines, source, destination, side) = (pattern.columns, pivot.column, target.column, .columns)
        } else {
            throw place.rejection("the cell is neither beside the pivot nor above or below it")
        }
        try place.require(
            try lines.mayBeAdded(source, to: destination),
            "\(side.line) \(source) may not be added to \(side.line) \(destination)")
        return side
    }

    /// Adding a multiple of the pivot's line, which is not zero, makes a cell zero that is not: the others of the
    /// target's line are not zero where only the pivot's line has an entry, and unknown where both may have one.
    private mutating func add(_ node: JSONValue, _ tasks: inout [Task]) throws(Rejection) {
        let fields = try node.fields("pivot", "target", "then")
        let (pivot, target) = (try pattern.cell(fields[0]), try pattern.cell(fields[1]))
        try fields[0].require(pattern.isNonzero(pivot), "the cell is not known to be other than zero")
        try fields[1].require(pattern.isNonzero(target), "the cell is not known to be other than zero")
        let side = try checkMayBeAdded(from: pivot, to: target, at: fields[1])
        tasks.append(.takeBack(try pattern.copied(node.budget)))
        tasks.append(.visit(fields[2]))
        pattern.setKnown(target, .zero)
        for index in try node.budget.each(side == .rows ? pattern.columnCount : pattern.rowCount) {
            let source = side == .rows ? Cell(row: pivot.row, column: index) : Cell(row: index, column: pivot.column)
            let changed = side == .rows ? Cell(row: target.row, column: index) : Cell(row: index, column: target.column)
            try node.budget.spend(20 * pattern.nonzeros.count)
            guard changed != target, pattern.isObserved(changed), pattern.known(source) != .zero else { continue }
            let isSum = pattern.known(changed) != .zero || pattern.known(source) == .undecided
            pattern.setKnown(changed, isSum ? .undecided : .nonzero)
        }
    }

    /// Adding a multiple of a line for which no sum is zero whose terms are not both zero: finitely many multiples are
    /// not such. A sum is unknown if the term in the line that is added is, unless the other one is not zero.
    private mutating func addGenerically(_ node: JSONValue, _ tasks: inout [Task]) throws(Rejection) {
        let fields = try node.fields("side", "line", "to", "then")
        let side = try Side(fields[0])
        let count = side == .rows ? pattern.rowCount : pattern.columnCount
        let line = try fields[1].index(below: count, side.line)
        let other = try fields[2].index(below: count, side.line)
        try fields[2].require(line != other, "the \(side.line) is added to itself")
        try fields[2].require(
            try (side == .rows ? pattern.rows : pattern.columns).mayBeAdded(line, to: other),
            "\(side.line) \(line) may not be added to \(side.line) \(other)")
        tasks.append(.takeBack(try pattern.copied(node.budget)))
        tasks.append(.visit(fields[3]))
        for index in try node.budget.each(side == .rows ? pattern.columnCount : pattern.rowCount) {
            try node.budget.spend(20 * pattern.nonzeros.count)
            let source = side == .rows ? Cell(row: line, column: index) : Cell(row: index, column: line)
            let changed = side == .rows ? Cell(row: other, column: index) : Cell(row: index, column: other)
            guard pattern.isObserved(changed) else { continue }
            switch pattern.known(source) {
            case .zero: break
            case .nonzero: pattern.setKnown(changed, .nonzero)
            case .undecided: if pattern.known(changed) == .zero { pattern.setKnown(changed, .undecided) }
            }
        }
    }

    /// Products that tend to the matrix still do when the line is deleted from them, and then they lie in a set that is
    /// closed.
    private func checkZeroLine(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("side", "line")
        let side = try Side(fields[0])
        let lines = side == .rows ? pattern.rows : pattern.columns
        let line = try fields[1].index(below: side == .rows ? pattern.rowCount : pattern.columnCount, "line")
        try value.require(try lines.isZero(line), "the line has a cell that is not known to be zero")
        try value.require(deleted.contains(Line(side: side, index: line)), "the line is not among the deletions")
    }
}

extension Side {
    /// What a line of the side is called.
    fileprivate var line: String { self == .rows ? "row" : "column" }
}

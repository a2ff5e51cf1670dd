import CheckerInput

/// The end `cases` of a tree of normal forms: a tree of case distinctions on the parameters shows A(λ) to be in the set,
/// or outside its closure.
struct CaseTree {
    let matrix: ParametricMatrix
    let pattern: ZeroPattern
    /// The network's masks, input side first.
    let layers: [BitMatrix]

    /// Checks every end of the tree; each on its own path, from a list, because the tree may be too deep for the stack
    /// of a thread.
    func check(_ root: JSONValue) throws(Rejection) {
        var tasks = [(value: root, path: CasePath(parameterCount: matrix.parameterCount))]
        while let (value, path) = tasks.popLast() {
            try value.budget.spend(2_000 + Budget.word * path.splits.count)
            if try value.member("factors") != nil {
                try checkFactors(value, on: path)
            } else if try value.member("rank") != nil {
                try checkRank(try value.fields("rank")[0], on: path)
            } else if try value.member("impossible") != nil {
                try checkImpossible(try value.fields("impossible")[0], on: path)
            } else {
                let isSolved = try value.member("solve") != nil
                let fields = try value.fields(
                    isSolved ? ["split", "zero", "nonzero", "solve", "coefficient"] : ["split", "zero", "nonzero"],
                    optional: []
                ).required
                let split =
                    try isSolved
                    ? path.solved(fields[0], for: fields[3], coefficient: fields[4]) : path.unsolved(fields[0])
                tasks.append((fields[2], path.adding(split, isZero: false)))
                tasks.append((fields[1], path.adding(split, isZero: true)))
            }
        }
    }

    /// Σ multiplier · p = value + Σ c q² with polynomials p that are zero on the path and a value that is not: there
    /// are no such parameters.
    private func checkImpossible(_ value: JSONValue, on path: CasePath) throws(Rejection) {
        let fields = try value.fields("multipliers", "value", "squares")
        let squares = try fields[2].list { square in square }
        var difference = Expansion(value.budget)
        try difference.add(Number(-1), try path.denominator(fields[1], isSquare: !squares.isEmpty))
        var seen: Set<Int> = []
        for element in try fields[0].elements() {
            let pair = try element.tuple(2, "[number, polynomial]")
            let number = try path.number(pair[0], isZero: true)
            try element.require(seen.insert(number).inserted, "the polynomial is listed twice")
            let multiplier = try pair[1].inParameters(path.parameterCount)
            try difference.add(Number(1), multiplier, path.splits[number].split.polynomial)
        }
        for element in squares {
            let pair = try element.tuple(2, "[coefficient, polynomial]")
            let coefficient = try pair[0].number()
            try pair[0].require(coefficient.isPositive, "the coefficient of a square is not positive")
            let polynomial = try pair[1].inParameters(path.parameterCount)
            try difference.add(try value.budget.negative(coefficient), polynomial, polynomial)
        }
        try value.require(difference.isZero, "the two sides differ")
    }

    /// The factors have the product denominator · A(λ) in every observed cell, and the denominator is not zero: divide
    /// one factor by it.
    private func checkFactors(_ value: JSONValue, on path: CasePath) throws(Rejection) {
        let fields = try value.fields("factors", "denominator")
        let denominator = try path.denominator(fields[1])
        let factors = try SparseLayers(fields[0], masks: layers) { entry throws(Rejection) in
            try entry.inParameters(path.parameterCount)
        }
        var met: Set<Cell> = []
        let check = { (cell: Cell, sum: Polynomial) throws(Rejection) in
            var difference = Expansion(value.budget)
            try difference.add(Number(1), sum)
            if let entry = matrix.entry(cell) { try difference.add(Number(-1), denominator, entry) }
            try fields[0].require(
                try path.makesZero(difference.polynomial, at: value),
                "the factors do not give the entry of cell (\(cell.row), \(cell.column))")
        }
        try factors.visitProduct { cell, sum throws(Rejection) in
            guard pattern.isObserved(cell) else { return }
            if pattern.isNonzero(cell) { met.insert(cell) }
            try check(cell, sum)
        }
        for cell in pattern.nonzeros where !met.contains(cell) {
            try check(cell, Polynomial(terms: [], value.budget))
        }
    }

    /// The determinant of A(λ) on R × C is the given one, which is not zero. But elements of the set, and so of the
    /// closure, have a smaller rank there: every path between the lines that are not cut goes through one of the listed
    /// neurons; sorted by the first of them, the paths give one matrix of rank one for each.
    private func checkRank(_ value: JSONValue, on path: CasePath) throws(Rejection) {
        let fields = try value.fields("rows", "columns", "cutRows", "cutColumns", "neurons", "determinant")
        let rows = try fields[0].distinctIndices(below: pattern.rowCount, "row")
        let columns = try fields[1].distinctIndices(below: pattern.columnCount, "column")
        try fields[0].require((1...Limits.minorSize).contains(rows.count), "expected 1 to \(Limits.minorSize) rows")
        try fields[1].require(columns.count == rows.count, "expected as many columns as rows")
        for row in rows {
            for column in columns where pattern.isHidden(Cell(row: row, column: column)) {
                throw value.rejection("cell (\(row), \(column)) of the minor is free")
            }
        }
        let cutRows = try cut(fields[2], of: rows, "row")
        let cutColumns = try cut(fields[3], of: columns, "column")
        let neurons = try NeuronSet(fields[4], outputs: layers.dropLast().map(\.rows))
        try value.require(
            cutRows.count + cutColumns.count + neurons.count < rows.count,
            "the rank may be \(cutRows.count + cutColumns.count + neurons.count)")
        let ends = try BitSet(bound: pattern.rowCount, rows.filter { !cutRows.contains($0) }, value.budget)
        try fields[4].require(
            try !reached(from: columns.filter { !cutColumns.contains($0) }, avoiding: neurons).intersects(ends),
            "a path between the lines avoids the neurons")
        var difference = try matrix.determinant(rows, columns)
        try difference.add(Number(-1), try path.denominator(fields[5]))
        try fields[5].require(try path.makesZero(difference.polynomial, at: value), "the determinant is another one")
    }

    private func cut(_ value: JSONValue, of lines: [Int], _ name: String) throws(Rejection) -> [Int] {
        let cut = try value.distinctIndices(below: (lines.max() ?? -1) + 1, name)
        try value.require(cut.allSatisfy(lines.contains), "a \(name) is not one of the minor")
        return cut
    }

    /// The outputs of the last layer that paths from some columns reach.
    private func reached(from columns: [Int], avoiding neurons: NeuronSet) throws(Rejection) -> BitSet {
        var reached = try BitSet(bound: pattern.columnCount, columns, layers[0].budget)
        for (index, layer) in layers.enumerated() {
            var outputs = try BitSet(bound: layer.rows, layer.budget)
            for output in try layer.budget.each(layer.rows) where try layer.row(output, intersects: reached) {
                outputs.insert(output)
            }
            reached = index < neurons.members.count ? try outputs.subtracting(neurons.members[index]) : outputs
        }
        return reached
    }
}

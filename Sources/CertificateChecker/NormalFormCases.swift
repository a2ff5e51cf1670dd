/// The end `cases` of a tree of normal forms: the entries that scaling leaves are parameters λ_1, …, λ_s, and a tree of
/// case distinctions on them shows the matrix A(λ)
/// to be in the set, or outside its closure.
extension NormalFormTree {
    /// Checks every end of the tree; each on its own path, from a list, because the tree may be too deep for the stack
    /// of a thread.
    func checkCases(_ node: JSONValue) throws(Rejection) {
        let fields = try node.fields("parameters", "cases")
        let matrix = ParametricMatrix(pattern: pattern, parameters: try pattern.parameters(fields[0]))
        let count = matrix.parameters.count
        var tasks = [(value: fields[1], path: CasePath())]
        while let (value, path) = tasks.popLast() {
            try value.spend(2_000 + Budget.word * path.splits.count)
            if try value.member(set.factorsKey) != nil {
                try checkFactors(value, of: matrix, path: path)
            } else if try value.member("rank") != nil {
                try checkRank(try value.fields("rank")[0], of: matrix, path: path)
            } else if try value.member("impossible") != nil {
                try checkImpossible(try value.fields("impossible")[0], path: path, parameters: count)
            } else if try value.member("solve") == nil {
                let fields = try value.fields("split", "zero", "nonzero")
                let split = try CasePath.Split(unsolved: fields[0], parameters: count)
                tasks.append((fields[2], path.adding(split, isZero: false)))
                tasks.append((fields[1], path.adding(split, isZero: true)))
            } else {
                let fields = try value.fields("split", "solve", "coefficient", "zero", "nonzero")
                let coefficient = try path.denominator(fields[2], parameters: count)
                let split = try CasePath.Split(fields[0], solve: fields[1], coefficient: coefficient, parameters: count)
                guard let solution = split.solution, !path.hasSolved(solution.parameter) else {
                    throw fields[1].rejection("a polynomial that is zero on this path was solved for this parameter")
                }
                tasks.append((fields[4], path.adding(split, isZero: false)))
                tasks.append((fields[3], path.adding(split, isZero: true)))
            }
        }
    }

    /// Σ multiplier · p = value + Σ c q² with polynomials p that are zero on the path and a value that is not: there
    /// are no such parameters.
    private func checkImpossible(_ value: JSONValue, path: CasePath, parameters count: Int) throws(Rejection) {
        let fields = try value.fields("multipliers", "value", "squares")
        let squares = Array(try fields[2].elements())
        let right = try path.denominator(fields[1], parameters: count, isSquare: !squares.isEmpty)
        var difference = Expansion()
        try difference.add(Number(-1), right, at: fields[1])
        var seen: Set<Int> = []
        for element in try fields[0].elements() {
            let pair = try element.tuple(2, "[number, polynomial]")
            let number = try pair[0].index(below: path.splits.count, "polynomial of the path")
            guard path.splits[number].isZero else {
                throw pair[0].rejection("polynomial \(number) is not zero on this path")
            }
            guard seen.insert(number).inserted else { throw element.rejection("the polynomial is listed twice") }
            let multiplier = try Polynomial(pair[1], parameters: count)
            try difference.add(Number(1), multiplier, path.splits[number].split.polynomial, at: element)
        }
        for element in squares {
            let pair = try element.tuple(2, "[coefficient, polynomial]")
            let coefficient = try pair[0].number()
            guard coefficient.isPositive else { throw pair[0].rejection("the coefficient of a square is not positive") }
            let polynomial = try Polynomial(pair[1], parameters: count)
            try difference.add(try element.negative(coefficient), polynomial, polynomial, at: element)
        }
        guard difference.isZero else { throw value.rejection("the two sides differ") }
    }

    /// The factors have the product denominator · A(λ) in every observed cell, and the denominator is not zero: divide
    /// one factor (of a state, every x) by it.
    private func checkFactors(_ value: JSONValue, of matrix: ParametricMatrix, path: CasePath) throws(Rejection) {
        let fields = try value.fields(set.factorsKey, "denominator")
        let count = matrix.parameters.count
        let denominator = try path.denominator(fields[1], parameters: count)
        var differences = try set.product(fields[0], parameters: count)
        for cell in pattern.nonzeros {
            try value.spend(Budget.term)
            try differences[cell, default: Expansion()].add(Number(-1), denominator, matrix.entry(cell), at: value)
        }
        for (cell, difference) in differences.sorted(by: { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) })
        where pattern.isObserved(cell) {
            guard try path.makesZero(difference.polynomial, at: value) else {
                throw fields[0].rejection(
                    "the \(set.factorsKey) do not give the entry of cell (\(cell.row), \(cell.column))")
            }
        }
    }

    /// The determinant of A(λ) on R × C is the given one, which is not zero; but elements of the set, and so of the
    /// closure, have a smaller rank there.
    private func checkRank(_ value: JSONValue, of matrix: ParametricMatrix, path: CasePath) throws(Rejection) {
        let fields = try value.fields("rows", "columns", "cutRows", "cutColumns", set.cutKey, "determinant")
        let rows = try fields[0].distinctIndices(below: pattern.rowCount, "row")
        let columns = try fields[1].distinctIndices(below: pattern.columnCount, "column")
        guard (1...Limits.minorSize).contains(rows.count) else {
            throw fields[0].rejection("expected 1 to \(Limits.minorSize) rows")
        }
        guard columns.count == rows.count else { throw fields[1].rejection("expected as many columns as rows") }
        try set.checkLines(rows, columns, at: fields)
        for row in rows {
            for column in columns where pattern.isHidden(ZeroPattern.Cell(row: row, column: column)) {
                throw value.rejection("cell (\(row), \(column)) of the minor is free")
            }
        }
        let (rowSet, columnSet) = (BitSet(bound: pattern.rowCount, rows), BitSet(bound: pattern.columnCount, columns))
        try value.spend(20 * (rowSet.words.count + columnSet.words.count))
        let bound = try RankBound(minor: rowSet, columnSet, cutRows: fields[2], cutColumns: fields[3], in: pattern)
        try set.checkRank(bound, cut: fields[4], at: value)
        var difference = try matrix.determinant(rows, columns, at: value)
        try difference.add(Number(-1), try path.denominator(fields[5], parameters: matrix.parameters.count), at: value)
        guard try path.makesZero(difference.polynomial, at: value) else {
            throw fields[5].rejection("the determinant is another one")
        }
    }
}

/// A(λ): λ_t in the cell of the parameter t, 1 in the other cells of N, and 0 elsewhere.
struct ParametricMatrix: Sendable {
    let pattern: ZeroPattern
    let parameters: [ZeroPattern.Cell: Int]

    /// The entry of a cell of N.
    func entry(_ cell: ZeroPattern.Cell) -> Polynomial { parameters[cell].map { Polynomial(parameter: $0) } ?? .one }

    /// The determinant on some rows and as many columns, in the given orders, by the Leibniz formula.
    func determinant(_ rows: [Int], _ columns: [Int], at place: JSONValue) throws(Rejection) -> Expansion {
        var sum = Expansion()
        try expand(rows[...], columns, product: .one, into: &sum, at: place)
        return sum
    }

    /// Adds ± product · (each product of entries along the rows that are left); as deep as there are rows.
    private func expand(
        _ rows: ArraySlice<Int>, _ columns: [Int], product: Polynomial, into sum: inout Expansion, at place: JSONValue
    ) throws(Rejection) {
        guard let row = rows.first else { return try sum.add(Number(1), product, at: place) }
        var sign = Number(1)
        for (position, column) in columns.enumerated() {
            let cell = ZeroPattern.Cell(row: row, column: column)
            try place.spend(200)
            if pattern.isNonzero(cell) {
                var next = Expansion()
                try next.add(sign, product, entry(cell), at: place)
                var others = columns
                others.remove(at: position)
                try expand(rows.dropFirst(), others, product: next.polynomial, into: &sum, at: place)
            }
            sign = try place.negative(sign)
        }
    }
}

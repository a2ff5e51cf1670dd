/// The end `terms` of the tree of SC304: a factorisation of the matrix that the element becomes when its lines are
/// scaled.
extension StateEnds {
    /// N is a forest, so scaling makes its entries 1; or it is one but for the parameter, whose entry is then some λ ≠
    /// 0. The terms add up to that matrix in every
    /// observed cell; Laurent polynomials in λ may be evaluated at λ ≠ 0.
    func checkTerms(_ node: JSONValue) throws(Rejection) {
        var parameter: ZeroPattern.Cell?
        let fields: [JSONValue]
        if let value = try node.member("parameter") {
            fields = try node.fields("terms", "parameter")
            let cell = try pattern.cell(value)
            guard pattern.isNonzero(cell) else { throw value.rejection("the parameter is zero, or not observed") }
            parameter = cell
        } else {
            fields = try node.fields("terms")
        }
        try pattern.checkForest(without: parameter.map { [$0] } ?? [], at: fields[0])
        let sums = try expand(fields[0], isConstant: parameter == nil)
        let isZero = sums.allSatisfy { cell, sum in
            !pattern.isObserved(cell) || pattern.isNonzero(cell) || sum.exponents.isEmpty
        }
        guard isZero else {
            throw fields[0].rejection("the terms do not add up to zero in an observed cell that is zero")
        }
        let one = Number(1)
        for cell in pattern.nonzeros {
            // λ itself at the parameter, and 1 elsewhere.
            let exponent = cell == parameter ? 1 : 0
            guard let sum = sums[cell], Array(sum.exponents) == [exponent], let coefficient = sum[exponent],
                coefficient == one
            else {
                throw fields[0].rejection("the terms do not add up to the entry of cell (\(cell.row), \(cell.column))")
            }
        }
    }

    /// Σ x_i y_j over the terms, in the cells that some term reaches.
    private func expand(_ value: JSONValue, isConstant: Bool) throws(Rejection) -> [ZeroPattern.Cell: LaurentSum] {
        var remaining = try state.capacities(at: value)
        var sums: [ZeroPattern.Cell: LaurentSum] = [:]
        for element in try value.elements() {
            let fields = try element.fields("class", "x", "y")
            let supportClass = try state.takeTerm(fields[0], from: &remaining)
            let x = try vector(fields[1], on: supportClass.rows, below: state.rowCount, isConstant: isConstant)
            let y = try vector(fields[2], on: supportClass.columns, below: state.columnCount, isConstant: isConstant)
            for (row, left) in x {
                for (column, right) in y {
                    try element.spend(Budget.term)
                    try sums[ZeroPattern.Cell(row: row, column: column), default: LaurentSum()].add(
                        left, right, at: element)
                }
            }
        }
        return sums
    }

    private func vector(_ value: JSONValue, on lines: BitSet, below count: Int, isConstant: Bool) throws(Rejection)
        -> [(line: Int, value: Laurent)]
    {
        var seen: Set<Int> = []
        var result: [(line: Int, value: Laurent)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[line, Laurent polynomial]")
            let line = try pair[0].index(below: count, "line")
            guard lines.contains(line) else { throw pair[0].rejection("the line does not meet the class") }
            guard seen.insert(line).inserted else { throw pair[0].rejection("the line is listed twice") }
            let entry = try Laurent(pair[1])
            guard !isConstant || entry.terms.allSatisfy({ $0.exponent == 0 }) else {
                throw pair[1].rejection("without a parameter the only exponent is 0")
            }
            result.append((line, entry))
        }
        return result
    }
}

/// The end `terms` with `parameters` of the tree of SC304: a factorisation whose left factor is affine in several
/// entries.
extension StateEnds {
    /// N without the parameters is a forest, so scaling makes its entries 1 and leaves numbers λ_1, …, λ_s at the
    /// parameters. The terms add up to that matrix
    /// identically in the λ's: coefficient by coefficient in every observed cell.
    func checkAffineTerms(_ node: JSONValue) throws(Rejection) {
        let fields = try node.fields("parameters", "terms")
        let number = try pattern.parameters(fields[0])
        guard !number.isEmpty else { throw fields[0].rejection("there is no parameter") }
        let sums = try expand(fields[1], degree: number.count)
        let zero = Number(0)
        let one = Number(1)
        for (cell, sum) in sums where pattern.isObserved(cell) && !pattern.isNonzero(cell) {
            guard sum.allSatisfy(\.isZero) else {
                throw fields[1].rejection("the terms do not add up to zero in cell (\(cell.row), \(cell.column))")
            }
        }
        for cell in pattern.nonzeros {
            // λ_t at the parameter e_t, and 1 elsewhere.
            let place = number[cell] ?? 0
            guard let sum = sums[cell], sum.indices.allSatisfy({ sum[$0] == ($0 == place ? one : zero) }) else {
                throw fields[1].rejection("the terms do not add up to the entry of cell (\(cell.row), \(cell.column))")
            }
        }
    }

    /// The coefficients of 1, λ_1, …, λ_s of Σ x_i y_j over the terms, in the cells that some term reaches.
    private func expand(_ value: JSONValue, degree: Int) throws(Rejection) -> [ZeroPattern.Cell: [Number]] {
        var remaining = try state.capacities(at: value)
        var sums: [ZeroPattern.Cell: [Number]] = [:]
        for element in try value.elements() {
            let fields = try element.fields("class", "x", "y")
            let supportClass = try state.takeTerm(fields[0], from: &remaining)
            let x = try state.entries(fields[1], on: supportClass.rows, below: state.rowCount) {
                entry throws(Rejection) in
                var numbers: [Number] = []
                for coefficient in try entry.elements() { numbers.append(try coefficient.number()) }
                guard numbers.count == degree + 1 else { throw entry.rejection("expected \(degree + 1) coefficients") }
                return numbers
            }
            let y = try state.entries(fields[2], on: supportClass.columns, below: state.columnCount) {
                entry throws(Rejection) in try entry.number()
            }
            for (row, left) in x {
                for (column, right) in y {
                    var sum =
                        sums[ZeroPattern.Cell(row: row, column: column)]
                        ?? Array(repeating: Number(0), count: degree + 1)
                    for index in sum.indices {
                        try element.spend(Budget.term)
                        sum[index] = try element.sum(sum[index], try element.product(left[index], right))
                    }
                    sums[ZeroPattern.Cell(row: row, column: column)] = sum
                }
            }
        }
        return sums
    }
}

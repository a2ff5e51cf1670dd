import CheckerInput

/// The entries of A in a window R × C, by row.
struct WindowMatrix {
    private var rows: [Int: [Int: Number]] = [:]
    private let columns: Set<Int>
    private let budget: Budget

    enum Side { case rows, columns }

    init(_ matrix: Matrix, rows lines: [Int], columns: [Int], _ budget: Budget) throws(Rejection) {
        self.budget = budget
        for row in lines {
            var line: [Int: Number] = [:]
            for position in try budget.each(columns.count) {
                try budget.spend(50)
                guard let entry = matrix[row, columns[position]] else { continue }
                try budget.spend(6 * Budget.word)
                line[columns[position]] = entry
            }
            rows[row] = line
        }
        try budget.spend(4 * Budget.word * (lines.count + columns.count))
        self.columns = Set(columns)
    }

    /// Reads [[i, j], …]: rows and columns without repetition such that elimination finds a non-zero entry at each of
    /// them, in this order. So the square window of these rows and columns has a determinant that is not zero.
    /// - Returns: their number, at most the rank.
    func rank(atLeast value: JSONValue) throws(Rejection) -> Int {
        var pivots: [Cell] = []
        var (usedRows, usedColumns): (Set<Int>, Set<Int>) = ([], [])
        for element in try value.elements() {
            let pair = try element.tuple(2, "[row, column]")
            let (row, column) = (
                try pair[0].integer(in: 0...Int.max, "row"), try pair[1].integer(in: 0...Int.max, "column")
            )
            try element.require(rows[row] != nil && columns.contains(column), "the pivot is outside the window")
            try element.require(usedRows.insert(row).inserted, "the row has a pivot already")
            try element.require(usedColumns.insert(column).inserted, "the column has a pivot already")
            try budget.spend(8 * Budget.word)
            pivots.append(Cell(row: row, column: column))
        }
        var left: [[Int: Number]] = []
        for pivot in pivots {
            let line = rows[pivot.row] ?? [:]
            try budget.spend(8 * Budget.word * (1 + line.count))
            left.append(line.filter { usedColumns.contains($0.key) })
        }
        for (number, pivot) in pivots.enumerated() {
            guard let entry = left[number][pivot.column], let inverse = try budget.inverse(entry) else {
                throw value.rejection("pivot \(number) is zero after the elimination before it")
            }
            try budget.spend(40 * pivots.count)
            for later in try budget.each(pivots.count).dropFirst(number + 1) {
                guard let other = left[later][pivot.column] else { continue }
                let factor = try budget.negative(try budget.product(other, inverse))
                try subtract(left[number], times: factor, from: &left[later])
            }
        }
        return pivots.count
    }

    /// Adds a multiple of a row; entries that become zero are dropped.
    private func subtract(_ line: [Int: Number], times factor: Number, from other: inout [Int: Number])
        throws(Rejection)
    {
        for (column, entry) in line {
            try budget.spend(6 * Budget.word)
            let sum = try budget.sum(other[column] ?? Number(0), try budget.product(factor, entry))
            other[column] = sum.isZero ? nil : sum
        }
    }

    /// Reads [[line, "u"], …], the non-zero entries of a vector u with uᵀA = 0 in the window (on the rows), or A u = 0 (on
    /// the columns).
    /// - Returns: the lines of its entries.
    func kernelVector(_ value: JSONValue, _ side: Side) throws(Rejection) -> [Int] {
        var entries: [Int: Number] = [:]
        for element in try value.elements() {
            let pair = try element.tuple(2, "[line, \"value\"]")
            let line = try pair[0].integer(in: 0...Int.max, "line")
            let isInside = side == .rows ? rows[line] != nil : columns.contains(line)
            try element.require(isInside, "the line is outside the window of the ranks")
            try budget.spend(8 * Budget.word)
            let previous = entries.updateValue(try pair[1].nonzeroNumber(), forKey: line)
            try element.require(previous == nil, "the line is listed twice")
        }
        try value.require(
            side == .rows ? try combination(ofRows: entries) : try combination(ofColumns: entries),
            "the combination of lines of A is not zero")
        return entries.keys.sorted()
    }

    /// Whether the combination of rows is zero.
    private func combination(ofRows entries: [Int: Number]) throws(Rejection) -> Bool {
        var sum: [Int: Number] = [:]
        for (row, factor) in entries { try subtract(rows[row] ?? [:], times: factor, from: &sum) }
        return sum.isEmpty
    }

    /// Whether the combination of columns is zero.
    private func combination(ofColumns entries: [Int: Number]) throws(Rejection) -> Bool {
        try budget.spend(20 * rows.count)
        for line in rows.values {
            var sum = Number(0)
            for (column, entry) in line {
                try budget.spend(50)
                guard let factor = entries[column] else { continue }
                sum = try budget.sum(sum, try budget.product(factor, entry))
            }
            if !sum.isZero { return false }
        }
        return true
    }
}

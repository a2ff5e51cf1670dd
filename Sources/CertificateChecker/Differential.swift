import CheckerInput

/// x yᵀ on a class, the entries that are not zero.
struct ZeroTerm {
    let cls: Int
    let x: [(line: Int, value: Int)]
    let y: [(line: Int, value: Int)]
}

/// The differential of the product at a zero, modulo the prime 2³¹ − 1: a column for each entry of a factor that may
/// change, with the observed cells that it changes.
///
/// A column with a single entry reaches its cell alone, and the cell need not be looked at again. The other cells and
/// the columns that meet them fall into components, whose ranks add up.
struct Differential {
    private static let prime: UInt64 = (1 << 31) - 1

    private let cellCount: Int
    private let budget: Budget
    /// The entries of all columns, one after the other.
    private var cells: [Int32] = []
    private var values: [UInt32] = []
    private var starts: [Int] = [0]

    init(_ terms: [ZeroTerm], _ state: State, _ cells: ObservedCells) throws(Rejection) {
        cellCount = cells.count
        budget = state.budget
        for term in terms {
            let entry = state.classes[term.cls]
            if !term.y.isEmpty {
                for row in try entry.rows.members {
                    for (column, value) in term.y { try append(cells.number(row, column), value) }
                    try endColumn()
                }
            }
            if !term.x.isEmpty {
                for column in try entry.columns.members {
                    for (row, value) in term.x { try append(cells.number(row, column), value) }
                    try endColumn()
                }
            }
        }
    }

    private mutating func append(_ cell: Int?, _ value: Int) throws(Rejection) {
        try budget.spend(20)
        guard let cell else { return }
        let residue = (value % Int(Self.prime) + Int(Self.prime)) % Int(Self.prime)
        if residue == 0 { return }
        try budget.spend(2 * Budget.word)
        cells.append(Int32(cell))
        values.append(UInt32(residue))
    }

    private mutating func endColumn() throws(Rejection) {
        if cells.count == starts[starts.count - 1] { return }
        try budget.spend(Budget.word)
        starts.append(cells.count)
    }

    /// Requires the rank to be the number of observed cells.
    mutating func requireOnto(at place: JSONValue) throws(Rejection) {
        // 0 where no column reaches the cell alone.
        var isReached = try budget.zeros(cellCount)
        for column in try budget.each(starts.count - 1) where starts[column + 1] - starts[column] == 1 {
            isReached[Int(cells[starts[column]])] = 1
        }
        for (cells, columns) in try components(without: isReached) {
            let rank = try rank(columns, on: cells)
            try place.require(
                rank == cells.count, "the differential has rank \(rank) on \(cells.count) cells, modulo the prime")
        }
    }

    /// The cells that are left, in components, each with the columns that meet it.
    private func components(without isReached: [Int]) throws(Rejection) -> [(cells: [Int], columns: [Int])] {
        var forest = try Forest(count: cellCount, budget)
        // The first cell that is left of each column; −1 if there is none.
        var first = try budget.zeros(starts.count - 1)
        for column in first.indices {
            first[column] = -1
            for position in starts[column]..<starts[column + 1] where isReached[Int(cells[position])] == 0 {
                budget.note(10)
                if first[column] < 0 { first[column] = Int(cells[position]) }
                try forest.join(first[column], Int(cells[position]))
            }
        }
        var number: [Int: Int] = [:]
        var result: [(cells: [Int], columns: [Int])] = []
        for cell in try budget.each(cellCount) where isReached[cell] == 0 {
            let root = try forest.root(cell)
            try budget.spend(3 * Budget.word)
            if let known = number[root] {
                result[known].cells.append(cell)
            } else {
                number[root] = result.count
                result.append(([cell], []))
            }
        }
        for column in first.indices where first[column] >= 0 {
            try budget.spend(Budget.word)
            if let known = number[try forest.root(first[column])] { result[known].columns.append(column) }
        }
        return result
    }

    /// The rank of some columns on some cells: Gaussian elimination of one column after the other.
    private func rank(_ columns: [Int], on cells: [Int]) throws(Rejection) -> Int {
        var position: [Int: Int] = [:]
        try budget.spend(Budget.word * 4 * cells.count)
        for (index, cell) in cells.enumerated() { position[cell] = index }
        // By its first entry that is not zero, which is made one: the part of the column from there on.
        var pivots: [[UInt64]] = Array(repeating: [], count: cells.count)
        var rank = 0
        for column in columns where rank < cells.count {
            try budget.spend(10 * cells.count + 40 * (starts[column + 1] - starts[column]))
            var vector = [UInt64](repeating: 0, count: cells.count)
            for entry in starts[column]..<starts[column + 1] {
                if let index = position[Int(self.cells[entry])] { vector[index] = UInt64(values[entry]) }
            }
            if let lead = try reduce(&vector, by: pivots) {
                let inverse = Self.inverse(vector[lead])
                try budget.spend((Budget.word + 4) * (cells.count - lead))
                pivots[lead] = vector[lead...].map { $0 * inverse % Self.prime }
                rank += 1
            }
        }
        return rank
    }

    /// Subtracts multiples of the pivots; the first entry that is left, if there is one without a pivot.
    private func reduce(_ vector: inout [UInt64], by pivots: [[UInt64]]) throws(Rejection) -> Int? {
        for index in vector.indices where vector[index] != 0 {
            let pivot = pivots[index]
            if pivot.isEmpty { return index }
            try budget.spend(4 * pivot.count)
            let factor = Self.prime - vector[index]
            vector.withUnsafeMutableBufferPointer { vector in
                for offset in pivot.indices {
                    vector[index + offset] = (vector[index + offset] + factor * pivot[offset]) % Self.prime
                }
            }
        }
        return nil
    }

    /// a⁻¹ by Euclid's algorithm: coefficients s with s · a ≡ the remainder.
    private static func inverse(_ value: UInt64) -> UInt64 {
        let prime = Int(Self.prime)
        var (larger, smaller) = (prime, Int(value))
        var (before, coefficient) = (0, 1)
        while smaller > 1 {
            let quotient = larger / smaller
            (larger, smaller) = (smaller, larger - quotient * smaller)
            (before, coefficient) = (coefficient, before - quotient * coefficient)
        }
        return UInt64((coefficient % prime + prime) % prime)
    }
}

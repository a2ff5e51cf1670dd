/// A state as SC304 sees it: its elements are sums of terms x yᵀ, each of a class.
extension State: NormalFormSet {
    var factorsKey: String { "terms" }
    var cutKey: String { "classes" }

    func checkEnd(_ node: JSONValue, _ pattern: ZeroPattern) throws(Rejection) {
        try StateEnds(state: self, pattern: pattern).check(node)
    }

    /// Σ x_i y_j over the terms, in the cells that some term reaches.
    func product(_ value: JSONValue, parameters count: Int) throws(Rejection) -> [ZeroPattern.Cell: Expansion] {
        var remaining = try capacities(at: value)
        var sums: [ZeroPattern.Cell: Expansion] = [:]
        let read = { (entry: JSONValue) throws(Rejection) in try Polynomial(entry, parameters: count) }
        for element in try value.elements() {
            let fields = try element.fields("class", "x", "y")
            let supportClass = try takeTerm(fields[0], from: &remaining)
            let x = try entries(fields[1], on: supportClass.rows, below: rowCount, read)
            let y = try entries(fields[2], on: supportClass.columns, below: columnCount, read)
            for (row, left) in x {
                for (column, right) in y {
                    try element.spend(Budget.term)
                    try sums[ZeroPattern.Cell(row: row, column: column), default: Expansion()].add(
                        Number(1), left, right, at: element)
                }
            }
        }
        return sums
    }

    /// The lines of a minor meet a class.
    func checkLines(_ rows: [Int], _ columns: [Int], at fields: [JSONValue]) throws(Rejection) {
        try fields[0].spend(10 * Limits.minorSize * classes.count)
        for row in rows where !classes.contains(where: { $0.rows.contains(row) }) {
            throw fields[0].rejection("row \(row) meets no class")
        }
        for column in columns where !classes.contains(where: { $0.columns.contains(column) }) {
            throw fields[1].rejection("column \(column) meets no class")
        }
    }

    /// Every class that is not listed has no row or no column there, and the multiplicities of the listed ones add up
    /// to less.
    func checkRank(_ bound: RankBound, cut: JSONValue, at place: JSONValue) throws(Rejection) {
        let listed = try cut.distinctIndices(below: classes.count, "class")
        let isListed = BitSet(bound: classes.count, listed)
        try place.spend((10 + rowWords + columnWords) * classes.count)
        for (index, entry) in classes.enumerated() where !isListed.contains(index) {
            guard !entry.rows.intersects(bound.rows) || !entry.columns.intersects(bound.columns) else {
                throw cut.rejection("class \(index) is left and not listed")
            }
        }
        let rank = listed.reduce(0) { $0 + classes[$1].multiplicity }
        guard rank < bound.size else {
            throw place.rejection("beside the cut lines the rank may be \(rank), and must be below \(bound.size)")
        }
    }

    // MARK: Terms

    /// How many terms of each class are left.
    func capacities(at place: JSONValue) throws(Rejection) -> [Int] {
        try place.spend(20 * classes.count)
        return classes.map(\.multiplicity)
    }

    /// The class of one more term.
    func takeTerm(_ value: JSONValue, from remaining: inout [Int]) throws(Rejection) -> SupportClass {
        let index = try value.index(below: classes.count, "class")
        guard remaining[index] > 0 else { throw value.rejection("the class has more terms than its multiplicity") }
        remaining[index] -= 1
        return classes[index]
    }

    /// The entries of a vector on some lines, each read by `read`.
    func entries<Entry>(
        _ value: JSONValue, on lines: BitSet, below count: Int, _ read: (JSONValue) throws(Rejection) -> Entry
    ) throws(Rejection) -> [(line: Int, value: Entry)] {
        var seen: Set<Int> = []
        var result: [(line: Int, value: Entry)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[line, entry]")
            let line = try pair[0].index(below: count, "line")
            guard lines.contains(line) else { throw pair[0].rejection("the line does not meet the class") }
            guard seen.insert(line).inserted else { throw pair[0].rejection("the line is listed twice") }
            result.append((line, try read(pair[1])))
        }
        return result
    }
}

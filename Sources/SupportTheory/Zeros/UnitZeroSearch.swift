import SupportMasks

/// Looks for a zero of the product of which every y is a unit vector or zero, with an onto differential.
///
/// A support with y = e_j has its *home* at column j. The supports at home in j, its group, have x that add up to zero
/// in every row whose cell in column j is observed: then the product vanishes. The differential reaches every observed
/// cell of column j in the rows of the group (change x), and in column j all combinations of the x of the supports that
/// reach it (change y). So it is onto as soon as for every column the x of its supports have full rank on the rows
/// that its group does not reach: columns do not meet, and each is a small matrix. A column without a group is the
/// full test of `SC204`, and a support without a home may have any x. Groups change one or two supports at a time,
/// towards columns without full rank.
struct UnitZeroSearch {
    let columnCount: Int
    let rowCount: Int
    private let limits: SearchLimits
    /// By column: the rows whose cell is observed.
    private let observed: [BitSet]
    /// One for each copy of a class.
    let terms: [(cls: Int, rows: BitSet, columns: BitSet)]
    /// By column: the terms that reach it.
    let types: [[Int]]

    var home: [Int?]
    var groups: [[Int]]
    /// By term and row.
    var x: [[Int]]
    /// By column: the rows that its group does not reach, and by how much their rank falls short.
    var uncovered: [[Int]]
    var deficit: [Int]
    var total = 0
    private var steps = 0
    var random = SplitMix64(seed: 0x5C307)

    init(_ state: MaskedState, limits: SearchLimits) {
        self.limits = limits
        rowCount = state.rowCount
        columnCount = state.columnCount
        let turned = state.transposed()
        let columnTypes = turned.rowTypes()
        observed = columnTypes.indices.map { turned.observedColumns(row: $0, type: columnTypes[$0]) }
        terms = state.classes.enumerated().flatMap { index, cls in
            cls.supports.map { _ in (index, cls.rows, cls.columns) }
        }
        var types = Array(repeating: [Int](), count: columnCount)
        for (term, entry) in terms.enumerated() { for column in entry.columns { types[column].append(term) } }
        self.types = types
        home = Array(repeating: nil, count: terms.count)
        groups = Array(repeating: [], count: columnCount)
        x = Array(repeating: Array(repeating: 0, count: rowCount), count: terms.count)
        uncovered = Array(repeating: [], count: columnCount)
        deficit = Array(repeating: 0, count: columnCount)
    }

    /// A zero with an onto differential, or nil within the limits.
    mutating func find() -> Zero? {
        assignHomes()
        for column in groups.indices { fillGroup(column) }
        for column in groups.indices { update(column) }
        // What falls far short is not mended by single changes.
        if total > 10 + columnCount { return nil }
        var rounds = 0
        while total > 0 {
            rounds += 1
            if rounds > limits.zeroRounds || steps > limits.zeroSteps || limits.interruption.isDue { return nil }
            change(boldness: 0.2 * (1 - Double(rounds) / Double(limits.zeroRounds)))
        }
        return zero()
    }

    // MARK: Groups

    /// Every term to a column with few terms; those with little choice first.
    private mutating func assignHomes() {
        var order: [(size: Int, tie: UInt64, term: Int)] = []
        for (term, entry) in terms.enumerated() { order.append((entry.columns.count, random.next(), term)) }
        for (_, _, term) in order.sorted(by: { ($0.size, $0.tie) < ($1.size, $1.tie) }) {
            var best: (load: Double, column: Int)?
            for column in terms[term].columns {
                let load = Double(groups[column].count) + random.nextUnit() / 2
                if load < best?.load ?? .infinity { best = (load, column) }
            }
            guard let best else { continue }
            home[term] = best.column
            groups[best.column].append(term)
        }
    }

    /// New x for the terms of a group: random, with sum zero in the rows whose cell is observed.
    mutating func fillGroup(_ column: Int) {
        let group = groups[column]
        for term in group { for row in terms[term].rows { x[term][row] = 0 } }
        let rows = group.reduce(into: BitSet(capacity: rowCount)) { $0.formUnion(terms[$1].rows) }
        for row in rows {
            let members = group.filter { terms[$0].rows.contains(row) }
            guard observed[column].contains(row) else {
                for term in members { x[term][row] = smallNumber() }
                continue
            }
            guard members.count > 1 else { continue }
            var sum = 0
            for term in members.dropLast() {
                x[term][row] = smallNumber()
                sum += x[term][row]
            }
            while sum == 0 {
                sum -= x[members[0]][row]
                x[members[0]][row] = smallNumber()
                sum += x[members[0]][row]
            }
            x[members[members.count - 1]][row] = -sum
        }
    }

    mutating func smallNumber() -> Int {
        let number = Int(random.next() % 99) + 1
        return random.next() & 1 == 0 ? number : -number
    }

    // MARK: Ranks

    /// The rank that a column falls short of.
    mutating func update(_ column: Int) {
        total -= deficit[column]
        let reached = groups[column].reduce(into: observed[column]) { $0.subtract(terms[$1].rows) }.members
        var echelon = Echelon(length: reached.count)
        for term in types[column] where echelon.rank < reached.count {
            echelon.insert(reached.map { Echelon.residue(x[term][$0]) })
        }
        steps += echelon.steps + 4 * reached.count * types[column].count
        uncovered[column] = reached
        deficit[column] = reached.count - echelon.rank
        total += deficit[column]
    }

    // MARK: The zero

    private func zero() -> Zero {
        let found = terms.indices.map { term in
            Zero.Term(
                cls: terms[term].cls,
                x: x[term].indices.filter { x[term][$0] != 0 }.map { Zero.Entry(line: $0, value: x[term][$0]) },
                y: home[term].map { [Zero.Entry(line: $0, value: 1)] } ?? [])
        }
        return Zero(terms: found.filter { !$0.x.isEmpty || !$0.y.isEmpty })
    }
}

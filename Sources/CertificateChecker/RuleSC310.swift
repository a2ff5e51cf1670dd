import CheckerInput

/// SC310, full by homes. Some supports are at home in a line (here: a row) that they meet: there they have a unit
/// vector, and their vectors on the columns add up to zero in every observed cell of the row. So the product vanishes.
/// For such vectors in general position the differential is onto: it reaches, one by one, the cells that the members of
/// a row's group reach; on the open cells of the row, the others, it reaches what the vectors of the supports of the
/// row span. The listed matching shows that they span everything: a choice of vectors under which a square part is
/// triangular. The products fill a neighbourhood of zero, and they are a cone.
enum RuleSC310 {
    static func finish(_ step: JSONValue, _ state: State) throws(Rejection) {
        let fields = try step.fields("rule", "side", "groups", "matchings")
        var homes = try SupportHomes(try state.seen(from: try Side(fields[1])), groups: fields[2])
        var row = 0
        for matching in try fields[3].elements() {
            try matching.require(row < homes.rowCount, "more lists than lines")
            try homes.check(matching, row: row)
            row += 1
        }
        try fields[3].require(row == homes.rowCount, "\(homes.rowCount) lines have a list each")
    }
}

/// The supports, numbered class by class, with their homes.
private struct SupportHomes {
    let rowCount: Int
    private let view: State
    private let budget: Budget
    private let observed: [BitSet]
    /// The class of each support, and its home; −1 for none.
    private var owner: [Int] = []
    private var home: [Int]
    /// The supports at home in each row.
    private var groups: [[Int]]
    /// The place of each support in the list that is being checked; −1 where it has none.
    private var place: [Int]

    init(_ view: State, groups value: JSONValue) throws(Rejection) {
        self.view = view
        budget = view.budget
        rowCount = view.rowCount
        var types = try LineTypes(view)
        var observed: [BitSet] = []
        for row in try budget.each(rowCount) { observed.append(try types.observed(row)) }
        self.observed = observed
        for (index, entry) in view.classes.enumerated() {
            try budget.spend(20 + 2 * Budget.word * entry.multiplicity)
            for _ in 0..<entry.multiplicity { owner.append(index) }
        }
        home = try budget.zeros(owner.count)
        place = try budget.zeros(owner.count)
        for support in owner.indices { (home[support], place[support]) = (-1, -1) }
        try budget.spend(Budget.word * rowCount)
        groups = Array(repeating: [], count: rowCount)
        var last = -1
        for element in try value.elements() {
            let pair = try element.tuple(2, "[line, [support, …]]")
            let row = try pair[0].index(below: rowCount, "line")
            try pair[0].require(row > last, "lines must be strictly increasing")
            last = row
            for support in try pair[1].increasingIndices(below: owner.count, "support") {
                try pair[1].require(home[support] < 0, "support \(support) is at home twice")
                try pair[1].require(
                    view.classes[owner[support]].rows.contains(row), "support \(support) does not meet its home")
                try budget.spend(2 * Budget.word)
                home[support] = row
                groups[row].append(support)
            }
        }
    }

    /// The matching of a row's open cells with supports.
    mutating func check(_ value: JSONValue, row: Int) throws(Rejection) {
        var open = observed[row]
        for support in groups[row] { open = try open.subtracting(view.classes[owner[support]].columns) }
        var pairs: [(column: Int, support: Int, at: JSONValue)] = []
        for element in try value.elements() {
            let pair = try element.tuple(2, "[line, support]")
            let column = try pair[0].index(below: view.columnCount, "line")
            try pair[0].require(open.contains(column), "the cell is not open, or listed twice")
            open.remove(column)
            let support = try pair[1].index(below: owner.count, "support")
            try pair[1].require(place[support] < 0, "the support is listed twice")
            let entry = view.classes[owner[support]]
            try pair[1].require(
                entry.rows.contains(row) && entry.columns.contains(column), "the support does not reach the cell")
            try budget.spend(6 * Budget.word)
            place[support] = pairs.count
            pairs.append((column, support, element))
        }
        try value.require(try open.isEmpty, "an open cell is not listed")
        for (position, pair) in pairs.enumerated() {
            try pair.at.require(
                try mayHaveValue(pair.support, pair.column, row: row, position: position),
                "no other member of the support's group makes up for its entry")
        }
        for pair in pairs { place[pair.support] = -1 }
    }

    /// Whether the support's vector may have an entry at the column while the supports of later cells have none: the sum
    /// of the group is not observed there, or another member takes the entry away, which does not meet the row or comes
    /// earlier in it or not at all.
    private func mayHaveValue(_ support: Int, _ column: Int, row: Int, position: Int) throws(Rejection) -> Bool {
        let home = home[support]
        if home < 0 || !observed[home].contains(column) { return true }
        for other in groups[home] where other != support {
            try budget.spend(20)
            let entry = view.classes[owner[other]]
            if entry.columns.contains(column), !entry.rows.contains(row) || place[other] < position { return true }
        }
        return false
    }
}

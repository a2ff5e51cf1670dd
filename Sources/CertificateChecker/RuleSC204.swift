import CheckerInput

/// SC204, generic elimination. K is a set of classes. A row that meets K is free if, whatever non-zero vectors the
/// other classes have, generic vectors of K together with them span every observed column of the row. If every row that
/// meets K is free, those rows can be deleted: take any factorization of the rest, make zero vectors non-zero, choose
/// those of K generic, and solve for the rows.
enum RuleSC204 {
    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "side", "classes", "lines")
        let side = try Side(fields[1])
        let view = try state.seen(from: side)
        let chosen = try fields[2].increasingIndices(below: view.classes.count, "class")
        try fields[2].require(!chosen.isEmpty, "no class is listed")
        var meeting = try BitSet(bound: view.rowCount, state.budget)
        for index in chosen { try meeting.formUnion(view.classes[index].rows) }
        let expected = try meeting.members
        var types = try LineTypes(view)
        let isChosen = try BitSet(bound: view.classes.count, chosen, state.budget)

        var position = 0
        for element in try fields[3].elements() {
            try element.require(position < expected.count, "more lines than meet the classes")
            let row = expected[position]
            let isMatching = try element.member("matching") != nil
            let line = try isMatching ? element.fields("line", "matching") : element.fields("line", "disjoint")
            try line[0].require(
                try line[0].integer(in: 0...view.rowCount - 1, "line") == row,
                "expected line \(row), the next one that meets the classes")
            let observed = try types.observed(row)
            let type = try types.type(row)
            let evidence = Evidence(
                view: view, observed: observed, chosen: try type.intersection(isChosen),
                others: try type.subtracting(isChosen))
            try isMatching ? evidence.checkMatching(line[1]) : evidence.checkDisjoint(line[1])
            position += 1
        }
        try fields[3].require(position == expected.count, "line \(expected[position]) meets the classes and is missing")
        try state.delete(expected, side: side)
    }
}

/// The evidence that one row is free.
private struct Evidence {
    let view: State
    /// O_i
    let observed: BitSet
    /// τ_i ∩ K
    let chosen: BitSet
    /// τ_i \ K
    let others: BitSet

    /// Unit vectors of K: one for each observed column, no class used more often than it has vectors.
    func checkMatching(_ value: JSONValue) throws(Rejection) {
        var columns = try observed.members[...]
        var used: [Int: Int] = [:]
        for element in try value.elements() {
            let pair = try element.tuple(2, "[column, class]")
            guard let column = columns.popFirst() else { throw element.rejection("more pairs than observed cells") }
            try pair[0].require(
                try pair[0].integer(in: 0...view.columnCount - 1, "column") == column,
                "expected \(column), the next observed cell of the line")
            let index = try pair[1].index(below: view.classes.count, "class")
            try pair[1].require(chosen.contains(index), "the class is not listed or does not meet the line")
            try pair[1].require(view.classes[index].columns.contains(column), "the class does not reach the cell")
            used[index, default: 0] += 1
            try pair[1].require(
                used[index, default: 0] <= view.classes[index].multiplicity,
                "the class is used more often than its multiplicity")
        }
        if let column = columns.first { throw value.rejection("the observed cell \(column) is not matched") }
    }

    /// Rado's condition: for every G ⊆ τ_i ∩ K, with U the observed columns of G, the space spanned by R^U and the
    /// vectors of the others has dimension ≥ |U| + the number of listed classes whose (disjoint, wholly observed)
    /// columns avoid U.
    func checkDisjoint(_ value: JSONValue) throws(Rejection) {
        let budget = view.budget
        let listed = try value.increasingIndices(below: view.classes.count, "class")
        var union = try BitSet(bound: view.columnCount, budget)
        for index in listed {
            try value.require(
                others.contains(index), "class \(index) is listed for elimination or does not meet the line")
            let columns = view.classes[index].columns
            try value.require(try columns.isSubset(of: observed), "class \(index) has a free cell in the line")
            try value.require(try !columns.intersects(union), "class \(index) meets another one in the line")
            try union.formUnion(columns)
        }
        let members = try chosen.members
        try value.require(
            members.count <= Limits.subsetSize, "more than \(Limits.subsetSize) listed classes meet the line")
        let count = try observed.count
        for subset in 0..<1 << members.count {
            var reach = try BitSet(bound: view.columnCount, budget)
            var rest = 0
            for (position, index) in members.enumerated() {
                if subset >> position & 1 == 1 {
                    try reach.formUnion(view.classes[index].columns)
                } else {
                    rest += view.classes[index].multiplicity
                }
            }
            let span = try reach.intersection(observed)
            var rank = try span.count + rest
            for index in listed where try !view.classes[index].columns.intersects(span) { rank += 1 }
            try value.require(
                rank >= count, "the generic rank may be \(rank), and the line has \(count) observed cells")
        }
    }
}

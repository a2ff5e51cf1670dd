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
        let columnTypes = try LineTypes(view.seen(from: .columns)).all()
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
            try isMatching ? evidence.checkMatching(line[1], columnTypes) : evidence.checkDisjoint(line[1])
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

    /// Unit vectors of K: one for each observed column, no class used more often than it has vectors. The columns that are
    /// listed come first; then each other one, in increasing order, takes the first class that reaches it and is left.
    func checkMatching(_ value: JSONValue, _ columnTypes: [BitSet]) throws(Rejection) {
        var left = try ClassesLeft(chosen, of: view)
        var listed = try BitSet(bound: view.columnCount, view.budget)
        var last = -1
        for element in try value.elements() {
            let pair = try element.tuple(2, "[column, class]")
            let column = try pair[0].integer(in: 0...view.columnCount - 1, "column")
            try pair[0].require(last < column, "the columns must be strictly increasing")
            try pair[0].require(observed.contains(column), "the line does not observe the cell")
            let index = try pair[1].index(below: view.classes.count, "class")
            try pair[1].require(chosen.contains(index), "the class is not listed or does not meet the line")
            try pair[1].require(view.classes[index].columns.contains(column), "the class does not reach the cell")
            try pair[1].require(left.take(index), "the class is used more often than its multiplicity")
            listed.insert(column)
            last = column
        }
        for column in try observed.subtracting(listed).members {
            guard let index = try left.first(among: columnTypes[column]) else {
                throw value.rejection("no class is left for the observed cell \(column)")
            }
            _ = left.take(index)
        }
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

/// The classes of K in a line that have vectors left.
private struct ClassesLeft {
    private let classes: [SupportClass]
    private var open: BitSet
    /// Of classes that have several vectors: how many are used.
    private var used: [Int: Int] = [:]
    /// No word before this one has a member.
    private var start = 0

    init(_ chosen: BitSet, of view: State) throws(Rejection) {
        try view.budget.spend(30 + 2 * chosen.words.count)
        classes = view.classes
        open = chosen
    }

    /// Uses a vector of a class; false if none is left.
    mutating func take(_ index: Int) -> Bool {
        guard open.contains(index) else { return false }
        let multiplicity = classes[index].multiplicity
        if multiplicity > 1 {
            open.budget.note(100)
            used[index, default: 0] += 1
        }
        if multiplicity == 1 || used[index] == multiplicity { open.remove(index) }
        return true
    }

    /// The first one that is a member of `set`.
    mutating func first(among set: BitSet) throws(Rejection) -> Int? {
        while start < open.words.count, open.words[start] == 0 { start += 1 }
        let position = (start..<open.words.count).first { open.words[$0] & set.words[$0] != 0 }
        try open.budget.spend(10 + 2 * ((position ?? open.words.count) - start))
        return position.map { $0 << 6 + (open.words[$0] & set.words[$0]).trailingZeroBitCount }
    }
}

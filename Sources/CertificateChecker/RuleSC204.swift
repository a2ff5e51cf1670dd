/// SC204, generic elimination. K is a set of classes. A row that meets K is free if, whatever non-zero vectors the
/// other classes have, generic
/// vectors of K together with them span every observed column of the row. If every row that meets K is free, those rows
/// can be deleted: take
/// any factorization of the rest, make zero vectors non-zero, choose those of K generic, and solve for the rows.
enum RuleSC204 {
    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "side", "classes", "lines")
        let side = try Side(fields[1])
        let view = state.seen(from: side)
        let chosen = try fields[2].increasingIndices(below: view.classes.count, "class")
        guard !chosen.isEmpty else { throw fields[2].rejection("no class is listed") }
        var expected = BitSet(bound: view.rowCount)
        for index in chosen { expected.formUnion(view.classes[index].rows) }
        var types = try LineTypes(view, at: step)
        let isChosen = BitSet(bound: view.classes.count, chosen)

        var rows = expected.makeIterator()
        for element in try fields[3].elements() {
            guard let row = rows.next() else { throw element.rejection("more lines than meet the classes") }
            let isMatching = try element.member("matching") != nil
            let line = try isMatching ? element.fields("line", "matching") : element.fields("line", "disjoint")
            guard try line[0].integer(in: 0...view.rowCount - 1, "line") == row else {
                throw line[0].rejection("expected line \(row), the next one that meets the classes")
            }
            let observed = try types.observed(row, at: element)
            let type = types.type(row)
            let evidence = Evidence(
                view: view, row: row, observed: observed,
                chosen: type.intersection(isChosen), others: type.subtracting(isChosen))
            try isMatching ? evidence.checkMatching(line[1]) : evidence.checkDisjoint(line[1])
        }
        if let row = rows.next() { throw fields[3].rejection("line \(row) meets the classes and is missing") }
        try state.delete(Array(expected), side: side, at: step)
    }
}

/// The evidence that one row is free.
private struct Evidence {
    let view: State
    let row: Int
    /// O_i
    let observed: BitSet
    /// τ_i ∩ K
    let chosen: BitSet
    /// τ_i \ K
    let others: BitSet

    /// Unit vectors of K: one for each observed column, no class used more often than it has vectors.
    func checkMatching(_ value: JSONValue) throws(Rejection) {
        var columns = observed.makeIterator()
        var used: [Int: Int] = [:]
        try value.spend(500 * observed.count)
        for element in try value.elements() {
            let pair = try element.tuple(2, "[column, class]")
            guard let column = columns.next() else { throw element.rejection("more pairs than observed cells") }
            guard try pair[0].integer(in: 0...view.columnCount - 1, "column") == column else {
                throw pair[0].rejection("expected \(column), the next observed cell of the line")
            }
            let index = try pair[1].index(below: view.classes.count, "class")
            guard chosen.contains(index) else {
                throw pair[1].rejection("the class is not listed or does not meet the line")
            }
            guard view.classes[index].columns.contains(column) else {
                throw pair[1].rejection("the class does not reach the cell")
            }
            used[index, default: 0] += 1
            guard used[index, default: 0] <= view.classes[index].multiplicity else {
                throw pair[1].rejection("the class is used more often than its multiplicity")
            }
        }
        if let column = columns.next() { throw value.rejection("the observed cell \(column) is not matched") }
    }

    /// Rado's condition: for every G ⊆ τ_i ∩ K, with U the observed columns of G, the space spanned by R^U and the
    /// vectors of the others has
    /// dimension ≥ |U| + the number of listed classes whose (disjoint, wholly observed) columns avoid U.
    func checkDisjoint(_ value: JSONValue) throws(Rejection) {
        let listed = try value.increasingIndices(below: view.classes.count, "class")
        var union = BitSet(bound: view.columnCount)
        try value.spend(20 * listed.count * view.columnWords)
        for index in listed {
            guard others.contains(index) else {
                throw value.rejection("class \(index) is listed for elimination or does not meet the line")
            }
            let columns = view.classes[index].columns
            guard columns.isSubset(of: observed) else {
                throw value.rejection("class \(index) has a free cell in the line")
            }
            guard !columns.intersects(union) else {
                throw value.rejection("class \(index) meets another one in the line")
            }
            union.formUnion(columns)
        }
        let members = Array(chosen)
        guard members.count <= Limits.subsetSize else {
            throw value.rejection("more than \(Limits.subsetSize) listed classes meet the line")
        }
        try value.spend((10 * view.columnWords + 20) * (listed.count + members.count + 4) << members.count)
        for subset in 0..<1 << members.count {
            var reach = BitSet(bound: view.columnCount)
            var rest = 0
            for (position, index) in members.enumerated() {
                if subset >> position & 1 == 1 {
                    reach.formUnion(view.classes[index].columns)
                } else {
                    rest += view.classes[index].multiplicity
                }
            }
            let span = reach.intersection(observed)
            let avoiding = listed.reduce(0) { $0 + (view.classes[$1].columns.intersects(span) ? 0 : 1) }
            guard span.count + avoiding + rest >= observed.count else {
                throw value.rejection(
                    "the generic rank may be \(span.count + avoiding + rest), and the line has \(observed.count) observed cells"
                )
            }
        }
    }
}

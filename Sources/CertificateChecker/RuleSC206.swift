import CheckerInput

/// SC206, filled rectangle. Classes inside a rectangle A × B, ρ = min(|A|, |B|) supports of them in an order in which
/// the k-th avoids at most ρ − k rows and columns of the rectangle: their sums are all matrices on it (see `GapOrder`),
/// and SC201's argument applies.
enum RuleSC206 {
    static func apply(_ step: JSONValue, to state: inout State) throws(Rejection) {
        let fields = try step.fields("rule", "order")
        let order = try GapOrder(fields[1], state)
        // The last one has no gap, so it is the rectangle.
        guard let last = order.classes.last else { throw fields[1].rejection("no class is listed") }
        let rectangle = state.classes[last]
        try order.check(
            rows: rectangle.rows, columns: rectangle.columns,
            length: min(rectangle.rowCount, rectangle.columnCount))
        try state.absorb(order.distinct())
    }
}

/// Classes in an order with few gaps. Let A be a matrix of rank ≤ ρ on the rectangle, A = L Rᵀ with ρ columns each.
/// Vectors u_k, w_k are chosen one after the other with w_l · u_k = 0 = w_k · u_l for l < k, with u_k orthogonal to the
/// rows of L that the k-th support avoids and w_k to those of R. In the dual spaces that the first conditions leave, of
/// dimension ρ − k + 1, the others leave subspaces whose codimensions add up to at most ρ − k; so they are not
/// orthogonal, and w_k · u_k = 1 is possible. At the end Σ u_k w_kᵀ = 1, and A = Σ (L u_k)(R w_k)ᵀ.
struct GapOrder {
    /// Positions of classes, from k = 1.
    let classes: [Int]
    private let value: JSONValue
    private let state: State

    init(_ value: JSONValue, _ state: State) throws(Rejection) {
        self.value = value
        self.state = state
        var classes: [Int] = []
        for element in try value.elements() {
            classes.append(try element.index(below: state.classes.count, "class"))
            try state.budget.spend(Budget.word)
        }
        self.classes = classes
    }

    /// Strictly increasing.
    func distinct() throws(Rejection) -> [Int] {
        try BitSet(bound: state.classes.count, classes, state.budget).members
    }

    /// Requires `length` supports inside the rectangle, none twice, the k-th with a gap of at most `length` − k.
    func check(rows: BitSet, columns: BitSet, length: Int) throws(Rejection) {
        try value.require(classes.count == length, "\(classes.count) supports are listed, expected \(length)")
        let (rowCount, columnCount) = (try rows.count, try columns.count)
        var used = try state.budget.zeros(state.classes.count)
        for (position, index) in classes.enumerated() {
            let entry = state.classes[index]
            used[index] += 1
            try value.require(
                used[index] <= entry.multiplicity, "class \(index) is listed more often than its multiplicity")
            try value.require(try entry.rows.isSubset(of: rows), "class \(index) has a row outside the rectangle")
            try value.require(
                try entry.columns.isSubset(of: columns), "class \(index) has a column outside the rectangle")
            let gap = rowCount - entry.rowCount + columnCount - entry.columnCount
            try value.require(
                gap <= length - position - 1,
                "support \(position + 1) of \(length) avoids \(gap) lines of the rectangle")
        }
    }
}

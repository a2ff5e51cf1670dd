/// Checks REFUTATION: the equations e_{ij} = Σ_{k ∈ cover(i,j)} x_{i,k} y_{j,k} − A_{ij} = 0 have no real solution.
struct Refutation {
    let masks: Masks
    let witness: Witness
    let window: Window
    /// Z: variables that are 0 on the path.
    var zeros: Set<Variable> = []
    /// N: variables that are not 0 on the path.
    var nonzeros: Set<Variable> = []

    init(masks: Masks, witness: Witness, window: Window) {
        self.masks = masks
        self.witness = witness
        self.window = window
    }

    mutating func check(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        if try value.member("minor") != nil {
            try checkMinor(try value.fields("minor")[0], budget: &budget)
        } else if try value.member("identity") != nil {
            try checkIdentity(try value.fields("identity")[0], budget: &budget)
        } else {
            try checkSplit(value, budget: &budget)
        }
    }

    /// Two branches: the variable is zero, or it is not.
    private mutating func checkSplit(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("split", "zero", "nonzero")
        let variable = try Variable(fields[0], masks: masks)
        guard !zeros.contains(variable), !nonzeros.contains(variable) else { throw fields[0].rejection("the variable was split on this path already") }
        guard zeros.count + nonzeros.count < Limits.splitDepth else { throw value.rejection("more than \(Limits.splitDepth) splits on a path") }
        zeros.insert(variable)
        try check(fields[1], budget: &budget)
        zeros.remove(variable)
        nonzeros.insert(variable)
        try check(fields[2], budget: &budget)
        nonzeros.remove(variable)
    }

    func isLive(_ row: Int, _ column: Int, _ support: Int) -> Bool {
        !zeros.contains(.x(row, support, masks)) && !zeros.contains(.y(column, support, masks))
    }

    /// The entry of A.
    func entry(_ row: Int, _ column: Int) -> Number? { witness.entries[row * masks.columns + column] }
}

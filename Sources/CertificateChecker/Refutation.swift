/// Checks REFUTATION: the equations e_{ij} = Σ_{k ∈ cover(i,j)} x_{i,k} y_{j,k} − A_{ij} = 0 have no real solution.
struct Refutation {
    let masks: Masks
    let matrix: Matrix
    /// Where the cells must lie that the refutation names; nil: anywhere.
    let window: Window?
    /// Z: variables that are 0 on the path.
    var zeros: Set<Variable> = []
    /// N: variables that are not 0 on the path.
    var nonzeros: Set<Variable> = []
    /// The polynomials that were split on, from the root, and the branches that the path takes.
    var polynomials: [(polynomial: Polynomial, isZero: Bool)] = []

    init(masks: Masks, matrix: Matrix, window: Window?) {
        self.masks = masks
        self.matrix = matrix
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

    /// Two branches: a variable, or a polynomial, is zero, or it is not.
    private mutating func checkSplit(_ value: JSONValue, budget: inout Budget) throws(Rejection) {
        let fields = try value.fields("split", "zero", "nonzero")
        guard zeros.count + nonzeros.count + polynomials.count < Limits.splitDepth else { throw value.rejection("more than \(Limits.splitDepth) splits on a path") }
        var parts = try fields[0].elements()
        // ["x", line, support], or a list of terms.
        if let first = parts.next(), first.isArray {
            let polynomial = try Polynomial(fields[0], masks: masks)
            polynomials.append((polynomial, true))
            try check(fields[1], budget: &budget)
            polynomials.removeLast()
            polynomials.append((polynomial, false))
            try check(fields[2], budget: &budget)
            polynomials.removeLast()
            return
        }
        let variable = try Variable(fields[0], masks: masks)
        guard !zeros.contains(variable), !nonzeros.contains(variable) else { throw fields[0].rejection("the variable was split on this path already") }
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

    /// Whether the refutation may name the cell.
    func contains(_ row: Int, _ column: Int) -> Bool { window?.contains(row, column) ?? true }

    /// The entry of A; nil if it is zero.
    func entry(_ row: Int, _ column: Int) -> Number? { matrix.entries[row * masks.columns + column] }
}

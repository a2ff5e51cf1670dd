/// Checks REFUTATION: the equations e_{ij} = Σ (products of variables along the paths from j to i) − A_{ij} = 0 have no
/// real solution; of a factorization
/// the sum is Σ_{k ∈ cover(i,j)} x_{i,k} y_{j,k}.
struct Refutation {
    let chain: FactorChain
    let matrix: Matrix
    /// Where the cells must lie that the refutation names; nil: anywhere.
    let window: Window?
    /// Z: variables that are 0 on the path.
    var zeros: Set<Variable> = []
    /// N: variables that are not 0 on the path.
    var nonzeros: Set<Variable> = []
    /// The polynomials that were split on, from the root, and the branches that the path takes.
    var polynomials: [(polynomial: Polynomial, isZero: Bool)] = []

    init(chain: FactorChain, matrix: Matrix, window: Window?) {
        self.chain = chain
        self.matrix = matrix
        self.window = window
    }

    mutating func check(_ value: JSONValue) throws(Rejection) {
        if try value.member("minor") != nil {
            try checkMinor(try value.fields("minor")[0])
        } else if try value.member("identity") != nil {
            try checkIdentity(try value.fields("identity")[0])
        } else {
            try checkSplit(value)
        }
    }

    /// Two branches: a variable, or a polynomial, is zero, or it is not.
    private mutating func checkSplit(_ value: JSONValue) throws(Rejection) {
        let fields = try value.fields("split", "zero", "nonzero")
        guard zeros.count + nonzeros.count + polynomials.count < Limits.splitDepth else {
            throw value.rejection("more than \(Limits.splitDepth) splits on a path")
        }
        var parts = try fields[0].elements()
        // A variable begins with a word, a list of terms with a list.
        if let first = parts.next(), first.isArray {
            let polynomial = try Polynomial(fields[0], chain: chain)
            polynomials.append((polynomial, true))
            try check(fields[1])
            polynomials.removeLast()
            polynomials.append((polynomial, false))
            try check(fields[2])
            polynomials.removeLast()
            return
        }
        let variable = try chain.variable(fields[0])
        guard !zeros.contains(variable), !nonzeros.contains(variable) else {
            throw fields[0].rejection("the variable was split on this path already")
        }
        zeros.insert(variable)
        try check(fields[1])
        zeros.remove(variable)
        nonzeros.insert(variable)
        try check(fields[2])
        nonzeros.remove(variable)
    }

    /// Whether the refutation may name the cell.
    func contains(_ row: Int, _ column: Int) -> Bool { window?.contains(row, column) ?? true }
}

import CheckerInput

/// What a node of a refutation speaks of: the equations e_{ij} = Σ (products of variables along the paths from j to i)
/// − A_{ij} = 0, and what is known on the way to it.
struct RefutationPath: Sendable {
    let chain: FactorChain
    let matrix: Matrix
    /// Where the cells must lie that the refutation names; nil: anywhere.
    let window: Window?
    /// Z: variables that are 0 on the path.
    var zeros: Set<Int> = []
    /// N: variables that are not 0 on the path.
    var nonzeros: Set<Int> = []
    /// The polynomials that were split on, from the root, and the branches that the path takes.
    var polynomials: [(polynomial: Polynomial, isZero: Bool)] = []

    /// Whether the refutation may name the cell.
    func contains(_ row: Int, _ column: Int) -> Bool { window?.contains(row, column) ?? true }

    /// Reads POLYNOMIAL, with the variables of Z replaced by 0.
    func polynomial(_ value: JSONValue) throws(Rejection) -> Polynomial {
        try chain.polynomial(value).settingZero(zeros)
    }

    /// The number of a polynomial that was split on, on the branch where it is 0 or on the one where it is not, and the
    /// polynomial with the variables of Z replaced by 0.
    func splitPolynomial(_ value: JSONValue, isZero: Bool) throws(Rejection) -> (number: Int, polynomial: Polynomial) {
        let number = try value.index(below: polynomials.count, "polynomial of the path")
        try value.require(
            polynomials[number].isZero == isZero, "polynomial \(number) is \(isZero ? "not zero" : "zero") on this path"
        )
        return (number, try polynomials[number].polynomial.settingZero(zeros))
    }

    /// e_{ij} with the variables of Z replaced by 0.
    func equation(_ row: Int, _ column: Int, _ budget: Budget) throws(Rejection) -> Polynomial {
        var terms: [Polynomial.Term] = []
        for path in try chain.paths(to: row, from: column, without: zeros) {
            terms.append((Number(1), Monomial(variables: path)))
        }
        if let entry = matrix[row, column] { terms.append((try budget.negative(entry), .one)) }
        return Polynomial(terms: terms, budget)
    }
}

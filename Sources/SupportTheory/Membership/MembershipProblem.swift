import ExactArithmetic
import PolynomialAlgebra

/// The equations Σ_{k reaches (i,j)} x_{i,k} y_{j,k} = A_{ij} in the known cells of a window, where A may depend on parameters.
struct MembershipProblem {
    let unknowns: Unknowns
    let system: EquationSystem
    private let equations: [Cell: Polynomial]

    /// `entry` gives A in the window's own numbers; free cells are not asked for.
    init(_ window: SmallWindow, parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction) {
        var unknowns = Unknowns(parameterCount: parameterCount)
        // The entries of the factor with the rarer supports first, so that names are the same on every run.
        for row in 0..<window.rowCount {
            for k in Members(window.rowType(row)) { _ = unknowns.number(of: FactorEntry(.x, row, k)) }
        }
        for column in 0..<window.columnCount {
            for k in Members(window.columnType(column)) { _ = unknowns.number(of: FactorEntry(.y, column, k)) }
        }
        var equations: [(cell: Cell, polynomial: Polynomial)] = []
        for row in 0..<window.rowCount {
            for column in 0..<window.columnCount where window.free[row] >> UInt64(column) & 1 == 0 {
                let value = entry(row, column)
                // A fraction is cleared: its denominator is not zero.
                let denominator = value.expandedDenominator
                var polynomial = -value.numerator
                for k in Members(window.cover(row, column)) {
                    let (x, y) = (unknowns.number(of: FactorEntry(.x, row, k)), unknowns.number(of: FactorEntry(.y, column, k)))
                    polynomial = polynomial + denominator.multiplied(by: .variable(x) * .variable(y))
                }
                equations.append((Cell(row: row, column: column), polynomial))
            }
        }
        self.unknowns = unknowns
        self.equations = Dictionary(uniqueKeysWithValues: equations.map { ($0.cell, $0.polynomial) })
        system = EquationSystem(unknowns: unknowns, equations: equations, termLimit: limits.membershipTerms)
    }

    /// The refutation in the window's own numbers; nil if it rests on generic values.
    func refutation(_ tree: RefutationTree) -> Refutation? {
        refutation(tree, splits: [])
    }

    private func refutation(_ tree: RefutationTree, splits: [Polynomial]) -> Refutation? {
        switch tree {
        case .leaf(let contradiction):
            return IdentityAssembly.identity(for: contradiction, unknowns: unknowns, splits: splits, equations: equations).map { .identity($0) }
        case .unknown(let unknown, let zero, let nonzero):
            guard let entry = unknowns.entry(unknown), let first = refutation(zero, splits: splits), let second = refutation(nonzero, splits: splits)
            else { return nil }
            return .split(entry, zero: first, nonzero: second)
        case .polynomial(let polynomial, let zero, let nonzero):
            guard let terms = unknowns.named(polynomial), let first = refutation(zero, splits: splits + [polynomial]),
                let second = refutation(nonzero, splits: splits + [polynomial])
            else { return nil }
            return .splitPolynomial(terms, zero: first, nonzero: second)
        }
    }
}

import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// The equations Σ_{k reaches (i,j)} x_{i,k} y_{j,k} = A_{ij} in the known cells of a window, or those of a product of
/// layers, where A may depend on parameters.
package struct MembershipProblem {
    package let unknowns: Unknowns
    package let system: EquationSystem
    private let equations: [Cell: Polynomial]

    /// `entry` gives A in the window's own numbers; free cells are not asked for.
    init(_ window: SmallWindow, parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction) {
        var unknowns = Unknowns(parameterCount: parameterCount)
        // The entries of the factor with the rarer supports first, so that names are the same on every run.
        for row in 0..<window.rowCount {
            for k in Members(window.rowType(row)) { _ = unknowns.number(of: FactorEntry.x(row, k)) }
        }
        for column in 0..<window.columnCount {
            for k in Members(window.columnType(column)) { _ = unknowns.number(of: FactorEntry.y(column, k)) }
        }
        var cells: [(cell: Cell, value: Fraction, paths: [[FactorEntry]])] = []
        for row in 0..<window.rowCount {
            for column in 0..<window.columnCount where window.free[row] >> UInt64(column) & 1 == 0 {
                let paths = Members(window.cover(row, column)).map {
                    [FactorEntry.x(row, $0), FactorEntry.y(column, $0)]
                }
                cells.append((Cell(row: row, column: column), entry(row, column), paths))
            }
        }
        self.init(unknowns, cells, limits: limits)
    }

    /// One equation a cell: the sum over the paths of the products of their entries is the value.
    package init(
        _ start: Unknowns, _ cells: [(cell: Cell, value: Fraction, paths: [[FactorEntry]])], limits: SearchLimits
    ) {
        var unknowns = start
        var equations: [(cell: Cell, polynomial: Polynomial)] = []
        for (cell, value, paths) in cells {
            // A fraction is cleared: its denominator is not zero.
            let denominator = value.expandedDenominator
            var polynomial = -value.numerator
            for path in paths {
                let monomial = path.reduce(Monomial.one) { $0 * .variable(unknowns.number(of: $1)) }
                polynomial = polynomial + denominator.multiplied(by: monomial)
            }
            equations.append((cell, polynomial))
        }
        self.unknowns = unknowns
        self.equations = Dictionary(uniqueKeysWithValues: equations.map { ($0.cell, $0.polynomial) })
        system = EquationSystem(unknowns: unknowns, equations: equations, termLimit: limits.membershipTerms)
    }

    /// The refutation in the window's own numbers; nil if it rests on generic values.
    package func refutation(_ tree: RefutationTree) -> Refutation? {
        refutation(tree, splits: [])
    }

    private func refutation(_ tree: RefutationTree, splits: [Polynomial]) -> Refutation? {
        switch tree {
        case .leaf(let contradiction):
            return IdentityAssembly.identity(
                for: contradiction, unknowns: unknowns, splits: splits, equations: equations
            ).map { .identity($0) }
        case .unknown(let unknown, let zero, let nonzero):
            guard let entry = unknowns.entry(unknown), let first = refutation(zero, splits: splits),
                let second = refutation(nonzero, splits: splits)
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

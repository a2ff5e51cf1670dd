import ExactArithmetic
import MaskedStates
import PolynomialAlgebra
import Proofs

/// Entries of the factors, rational or polynomials in one real algebraic number.
public struct FactorValues: Sendable {
    /// The number, if one is needed: a root of the polynomial between two bounds where it has opposite signs.
    public var root: AlgebraicRoot?
    /// The entries of each layer that are not zero, Yᵀ first: coefficients in the powers of the number, lowest first;
    /// one coefficient if there is none.
    public private(set) var layers: [[Cell: [Rational]]] = [[:], [:]]

    /// Entries that somebody else found; who gives them away multiplies them out first.
    package init(root: AlgebraicRoot? = nil, layers: [[Cell: [Rational]]]) {
        self.root = root
        self.layers = layers
    }

    /// The factors with other names for lines and supports.
    package func renamed(_ names: UnitNames) -> FactorValues {
        FactorValues(
            root: root,
            layers: layers.enumerated().map { layer, entries in
                entries.renamed { names.cell($0, layer: layer) }
            })
    }

    private init(root: AlgebraicRoot?, _ unknowns: Unknowns, _ window: SmallWindow, value: (Int) -> [Rational]?) {
        self.root = root
        for (number, entry) in unknowns.entries.enumerated() {
            guard let value = value(unknowns.parameterCount + number), !value.allSatisfy(\.isZero) else { continue }
            let named = window.originalNames.entry(entry)
            layers[named.layer][Cell(row: named.output, column: named.input)] = value
        }
    }

    init?(_ values: SolutionValues, _ unknowns: Unknowns, _ window: SmallWindow) {
        guard values.values.allSatisfy({ $0.denominator.isEmpty && $0.numerator.constantValue != nil }) else {
            return nil
        }
        self.init(root: nil, unknowns, window) { values.values[$0].numerator.constantValue.map { [$0] } }
    }

    init?(_ solution: AlgebraicSolution, _ unknowns: Unknowns, _ window: SmallWindow) {
        self.init(root: solution.root, unknowns, window) { solution.values[$0].coefficients }
    }

    /// For rational entries in the window's own numbers.
    init(x: [[Rational]], y: [[Rational]], _ window: SmallWindow) {
        for (position, support) in window.supports.enumerated() {
            for row in Members(support.rows) where !x[row][position].isZero {
                layers[1][Cell(row: window.rows[row], column: support.name)] = [x[row][position]]
            }
            for column in Members(support.columns) where !y[column][position].isZero {
                layers[0][Cell(row: support.name, column: window.columns[column])] = [y[column][position]]
            }
        }
    }

    /// Whether X Yᵀ is the matrix with these entries, and zero elsewhere.
    package func product(equals matrix: [Cell: Rational]) -> Bool {
        var sums: [Cell: UnivariatePolynomial] = [:]
        let columns = Dictionary(grouping: layers[0]) { $0.key.row }
        for (position, left) in layers[1] {
            for (other, right) in columns[position.column] ?? [] {
                let cell = Cell(row: position.row, column: other.column)
                sums[cell, default: .zero] =
                    sums[cell, default: .zero] + UnivariatePolynomial(left) * UnivariatePolynomial(right)
            }
        }
        return Set(sums.keys).union(matrix.keys).allSatisfy { cell in
            let difference = sums[cell, default: .zero] - UnivariatePolynomial([matrix[cell] ?? 0])
            return difference.isZero
                || root.map { difference.quotientAndRemainder(dividingBy: $0.polynomial).remainder.isZero } ?? false
        }
    }
}

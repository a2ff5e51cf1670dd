import ExactArithmetic
import PolynomialAlgebra

/// Entries of X and Y, rational or polynomials in one real algebraic number.
public struct FactorValues: Sendable {
    /// The number, if one is needed: a root of the polynomial between two bounds where it has opposite signs.
    public var root: Root?
    /// Entries that are not zero: coefficients in the powers of the number, lowest first; one coefficient if there is
    /// none.
    public var x: [Curve.Position: [Rational]] = [:]
    public var y: [Curve.Position: [Rational]] = [:]

    public struct Root: Sendable {
        public var polynomial: UnivariatePolynomial
        public var lower: Rational
        public var upper: Rational
    }

    private init(root: Root?, _ unknowns: Unknowns, _ window: SmallWindow, value: (Int) -> [Rational]?) {
        self.root = root
        for (number, entry) in unknowns.entries.enumerated() {
            guard let value = value(unknowns.parameterCount + number), !value.allSatisfy(\.isZero) else { continue }
            let support = window.supports[entry.support].name
            switch entry.factor {
            case .x: x[Curve.Position(line: window.rows[entry.line], support: support)] = value
            case .y: y[Curve.Position(line: window.columns[entry.line], support: support)] = value
            case .layer: preconditionFailure("a window of two factors has no layers")
            }
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
                self.x[Curve.Position(line: window.rows[row], support: support.name)] = [x[row][position]]
            }
            for column in Members(support.columns) where !y[column][position].isZero {
                self.y[Curve.Position(line: window.columns[column], support: support.name)] = [y[column][position]]
            }
        }
    }

    /// Whether X Yᵀ is the matrix with these entries, and zero elsewhere.
    func product(equals matrix: [Cell: Rational]) -> Bool {
        var sums: [Cell: UnivariatePolynomial] = [:]
        let columns = Dictionary(grouping: y) { $0.key.support }
        for (position, left) in x {
            for (other, right) in columns[position.support] ?? [] {
                sums[Cell(row: position.line, column: other.line), default: .zero] =
                    sums[Cell(row: position.line, column: other.line), default: .zero]
                    + UnivariatePolynomial(left) * UnivariatePolynomial(right)
            }
        }
        return Set(sums.keys).union(matrix.keys).allSatisfy { cell in
            let difference = sums[cell, default: .zero] - UnivariatePolynomial([matrix[cell] ?? 0])
            return difference.isZero
                || root.map { difference.quotientAndRemainder(dividingBy: $0.polynomial).remainder.isZero } ?? false
        }
    }
}

import ExactArithmetic
import PolynomialAlgebra

/// A curve X(t), Y(t) of factors with Laurent polynomials as entries; entries that are not stored are zero.
public struct Curve: Hashable, Sendable {
    public private(set) var left: [Position: LaurentPolynomial] = [:]
    public private(set) var right: [Position: LaurentPolynomial] = [:]

    /// An entry of a factor: a row of the factor and a support.
    public struct Position: Hashable, Sendable, Comparable {
        public var line: Int
        public var support: Int

        public static func < (a: Position, b: Position) -> Bool {
            (a.line, a.support) < (b.line, b.support)
        }
    }

    public init() {}

    mutating func setLeft(_ row: Int, _ support: Int, _ value: LaurentPolynomial) {
        left[Position(line: row, support: support)] = value.isZero ? nil : value
    }

    mutating func setRight(_ column: Int, _ support: Int, _ value: LaurentPolynomial) {
        right[Position(line: column, support: support)] = value.isZero ? nil : value
    }

    /// The entries of X(t) Y(t)ᵀ that are not identically zero.
    public func product() -> [Cell: LaurentPolynomial] {
        var bySupport: [Int: [(Int, LaurentPolynomial)]] = [:]
        for (position, value) in right { bySupport[position.support, default: []].append((position.line, value)) }
        var cells: [Cell: LaurentPolynomial] = [:]
        for (position, value) in left {
            for (column, other) in bySupport[position.support] ?? [] {
                cells[Cell(row: position.line, column: column), default: LaurentPolynomial(0)].addProduct(value, other)
            }
        }
        return cells.filter { !$0.value.isZero }
    }

    func transposed() -> Curve {
        var result = self
        swap(&result.left, &result.right)
        return result
    }

    func renamed(rows: (Int) -> Int, columns: (Int) -> Int, supports: (Int) -> Int) -> Curve {
        var result = Curve()
        for (position, value) in left { result.setLeft(rows(position.line), supports(position.support), value) }
        for (position, value) in right { result.setRight(columns(position.line), supports(position.support), value) }
        return result
    }
}

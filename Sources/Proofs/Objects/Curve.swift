import ExactArithmetic
import PolynomialAlgebra

/// A curve W_1(t), …, W_N(t) of layers with Laurent polynomials as entries; entries that are not stored are zero.
public struct Curve: Hashable, Sendable {
    /// The entries of each layer, input side first, at their output and input.
    public private(set) var layers: [Entries]

    public typealias Entries = [Cell: LaurentPolynomial]

    public init(layers: [Entries]) {
        self.layers = layers
    }

    /// The zero factors X, Y of two layers.
    package init() {
        layers = [[:], [:]]
    }

    /// The entry of X, the second of two layers.
    package mutating func setLeft(_ row: Int, _ support: Int, _ value: LaurentPolynomial) {
        layers[1][Cell(row: row, column: support)] = value.isZero ? nil : value
    }

    /// The entry of Y, the transpose of the first of two layers.
    package mutating func setRight(_ column: Int, _ support: Int, _ value: LaurentPolynomial) {
        layers[0][Cell(row: support, column: column)] = value.isZero ? nil : value
    }

    /// The entries of W_N(t) ⋯ W_1(t) that are not identically zero.
    public func product() -> Entries {
        guard let first = layers.first else { return [:] }
        return layers.dropFirst().reduce(first) { lower, upper in
            let byRow = Dictionary(grouping: lower) { $0.key.row }
            var cells: Entries = [:]
            for (position, value) in upper {
                for (other, factor) in byRow[position.column] ?? [] {
                    let cell = Cell(row: position.row, column: other.column)
                    cells[cell, default: LaurentPolynomial(0)].addProduct(value, factor)
                }
            }
            return cells.filter { !$0.value.isZero }
        }
    }

    /// Whether the products tend to the matrix with these entries, and zero elsewhere, as t → 0: multiplied out.
    package func tends(to matrix: [Cell: Rational]) -> Bool {
        let product = product()
        return Set(product.keys).union(matrix.keys).allSatisfy { cell in
            (product[cell] ?? LaurentPolynomial(0)).limitAtZero == (matrix[cell] ?? 0)
        }
    }

    /// The layers in the reverse order, each transposed.
    func transposed() -> Curve {
        Curve(layers: layers.reversed().map { $0.renamed(\.transposed) })
    }

    package func renamed(_ names: UnitNames) -> Curve {
        Curve(
            layers: layers.enumerated().map { layer, entries in
                entries.renamed { names.cell($0, layer: layer) }
            })
    }

    /// The curve of the network in which layer `layer` is a product of the given ones.
    func replacing(layer: Int, by entries: [Entries]) -> Curve {
        var result = self
        result.layers.replaceSubrange(layer...layer, with: entries)
        return result
    }
}

extension Dictionary where Key == Cell {
    /// The same entries in other cells; different cells stay different.
    package func renamed(_ name: (Cell) -> Cell) -> [Cell: Value] {
        [Cell: Value](uniqueKeysWithValues: map { (name($0.key), $0.value) })
    }
}

import ExactArithmetic
import PolynomialAlgebra
import Rules

/// A proof that the set of products W_N ⋯ W_1 is not closed: a matrix A, a curve of products that tends to it, and a
/// refutation of A as a product of blocks of layers. For two layers it speaks of P(I, J).
public struct NonClosedness: Sendable, Hashable {
    /// The obstruction that led to the witness; the proof itself does not rest on it.
    public var rule: RuleCode
    /// The rows and columns outside of which A is zero, ascending.
    public var rows: [Int]
    public var columns: [Int]
    /// The entries of A that are not zero.
    public var limit: [Cell: Rational]
    public var curve: Curve
    /// Numbers of layers, from the input side, that the refutation takes together.
    public var blocks: [Int]
    /// In the entries of the blocks.
    public var refutation: Refutation

    /// A proof whose refutation takes no layers together.
    package init(
        rule: RuleCode, rows: [Int], columns: [Int], limit: [Cell: Rational], curve: Curve, refutation: Refutation
    ) {
        self.rule = rule
        self.rows = rows.sorted()
        self.columns = columns.sorted()
        self.limit = limit
        self.curve = curve
        self.blocks = curve.layers.map { _ in 1 }
        self.refutation = refutation
    }

    /// The same proof in other coordinates, or in a network of which this one is a part.
    package func renamed(_ names: UnitNames) -> NonClosedness {
        var result = self
        result.rows = rows.map(names.row).sorted()
        result.columns = columns.map(names.column).sorted()
        result.limit = limit.renamed(names.cell)
        result.curve = curve.renamed(names)
        result.refutation = refutation.renamed(names.atEnds(of: blocks))
        return result
    }

    /// The same proof for two factors whose lines and supports have other names.
    package func renamed(
        rows: @escaping (Int) -> Int, columns: @escaping (Int) -> Int, supports: @escaping (Int) -> Int
    ) -> NonClosedness {
        renamed(UnitNames(rows: rows, columns: columns, supports: supports))
    }

    /// The proof for the transposed products.
    package func transposed() -> NonClosedness {
        var result = self
        (result.rows, result.columns) = (columns, rows)
        result.limit = limit.renamed(\.transposed)
        result.curve = curve.transposed()
        result.blocks.reverse()
        result.refutation = refutation.transposed(blockCount: blocks.count)
        return result
    }

    /// The proof for the network in which layer `layer` is a product of layers with the given entries.
    package func replacing(layer: Int, by entries: [Curve.Entries]) -> NonClosedness {
        var result = self
        result.curve = curve.replacing(layer: layer, by: entries)
        var first = 0
        for (block, count) in blocks.enumerated() {
            if layer >= first, layer < first + count { result.blocks[block] += entries.count - 1 }
            first += count
        }
        return result
    }

    /// Whether the curve does tend to A, multiplied out: the solver's own check of its lifting, before anything is
    /// written.
    public var curveTendsToLimit: Bool { curve.tends(to: limit) }
}

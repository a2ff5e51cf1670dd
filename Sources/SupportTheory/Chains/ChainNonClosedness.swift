import ExactArithmetic
import PolynomialAlgebra
import Rules

/// A proof that the set of products W_N ⋯ W_1 is not closed: a matrix A, a curve of products that tends to it, and a
/// refutation of A as a product of blocks of layers.
public struct ChainNonClosedness: Sendable {
    /// The obstruction that led to the witness; the proof itself does not rest on it.
    public var rule: RuleCode
    /// The rows and columns outside of which A is zero, ascending.
    public var rows: [Int]
    public var columns: [Int]
    /// The entries of A that are not zero.
    public var limit: [Cell: Rational]
    /// W_1(t), …, W_N(t): entries that are not zero, as output and input of the layer.
    public var layers: [LayerCurve]
    /// Numbers of layers, from the input side, that the refutation takes together.
    public var blocks: [Int]
    /// In the entries x, y of two factors where there are two blocks, else in those of the blocks.
    public var refutation: Refutation

    public typealias LayerCurve = [Cell: LaurentPolynomial]

    /// Whether the curve does tend to A, multiplied out: the solver's own check of its lifting, before anything is
    /// written.
    public var curveTendsToLimit: Bool {
        let product = Self.product(layers)
        return Set(product.keys).union(limit.keys).allSatisfy {
            (product[$0] ?? LaurentPolynomial(0)).limitAtZero == (limit[$0] ?? 0)
        }
    }

    /// The entries of the product of layers, input side first.
    public static func product(_ layers: [LayerCurve]) -> LayerCurve {
        guard let first = layers.first else { return [:] }
        return layers.dropFirst().reduce(first) { lower, upper in
            let byRow = Dictionary(grouping: lower) { $0.key.row }
            var cells: LayerCurve = [:]
            for (position, value) in upper {
                for (other, factor) in byRow[position.column] ?? [] {
                    cells[Cell(row: position.row, column: other.column), default: LaurentPolynomial(0)].addProduct(
                        value, factor)
                }
            }
            return cells.filter { !$0.value.isZero }
        }
    }

    /// The same proof in a network of which this one is a part: `units` are the names of the units of each level.
    func renamed(_ units: [[Int]]) -> ChainNonClosedness {
        var result = self
        let (inputs, outputs) = (units[0], units[units.count - 1])
        result.rows = rows.map { outputs[$0] }.sorted()
        result.columns = columns.map { inputs[$0] }.sorted()
        result.limit = Dictionary(
            uniqueKeysWithValues: limit.map {
                (Cell(row: outputs[$0.key.row], column: inputs[$0.key.column]), $0.value)
            })
        result.layers = layers.enumerated().map { layer, entries in
            Dictionary(
                uniqueKeysWithValues: entries.map {
                    (Cell(row: units[layer + 1][$0.key.row], column: units[layer][$0.key.column]), $0.value)
                })
        }
        let ends = blockEnds
        result.refutation = refutation.renamed(
            rows: { outputs[$0] }, columns: { inputs[$0] }, supports: { units[ends[1]][$0] }, turned: false
        ) { entry in
            switch entry.factor {
            case .x: return FactorEntry(.x, outputs[entry.line], units[ends[1]][entry.support])
            case .y: return FactorEntry(.y, inputs[entry.line], units[ends[1]][entry.support])
            case .layer(let block):
                return FactorEntry(entry.factor, units[ends[block + 1]][entry.line], units[ends[block]][entry.support])
            }
        }
        return result
    }

    /// The levels at which blocks begin, and the last level.
    private var blockEnds: [Int] { blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) } }

    /// The proof for the network in which layer `layer` is a product of layers with the given entries.
    func replacing(layer: Int, by entries: [LayerCurve]) -> ChainNonClosedness {
        var result = self
        result.layers.replaceSubrange(layer...layer, with: entries)
        var first = 0
        for (block, count) in blocks.enumerated() {
            if layer >= first, layer < first + count { result.blocks[block] += entries.count - 1 }
            first += count
        }
        return result
    }

    /// The proof of a factorization, for the two layers that it is.
    init(_ proof: NonClosedness) {
        rule = proof.rule
        rows = proof.rows
        columns = proof.columns
        limit = proof.limit
        let lower = proof.curve.right.map { (Cell(row: $0.key.support, column: $0.key.line), $0.value) }
        let upper = proof.curve.left.map { (Cell(row: $0.key.line, column: $0.key.support), $0.value) }
        layers = [Dictionary(uniqueKeysWithValues: lower), Dictionary(uniqueKeysWithValues: upper)]
        blocks = [1, 1]
        refutation = proof.refutation
    }

    init(
        rule: RuleCode, rows: [Int], columns: [Int], limit: [Cell: Rational], layers: [LayerCurve], blocks: [Int],
        refutation: Refutation
    ) {
        self.rule = rule
        self.rows = rows
        self.columns = columns
        self.limit = limit
        self.layers = layers
        self.blocks = blocks
        self.refutation = refutation
    }
}

/// An entry of a factor as an unknown: of a layer of a network, or of a block of layers taken together.
///
/// A factorization is the network of two layers with X as its second and Yᵀ as its first: x_{i,k} is the entry of layer
/// 1 from support k to row i, y_{j,k} that of layer 0 from column j to support k.
public struct FactorEntry: Hashable, Sendable {
    /// Counted from 0, from the input side.
    public var layer: Int
    public var output: Int
    public var input: Int

    public init(layer: Int, output: Int, input: Int) {
        self.layer = layer
        self.output = output
        self.input = input
    }

    /// x_{row,support}.
    public static func x(_ row: Int, _ support: Int) -> FactorEntry {
        FactorEntry(layer: 1, output: row, input: support)
    }

    /// y_{column,support}.
    public static func y(_ column: Int, _ support: Int) -> FactorEntry {
        FactorEntry(layer: 0, output: support, input: column)
    }
}

/// A hidden neuron: an output of a layer that is not the last; for two layers a support.
public struct Neuron: Hashable, Sendable, Comparable {
    /// Counted from 0, from the input side.
    public var layer: Int
    public var unit: Int

    public init(layer: Int, unit: Int) {
        self.layer = layer
        self.unit = unit
    }

    public static func < (a: Neuron, b: Neuron) -> Bool { (a.layer, a.unit) < (b.layer, b.unit) }
}

/// New names for the units of a network: level 0 are the inputs, level l + 1 the outputs of layer l.
package struct UnitNames {
    /// The number of layers.
    var layerCount: Int
    var name: (_ level: Int, _ unit: Int) -> Int

    /// The names of rows, columns and supports of two factors.
    package init(rows: @escaping (Int) -> Int, columns: @escaping (Int) -> Int, supports: @escaping (Int) -> Int) {
        layerCount = 2
        name = { level, unit in level == 0 ? columns(unit) : level == 1 ? supports(unit) : rows(unit) }
    }

    /// Lists of names, a list a level.
    package init(_ units: [[Int]]) {
        layerCount = units.count - 1
        name = { units[$0][$1] }
    }

    private init(layerCount: Int, name: @escaping (Int, Int) -> Int) {
        self.layerCount = layerCount
        self.name = name
    }

    package func row(_ row: Int) -> Int { name(layerCount, row) }
    package func column(_ column: Int) -> Int { name(0, column) }

    /// A cell of the product.
    package func cell(_ cell: Cell) -> Cell { Cell(row: row(cell.row), column: column(cell.column)) }

    /// A cell of a layer's matrix.
    package func cell(_ cell: Cell, layer: Int) -> Cell {
        Cell(row: name(layer + 1, cell.row), column: name(layer, cell.column))
    }

    package func entry(_ entry: FactorEntry) -> FactorEntry {
        FactorEntry(
            layer: entry.layer, output: name(entry.layer + 1, entry.output), input: name(entry.layer, entry.input))
    }

    package func neuron(_ neuron: Neuron) -> Neuron {
        Neuron(layer: neuron.layer, unit: name(neuron.layer + 1, neuron.unit))
    }

    /// The names of the levels between blocks of layers.
    func atEnds(of blocks: [Int]) -> UnitNames {
        let ends = blocks.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        let all = name
        return UnitNames(layerCount: blocks.count) { all(ends[$0], $1) }
    }
}

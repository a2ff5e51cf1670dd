import ExactArithmetic
import PolynomialAlgebra
import SupportMasks

/// A small network as the search of normal forms sees it: at most 64 inputs, outputs and hidden neurons, and not too
/// many paths.
struct ChainWindow: ProductWindow {
    let chain: LayerChain
    let interruption: Interruption
    private let rowTypes: [UInt64]
    private let columnTypes: [UInt64]
    private let reached: [UInt64]
    let graph: LayerGraph

    init?(_ chain: LayerChain, _ limits: SearchLimits) {
        let sizes = chain.levelSizes
        guard sizes.allSatisfy({ $0 <= 64 }), sizes.dropFirst().dropLast().reduce(0, +) <= 64,
            Self.pathCount(chain, limits.networkPaths) <= limits.networkPaths
        else { return nil }
        self.chain = chain
        interruption = limits.interruption
        graph = LayerGraph(
            upward: chain.masks.map { mask in
                let transposed = mask.transposed()
                return (0..<mask.columnCount).map { transposed.row($0).firstWord }
            }, rowCount: chain.rowCount)
        let (last, first) = (chain.masks[chain.layerCount - 1], chain.masks[0].transposed())
        rowTypes = (0..<last.rowCount).map { last.row($0).firstWord }
        columnTypes = (0..<first.rowCount).map { first.row($0).firstWord }
        let product = chain.booleanProduct(of: 0..<chain.layerCount)
        reached = (0..<product.rowCount).map { product.row($0).firstWord }
    }

    private static func pathCount(_ chain: LayerChain, _ mostPaths: Int) -> Int {
        var counts = Array(repeating: 1, count: chain.columnCount)
        for mask in chain.masks {
            counts = (0..<mask.rowCount).map { row in mask.row(row).reduce(0) { min($0 + counts[$1], mostPaths + 1) } }
        }
        return counts.reduce(0) { min($0 + $1, mostPaths + 1) }
    }

    var rowCount: Int { chain.rowCount }
    var columnCount: Int { chain.columnCount }
    func rowType(_ row: Int) -> UInt64 { rowTypes[row] }
    func columnType(_ column: Int) -> UInt64 { columnTypes[column] }
    func observed(_ row: Int) -> UInt64 { reached[row] }
    func isHidden(_ row: Int, _ column: Int) -> Bool { false }
    /// The network's own numbers.
    var names: UnitNames { UnitNames(chain.levelSizes.map { Array(0..<$0) }) }

    // MARK: Equations

    func membershipProblem(parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction)
        -> MembershipProblem
    {
        let cells = observedCells.map { (cell: $0, value: entry($0.row, $0.column), paths: paths($0.row, $0.column)) }
        return MembershipProblem(Unknowns(parameterCount: parameterCount), cells, limits: limits)
    }

    /// The paths from an input to an output, as entries of the layers, the output side first.
    func paths(_ row: Int, _ column: Int) -> [[FactorEntry]] {
        paths(to: row, layer: chain.layerCount - 1, from: column)
    }

    private func paths(to unit: Int, layer: Int, from column: Int) -> [[FactorEntry]] {
        if layer == 0 {
            return chain.masks[0][unit, column] ? [[FactorEntry(layer: 0, output: unit, input: column)]] : []
        }
        return chain.masks[layer].row(unit).flatMap { neuron in
            paths(to: neuron, layer: layer - 1, from: column).map {
                [FactorEntry(layer: layer, output: unit, input: neuron)] + $0
            }
        }
    }
}

extension BitSet {
    /// The members below 64.
    var firstWord: UInt64 { words.first ?? 0 }
}

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
    /// The hidden neurons, those of lower levels first: positions in cuts.
    private let neurons: [(layer: Int, neuron: Int)]

    /// Paths from the inputs to the outputs above which the equations are too large to be of use.
    private static let mostPaths = 1_500

    init?(_ chain: LayerChain, _ interruption: Interruption) {
        let sizes = chain.levelSizes
        guard sizes.allSatisfy({ $0 <= 64 }), sizes.dropFirst().dropLast().reduce(0, +) <= 64,
            Self.pathCount(chain) <= Self.mostPaths
        else { return nil }
        self.chain = chain
        self.interruption = interruption
        neurons = chain.masks.indices.dropLast().flatMap { layer in (0..<sizes[layer + 1]).map { (layer, $0) } }
        let (last, first) = (chain.masks[chain.layerCount - 1], chain.masks[0].transposed())
        rowTypes = (0..<last.rowCount).map { last.row($0).firstWord }
        columnTypes = (0..<first.rowCount).map { first.row($0).firstWord }
        let product = chain.booleanProduct(of: 0..<chain.layerCount)
        reached = (0..<product.rowCount).map { product.row($0).firstWord }
    }

    private static func pathCount(_ chain: LayerChain) -> Int {
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

    // MARK: Equations

    func membershipProblem(parameterCount: Int, limits: SearchLimits, entry: (Int, Int) -> Fraction)
        -> MembershipProblem
    {
        var cells: [(cell: Cell, value: Fraction, paths: [[FactorEntry]])] = []
        for row in 0..<rowCount {
            for column in Members(reached[row]) {
                cells.append((Cell(row: row, column: column), entry(row, column), paths(row, column)))
            }
        }
        return MembershipProblem(Unknowns(parameterCount: parameterCount), cells, limits: limits)
    }

    /// The paths from an input to an output, as entries of the layers, the output side first.
    private func paths(_ row: Int, _ column: Int) -> [[FactorEntry]] {
        paths(to: row, layer: chain.layerCount - 1, from: column)
    }

    private func paths(to unit: Int, layer: Int, from column: Int) -> [[FactorEntry]] {
        if layer == 0 { return chain.masks[0][unit, column] ? [[FactorEntry(.layer(0), unit, column)]] : [] }
        return chain.masks[layer].row(unit).flatMap { neuron in
            paths(to: neuron, layer: layer - 1, from: column).map { [FactorEntry(.layer(layer), unit, neuron)] + $0 }
        }
    }

    // MARK: Ends

    func emptyEnd(_ denominator: ParametricCase.Denominator) -> ParametricCase {
        .layers(chain.masks.map { _ in [] }, denominator)
    }

    /// Factors in which each star of the cells that are not zero has a neuron of its own on every level, whatever the
    /// parameters are.
    func starEnd(_ pattern: NormalFormTree.Pattern) -> ChainNormalFormProof.Node? {
        let chords = CycleSpace(pattern, rowCount: rowCount, columnCount: columnCount).chords
        let entries = pattern.cells.map { cell in
            (cell, chords.firstIndex(of: cell).map { Polynomial.variable($0) } ?? 1)
        }
        guard let layers = StarRoutes.layers(of: Dictionary(uniqueKeysWithValues: entries), one: 1, on: chain.masks)
        else { return nil }
        let listed = layers.map { layer in
            layer.sorted { $0.key < $1.key }.map {
                ParametricCase.LayerEntry(output: $0.key.row, input: $0.key.column, value: $0.value)
            }
        }
        let one = ParametricCase.Denominator(constant: 1, exponents: chords.map { _ in 0 }, factors: [])
        return .cases(parameters: chords, .layers(listed, one))
    }

    func end(_ minor: ViolatedRank, determinant: ParametricCase.Denominator) -> ParametricCase {
        .rank(
            rows: Array(Members(minor.rows)), columns: Array(Members(minor.columns)),
            cutRows: Array(Members(minor.cut.rows)),
            cutColumns: Array(Members(minor.cut.columns)),
            through: .neurons(Members(minor.cut.supports).map { neurons[$0] }), determinant: determinant)
    }

    func end(_ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, entry: (Int, Int) -> Fraction)
        -> ParametricCase?
    {
        var entries: [FactorEntry: Fraction] = [:]
        for (position, entry) in unknowns.entries.enumerated() {
            entries[entry] = values.values[unknowns.parameterCount + position]
        }
        guard isProduct(entries, entry) else { return nil }
        let layers = chain.masks.indices.map { layer in
            entries.filter { $0.key.factor == .layer(layer) && !$0.value.isZero }
        }
        let scales = layers.map { Fraction.commonDenominator(Array($0.values)) }
        let common = scales.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        guard let denominator = branch.denominator(common, constant: 1) else { return nil }
        let cleared = zip(layers, scales).map { entries, scale in
            entries.sorted { ($0.key.line, $0.key.support) < ($1.key.line, $1.key.support) }.map {
                ParametricCase.LayerEntry(output: $0.key.line, input: $0.key.support, value: $0.value.scaled(to: scale))
            }
        }
        return .layers(cleared, denominator)
    }

    /// The layers multiplied out once more.
    private func isProduct(_ entries: [FactorEntry: Fraction], _ entry: (Int, Int) -> Fraction) -> Bool {
        (0..<rowCount).allSatisfy { row in
            Members(reached[row]).allSatisfy { column in
                var difference = Fraction(-1) * entry(row, column)
                for path in paths(row, column) {
                    difference = difference + path.reduce(Fraction(1)) { $0 * (entries[$1] ?? Fraction(0)) }
                }
                return difference.isZero
            }
        }
    }

    // MARK: Cuts

    /// By Menger's theorem from a largest set of vertex-disjoint paths from the columns to the rows.
    func smallestCut(rows: UInt64, columns: UInt64) -> RankBound.Cut {
        var flow = VertexFlow(chain, rows: rows, columns: columns)
        flow.saturate(interruption)
        let cut = flow.cut()
        let positions = neurons.indices.filter { cut[neurons[$0].layer + 1] >> UInt64(neurons[$0].neuron) & 1 == 1 }
        return RankBound.Cut(
            rows: cut[chain.layerCount] & rows, columns: cut[0] & columns,
            supports: positions.reduce(0) { $0 | 1 << UInt64($1) })
    }
}

extension BitSet {
    /// The members below 64.
    var firstWord: UInt64 { words.first ?? 0 }
}

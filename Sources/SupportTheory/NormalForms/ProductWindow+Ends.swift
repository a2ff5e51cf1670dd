import ExactArithmetic
import PolynomialAlgebra

// Ends of normal form trees, of two factors and of networks.

extension ProductWindow {
    /// The end of a case: factors over a denominator that does not vanish on the branch, multiplied out once more; nil
    /// if they are not what they should be.
    func end(
        _ values: SolutionValues, _ unknowns: Unknowns, _ branch: ParametricBranch, entry: (Int, Int) -> Fraction
    ) -> ParametricCase? {
        var entries: [FactorEntry: Fraction] = [:]
        for (position, entry) in unknowns.entries.enumerated() {
            entries[entry] = values.values[unknowns.parameterCount + position]
        }
        guard isProduct(entries, entry) else { return nil }
        var layers = Array(repeating: [Cell: Fraction](), count: layerCount)
        for (entry, value) in entries where !value.isZero {
            layers[entry.layer][Cell(row: entry.output, column: entry.input)] = value
        }
        // Every layer is multiplied by its own denominator, the product by all of them.
        let scales = layers.map { Fraction.commonDenominator(Array($0.values)) }
        let common = scales.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        guard let denominator = branch.denominator(common, constant: 1) else { return nil }
        return .factors(
            zip(layers, scales).enumerated().map { layer, part in
                part.0.mapValues { $0.scaled(to: part.1) }.renamed { names.cell($0, layer: layer) }
            }, denominator)
    }

    /// The layers multiplied out once more.
    private func isProduct(_ entries: [FactorEntry: Fraction], _ entry: (Int, Int) -> Fraction) -> Bool {
        observedCells.allSatisfy { cell in
            var difference = Fraction(-1) * entry(cell.row, cell.column)
            for path in paths(cell.row, cell.column) {
                difference = difference + path.reduce(Fraction(1)) { $0 * (entries[$1] ?? Fraction(0)) }
            }
            return difference.isZero
        }
    }

    /// Factors that are zero, for a denominator that vanishes: there is nothing on the branch.
    func emptyEnd(_ denominator: ParametricCase.Denominator) -> ParametricCase {
        .factors(Array(repeating: [:], count: layerCount), denominator)
    }

    /// The end of a case whose matrix has too large a rank.
    func end(
        rows: some Sequence<Int>, columns: some Sequence<Int>, _ cut: DisjointPaths.Cut,
        determinant: ParametricCase.Denominator
    ) -> ParametricCase {
        .rank(
            rows: rows.map(names.row), columns: columns.map(names.column), cutRows: cut.rows.map(names.row),
            cutColumns: cut.columns.map(names.column), neurons: cut.neurons.map(names.neuron),
            determinant: determinant)
    }
}

extension Fraction {
    /// The least product of powers that every denominator divides.
    static func commonDenominator(_ values: [Fraction]) -> [Polynomial: Int] {
        values.reduce(into: [:]) { $0.merge($1.denominator, uniquingKeysWith: max) }
    }
}

import ExactArithmetic
import PolynomialAlgebra
import SupportMasks

/// A swap whose terms are paths through the layers on both sides of a level.
///
/// The first two paths on each side belong to the term: to s and i above, to j and c below. The path to i begins at a
/// unit next to the rival, and so does the path to j.
struct SwapRoutes {
    /// The number of layers below the level.
    var levelBelow: Int
    var layerCount: Int
    var term: Int
    var rival: Int
    var others: [Int]
    /// K.
    var known: [Int]
    var above: [[Int]]
    var below: [[Int]]

    /// Ones on the cells at the ends of the paths, in two blocks of layers.
    func proof() -> NonClosedness {
        let cells = zip(above, below).map { Cell(row: $0[$0.count - 1], column: $1[$1.count - 1]) }
        // The term's paths cross over: (s, j) and (i, c).
        let rows = cells.map(\.row).sorted()
        let columns = cells.map(\.column).sorted()
        var proof = NonClosedness(
            rule: SwapBesideSupport.rule, rows: rows, columns: columns,
            limit: Dictionary(uniqueKeysWithValues: cells.map { ($0, Rational(1)) }), curve: Curve(layers: entries()),
            refutation: .minor(rows: rows, columns: columns, supports: known.sorted()))
        proof.blocks = [levelBelow, layerCount - levelBelow]
        return proof
    }

    /// x_k = e_i / t + e_s, y_k = e_j + t e_c; x_b = −e_i / t, y_b = e_j; ones along the paths.
    private func entries() -> [Curve.Entries] {
        var layers = [Curve.Entries](repeating: [:], count: layerCount)
        let one = LaurentPolynomial(1)
        let (s, i, j, c) = (above[0][0], above[1][0], below[0][0], below[1][0])
        for path in above { along(path, up: true, &layers) }
        for path in below { along(path, up: false, &layers) }
        let (first, last) = (levelBelow, levelBelow - 1)
        for (neuron, (up, down)) in zip(others, zip(above, below).dropFirst(2)) {
            layers[first][Cell(row: up[0], column: neuron)] = one
            layers[last][Cell(row: neuron, column: down[0])] = one
        }
        layers[first][Cell(row: i, column: term)] = .t(-1)
        layers[first][Cell(row: s, column: term)] = one
        layers[last][Cell(row: term, column: j)] = one
        layers[last][Cell(row: term, column: c)] = .t(1)
        layers[first][Cell(row: i, column: rival)] = -LaurentPolynomial.t(-1)
        layers[last][Cell(row: rival, column: j)] = one
        return layers
    }

    /// Ones between the units of a path.
    private func along(_ path: [Int], up: Bool, _ layers: inout [Curve.Entries]) {
        for (step, (near, far)) in zip(path, path.dropFirst()).enumerated() {
            let layer = up ? levelBelow + 1 + step : levelBelow - 2 - step
            let cell = up ? Cell(row: far, column: near) : Cell(row: near, column: far)
            layers[layer][cell] = LaurentPolynomial(1)
        }
    }
}

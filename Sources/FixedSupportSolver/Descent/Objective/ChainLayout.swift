import DenseNumerics
import SupportMasks

/// Where the weights of a chain of masked factors stand in one vector: factor by factor, each in compressed rows.
struct ChainLayout: Sendable {
    let factors: [MaskLayout]
    /// The weights of factor l are at `offsets[l] ..< offsets[l + 1]`.
    let offsets: [Int]

    var weightCount: Int { offsets[factors.count] }

    init(_ masks: [BitMatrix]) {
        factors = masks.map(MaskLayout.init)
        offsets = factors.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.cellCount) }
    }

    func range(_ factor: Int) -> Range<Int> { offsets[factor]..<offsets[factor + 1] }

    /// The factors with these weights; what is outside the masks is exactly zero.
    func chain(_ weights: [Double]) -> FactorChain<Double> {
        FactorChain(
            factors: factors.indices.map { index in
                let layout = factors[index]
                var matrix = Matrix<Double>(rows: layout.rowCount, columns: layout.columnCount)
                for row in 0..<layout.rowCount {
                    for cell in layout.rowStarts[row]..<layout.rowStarts[row + 1] {
                        matrix[row, layout.columns[cell]] = weights[offsets[index] + cell]
                    }
                }
                return matrix
            })
    }

    /// The weights of factors.
    ///
    /// - Throws: `startShape` or `startOutsideMask` where they are not on the masks.
    func weights(_ chain: FactorChain<Double>) throws(DescentProblemError) -> [Double] {
        guard chain.factors.count == factors.count else { throw .startShape(factor: chain.factors.count + 1) }
        var weights: [Double] = []
        weights.reserveCapacity(weightCount)
        for (index, (layout, factor)) in zip(factors, chain.factors).enumerated() {
            guard factor.rowCount == layout.rowCount, factor.columnCount == layout.columnCount else {
                throw .startShape(factor: index + 1)
            }
            for row in 0..<layout.rowCount {
                var cells = layout.columns[layout.rowStarts[row]..<layout.rowStarts[row + 1]]
                for column in 0..<layout.columnCount {
                    if cells.first == column {
                        weights.append(factor[row, column])
                        cells.removeFirst()
                    } else if factor[row, column] != 0 {
                        throw .startOutsideMask(factor: index + 1, row: row, column: column)
                    }
                }
            }
        }
        return weights
    }

    /// ‖F_l‖_F of each factor.
    func norms(_ weights: [Double]) -> [Double] {
        factors.indices.map { euclideanNorm(weights[range($0)]) }
    }
}

/// (Σ x²)^½, scaled by the largest entry.
func euclideanNorm(_ values: some Sequence<Double>) -> Double {
    let scale = values.reduce(0) { max($0, abs($1)) }
    guard scale > 0, scale.isFinite else { return scale }
    return scale * values.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
}

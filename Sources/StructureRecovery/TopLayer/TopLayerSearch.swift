import DenseNumerics

/// How the top layer is read off the correlations of the rows.
public enum TopLayerMethod: String, Sendable, Hashable, CaseIterable {
    /// Y Yᵀ rounded to integers, and its cliques explained away. For many samples of an input.
    case rounding
    /// Groups of rows grown from correlated pairs, their values explained away. For products that are sparse.
    case explaining
}

/// Finds the left factor W of a matrix Y = W Z, up to the order and the signs of its columns.
struct TopLayerSearch: Sendable {
    let sparsity: Int

    /// The columns that were found, a whole layer or not.
    func columns(of observed: Matrix<Double>, method: TopLayerMethod) -> [[SignedLayer.Edge]] {
        let energy = rowEnergy(observed)
        guard energy > 0 else { return [] }
        switch method {
        case .rounding:
            let correlations = RowCorrelations(
                observed.elements, width: observed.columnCount, rows: Array(0..<observed.rowCount), energy: energy)
            var rounded = RoundedCorrelations(correlations, sparsity: sparsity)
            rounded.explain()
            return rounded.columns
        case .explaining: return explained(observed, energy).units.map(\.edges)
        }
    }

    /// The mean squared norm of the rows by the number of units that each sums: an estimate of ‖row of Z‖².
    private func rowEnergy(_ observed: Matrix<Double>) -> Double {
        observed.elements.reduce(0) { $0 + $1 * $1 } / Double(max(observed.rowCount, 1) * sparsity)
    }

    /// What a pass over the pairs of rows asks for: the clear cases first, so that what is left becomes clearer.
    private struct Pass {
        let leastCorrelation: Double
        let leastMargin: Double
    }

    private static let passes = [
        Pass(leastCorrelation: 0.6, leastMargin: 0.5), Pass(leastCorrelation: 0.5, leastMargin: 0.4),
        Pass(leastCorrelation: 0.4, leastMargin: 0.3), Pass(leastCorrelation: 0.3, leastMargin: 0.15),
        Pass(leastCorrelation: 0.2, leastMargin: 0), Pass(leastCorrelation: 0.2, leastMargin: 0),
    ]

    /// Rounds in which what is doubtful is taken back and searched again.
    private static let rounds = 8
    /// A row with more than this part of a unit's energy left is not explained.
    private static let leastDoubt = 0.3
    private static let refits = 3

    private func explained(_ observed: Matrix<Double>, _ energy: Double) -> Explanation {
        var explanation = Explanation(observed, sparsity: sparsity)
        search(&explanation, energy, by: .median, refitsOften: true)
        for round in 0..<Self.rounds {
            var doubtful = doubtfulRows(explanation, energy)
            if doubtful.isEmpty || round >= 2 && 4 * doubtful.count > 3 * observed.rowCount { break }
            // Wrong units can agree with one another: so the doubt spreads, further from round to round.
            for _ in 0..<(round / 2) { doubtful = explanation.rows(sharingUnitsWith: doubtful) }
            explanation.removeUnits { $0.edges.contains { doubtful.contains($0.row) } }
            search(&explanation, energy, by: .consensus, refitsOften: false)
        }
        return explanation
    }

    private func doubtfulRows(_ explanation: Explanation, _ energy: Double) -> Set<Int> {
        Set(
            (0..<explanation.rowCount).filter {
                !explanation.isFull($0) || explanation.energy(ofRow: $0) > Self.leastDoubt * energy
            })
    }

    /// - Parameter refitsOften: after every pass. It clears what is left, but rows that share two units, of which one is
    ///   found, draw that one's values to the sum of both.
    private func search(
        _ explanation: inout Explanation, _ energy: Double, by estimate: HiddenValues, refitsOften: Bool
    ) {
        let growth = GroupGrowth(energy: energy, estimate: estimate)
        for pass in Self.passes where !explanation.isComplete {
            add(pass, growth, to: &explanation)
            if refitsOften { for _ in 0..<Self.refits { explanation.refit() } }
        }
        if !refitsOften { for _ in 0..<Self.refits { explanation.refit() } }
    }

    private func add(_ pass: Pass, _ growth: GroupGrowth, to explanation: inout Explanation) {
        var open = explanation.openRows
        let correlations = RowCorrelations(
            explanation.residual, width: explanation.columnCount, rows: open, energy: growth.energy)
        for (row, other, value) in correlations.pairs(atLeast: pass.leastCorrelation) {
            guard !explanation.isFull(row), !explanation.isFull(other),
                let group = growth.group(row, other, isOpposed: value < 0, in: explanation, openRows: open),
                group.margin >= pass.leastMargin
            else { continue }
            explanation.add(group.edges, by: growth.estimate)
            open.removeAll { explanation.isFull($0) }
        }
    }
}

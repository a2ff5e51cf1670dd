import DenseNumerics

/// Compares the layers of two networks up to what a product cannot show: the order and the signs of hidden units.
public enum LayerComparison {
    /// Whether V_1 = W_1 P_1, V_l = P_{l−1}⁻¹ W_l P_l and V_s = P_{s−1}⁻¹ W_s (with input: also P_s) for signed
    /// permutations P_l.
    ///
    /// - Parameter isLastFree: hidden units follow the last layer as well, so that its columns have no order either.
    ///
    /// O(entries) expected.
    public static func areEquivalent(_ first: [SignedLayer], _ second: [SignedLayer], isLastFree: Bool = false) -> Bool
    {
        guard first.count == second.count else { return false }
        // Of the units before the layer: where each is in the second network, and whether its sign is another one.
        var units: [SignedLayer.Edge]?
        for (index, (left, right)) in zip(first, second).enumerated() {
            let moved = units.map { left.movingRows(to: $0) } ?? left
            guard index < first.count - 1 || isLastFree else { return moved == right }
            guard let matched = match(moved, right) else { return false }
            units = matched
        }
        return true
    }

    /// For each column of the first layer the column of the second that is ± the same; nil if they do not match one to
    /// one.
    private static func match(_ first: SignedLayer, _ second: SignedLayer) -> [SignedLayer.Edge]? {
        guard first.columnCount == second.columnCount, first.rowCount == second.rowCount else { return nil }
        var places: [[SignedLayer.Edge]: Int] = [:]
        for (place, column) in second.columns.enumerated() { places[signless(column).edges] = place }
        var matched: [SignedLayer.Edge] = []
        for column in first.columns {
            let (edges, isFlipped) = signless(column)
            // Taken out, so that two equal columns need two of the other network.
            guard let place = places.removeValue(forKey: edges) else { return nil }
            matched.append(
                SignedLayer.Edge(row: place, isNegative: isFlipped != signless(second.columns[place]).isFlipped))
        }
        return matched
    }

    private static func signless(_ column: [SignedLayer.Edge]) -> (edges: [SignedLayer.Edge], isFlipped: Bool) {
        guard column.first?.isNegative == true else { return (column, false) }
        return (column.map { SignedLayer.Edge(row: $0.row, isNegative: !$0.isNegative) }, true)
    }
}

extension SignedLayer {
    /// The layer with its rows at other places and, where these say so, with the other sign.
    func movingRows(to places: [Edge]) -> SignedLayer {
        SignedLayer(
            rows: rowCount,
            columns: columns.map { column in
                column.map {
                    Edge(row: places[$0.row].row, isNegative: $0.isNegative != places[$0.row].isNegative)
                }
            })
    }
}

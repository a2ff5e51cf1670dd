/// Rows that share a hidden unit, as candidates for a column of the layer.
struct RowGroup: Sendable {
    let edges: [SignedLayer.Edge]
    /// How far the unit's weakest row stands above the strongest open row outside, in units of a row's energy.
    let margin: Double
}

/// Finds the rows that share a unit with two given ones, in what an explanation leaves.
///
/// From a pair of rows the values z of the shared unit are estimated, the open rows are ranked by |⟨r_k, z⟩|, the
/// `sparsity` foremost make the group, z is estimated again from the whole group, until the group stays.
struct GroupGrowth: Sendable {
    /// The mean squared norm of the values of a unit.
    let energy: Double
    let estimate: HiddenValues

    private static let rounds = 8

    /// The group of the unit that two rows share, if one holds both.
    ///
    /// - Parameter isOpposed: the rows have the unit with opposite signs.
    func group(_ row: Int, _ other: Int, isOpposed: Bool, in explanation: Explanation, openRows: [Int]) -> RowGroup? {
        let sparsity = explanation.sparsity
        guard openRows.count >= sparsity else { return nil }
        var edges = [
            SignedLayer.Edge(row: row, isNegative: false), SignedLayer.Edge(row: other, isNegative: isOpposed),
        ]
        for _ in 0..<Self.rounds {
            let values = explanation.values(of: edges, by: estimate)
            let ranked = foremost(values, count: sparsity + 1, of: openRows, in: explanation)
            guard ranked.count >= sparsity else { return nil }
            let next = ranked.prefix(sparsity).map(\.edge).sorted { $0.row < $1.row }
            guard next.contains(where: { $0.row == row }), next.contains(where: { $0.row == other }) else { return nil }
            if next == edges {
                let outside = ranked.count > sparsity ? ranked[sparsity].strength : 0
                return RowGroup(edges: edges, margin: (ranked[sparsity - 1].strength - outside) / energy)
            }
            edges = next
        }
        return nil
    }

    /// The rows with the largest |⟨r_k, z⟩|, with the signs of the products, falling.
    private func foremost(_ values: [Double], count: Int, of rows: [Int], in explanation: Explanation) -> [(
        edge: SignedLayer.Edge, strength: Double
    )] {
        let support = values.indices.filter { values[$0] != 0 }
        let weights = support.map { values[$0] }
        var best: [(edge: SignedLayer.Edge, strength: Double)] = []
        explanation.residual.withUnsafeBufferPointer { entries in
            for row in rows {
                let start = row * explanation.columnCount
                var product = 0.0
                for (index, column) in support.enumerated() { product += weights[index] * entries[start + column] }
                let strength = abs(product)
                guard strength > 0, best.count < count || strength > best[count - 1].strength else { continue }
                let place = best.firstIndex { $0.strength < strength } ?? best.count
                best.insert((SignedLayer.Edge(row: row, isNegative: product < 0), strength), at: place)
                if best.count > count { best.removeLast() }
            }
        }
        return best
    }
}

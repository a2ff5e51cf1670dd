import SupportMasks

/// Writes a matrix of few entries as a product of layers by giving each of its stars a neuron of its own, layer after
/// layer.
///
/// Entries are of any kind that knows one: rational functions along a curve, or polynomials in parameters.
enum StarRoutes {
    /// The entries of neighbouring layers, input side first, whose product is the matrix; nil if no division into stars
    /// is found.
    static func layers<Value>(
        of entries: [Cell: Value], one: Value, on masks: [BitMatrix], _ limits: SearchLimits
    ) -> [[Cell: Value]]? {
        guard let upper = masks.last else { return nil }
        if masks.count == 1 { return entries.keys.allSatisfy { upper[$0.row, $0.column] } ? [entries] : nil }
        let lower = Array(masks.dropLast())
        let lowerTransposed = LayerChain(lower).booleanProduct(of: 0..<lower.count).transposed()
        let stars = StarCover.find(
            entries.keys.sorted(), takerCount: upper.columnCount,
            takers: { upper.row($0.row).intersection(lowerTransposed.row($0.column)).members },
            StarCover.Limits(
                interruption: limits.interruption, steps: limits.starSteps, freshTakers: limits.freshNeurons))
        guard let stars else { return nil }
        let (top, rest) = factors(of: entries, stars, one)
        return layers(of: rest, one: one, on: lower, limits).map { $0 + [top] }
    }

    private static func factors<Value>(
        of entries: [Cell: Value], _ stars: [[Cell]], _ one: Value
    ) -> (upper: [Cell: Value], lower: [Cell: Value]) {
        var (top, bottom): ([Cell: Value], [Cell: Value]) = ([:], [:])
        for (neuron, cells) in stars.enumerated() {
            guard let first = cells.first else { continue }
            if cells.allSatisfy({ $0.row == first.row }) {
                top[Cell(row: first.row, column: neuron)] = one
                for cell in cells { bottom[Cell(row: neuron, column: cell.column)] = entries[cell] }
            } else {
                bottom[Cell(row: neuron, column: first.column)] = one
                for cell in cells { top[Cell(row: cell.row, column: neuron)] = entries[cell] }
            }
        }
        return (top, bottom)
    }
}

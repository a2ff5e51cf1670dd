import SupportMasks

/// A masked ReLU network with whole numbers, so that its function and its differential are exact.
struct IntegerNetwork {
    var masks: [BitMatrix]
    var weights: [[[Int]]]
    /// nil without biases.
    var biases: [[Int]]?

    init(_ masks: [BitMatrix], hasBiases: Bool, number: () -> Int) {
        self.masks = masks
        weights = masks.map { mask in
            (0..<mask.rowCount).map { row in (0..<mask.columnCount).map { mask[row, $0] ? number() : 0 } }
        }
        biases = hasBiases ? masks.map { mask in (0..<mask.rowCount).map { _ in number() } } : nil
    }

    /// For one sample, a row for each output: the derivatives by all weights on the masks, then by the biases.
    func differential(at sample: [Int]) -> [[UInt64]] {
        var values = [sample]
        var active: [[Bool]] = []
        for (layer, matrix) in weights.enumerated() {
            let sums = matrix.enumerated().map { row, entries in
                zip(entries, values[layer]).reduce(biases?[layer][row] ?? 0) { $0 + $1.0 * $1.1 }
            }
            let isLast = layer == weights.count - 1
            active.append(sums.map { isLast || $0 > 0 })
            values.append(zip(sums, active[layer]).map { $1 ? $0 : 0 })
        }
        return values[weights.count].indices.map { derivatives(of: $0, values, active) }
    }

    /// Backwards from one output.
    private func derivatives(of output: Int, _ values: [[Int]], _ active: [[Bool]]) -> [UInt64] {
        var (weightParts, biasParts): ([[Int]], [[Int]]) = ([], [])
        var slope = active[weights.count - 1].indices.map { $0 == output ? 1 : 0 }
        for layer in weights.indices.reversed() {
            let mask = masks[layer]
            var part: [Int] = []
            for row in 0..<mask.rowCount {
                for column in 0..<mask.columnCount where mask[row, column] {
                    part.append(slope[row] * values[layer][column])
                }
            }
            weightParts.append(part)
            biasParts.append(slope)
            guard layer > 0 else { break }
            slope = (0..<mask.columnCount).map { column in
                active[layer - 1][column]
                    ? slope.indices.reduce(0) { $0 + slope[$1] * weights[layer][$1][column] } : 0
            }
        }
        let all = weightParts.reversed().joined() + (biases == nil ? [] : Array(biasParts.reversed().joined()))
        return all.map(Modular.residue)
    }
}

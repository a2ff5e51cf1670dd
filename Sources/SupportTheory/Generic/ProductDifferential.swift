import SupportMasks

/// The differential of the product W_N ⋯ W_1 at a seeded point of integers, modulo a prime: its rank there is at most
/// that over the rational numbers, and so at most the dimension of the set of products.
///
/// The rows of W_N act on the rows of the product one by one: each row is known modulo what the layers below it span
/// there. The other weights are eliminated in what is left.
struct ProductDifferential {
    private let masks: [BitMatrix]
    private let cells: [[Int]]
    /// W_l ⋯ W_1 for l = 1 … N − 1.
    private let below: [[[UInt32]]]
    /// W_N ⋯ W_(l+1) for l = 1 … N − 1.
    private let above: [[[UInt32]]]

    static let seed: UInt64 = 1
    /// Multiplications that count as a step.
    static let multiplicationsPerStep = 1_000

    /// - Parameters:
    ///   - masks: the layers, input side first, outputs × inputs; at least two.
    ///   - cells: the columns that each row of their boolean product reaches, ascending.
    init(_ masks: [BitMatrix], cells: [[Int]]) {
        self.masks = masks
        self.cells = cells
        var generator = SplitMix64(seed: Self.seed)
        let weights = masks.map { mask in
            (0..<mask.rowCount).map { row in
                let inside = mask.row(row)
                return (0..<mask.columnCount).map { inside.contains($0) ? PrimeField.nonzero(generator.next()) : 0 }
            }
        }
        below = weights.dropFirst().dropLast().reduce(into: [weights[0]]) { products, weight in
            products.append(PrimeField.product(weight, products[products.count - 1]))
        }
        above = weights.dropFirst().dropLast().reversed().reduce(into: [weights[weights.count - 1]]) {
            products, weight in
            products.append(PrimeField.product(products[products.count - 1], weight))
        }.reversed()
    }

    /// The rank, or `bound` if it is at least that; nil if it takes more steps.
    func rank(atMost bound: Int, steps: Int, _ interruption: Interruption) -> Int? {
        let interruption = interruption.bounded(steps: steps)
        guard let spans = spansOfRows(interruption) else { return nil }
        let known = spans.reduce(0) { $0 + $1.rank }
        if known >= bound { return bound }
        let rest = RestOfRows(cells: cells, spans: spans)
        guard canEnd(rest, steps) else { return nil }
        var span = ModularSpan()
        for layer in masks.indices.dropLast().reversed() {
            let outputs = masks[layer].transposed()
            for input in 0..<outputs.rowCount {
                let parts = rest.parts { column in
                    layer == 0 ? (column == input ? 1 : 0) : below[layer - 1][input][column]
                }
                for output in outputs.row(input) {
                    if isDue(span.rank * rest.count, interruption) { return nil }
                    span.insert(rest.vector(parts) { above[layer][$0][output] })
                    if known + span.rank >= bound { return bound }
                }
            }
        }
        return known + span.rank
    }

    /// What the weights of the last layer span at each row.
    private func spansOfRows(_ interruption: Interruption) -> [ModularSpan]? {
        var spans: [ModularSpan] = []
        for (row, columns) in cells.enumerated() {
            var span = ModularSpan()
            for neuron in masks[masks.count - 1].row(row) where span.rank < columns.count {
                if isDue(span.rank * columns.count, interruption) { return nil }
                span.insert(columns.map { below[below.count - 1][neuron][$0] })
            }
            spans.append(span)
        }
        return spans
    }

    /// Whether the steps are enough if all that is inserted is independent: nothing is begun that cannot be ended.
    private func canEnd(_ rest: RestOfRows, _ steps: Int) -> Bool {
        let most = Double(min(rest.count, masks.dropLast().reduce(0) { $0 + $1.setBitCount }))
        return most * most / 2 * Double(rest.count) <= Double(steps) * Double(Self.multiplicationsPerStep)
    }

    private func isDue(_ multiplications: Int, _ interruption: Interruption) -> Bool {
        interruption.isDue(after: 1 + multiplications / Self.multiplicationsPerStep)
    }
}

/// The cells of the product modulo what its rows span: those of each row that are no pivots.
private struct RestOfRows {
    private let cells: [[Int]]
    private let spans: [ModularSpan]
    /// The positions among the cells of each row.
    private let free: [[Int]]
    let count: Int

    init(cells: [[Int]], spans: [ModularSpan]) {
        self.cells = cells
        self.spans = spans
        free = zip(cells, spans).map { columns, span in
            let pivots = span.pivots
            return columns.indices.filter { !pivots.contains($0) }
        }
        count = free.reduce(0) { $0 + $1.count }
    }

    /// A row vector, at each row of the product modulo its span.
    func parts(_ value: (Int) -> UInt32) -> [[UInt32]] {
        cells.indices.map { row in
            if free[row].isEmpty { return [] }
            let rest = spans[row].reduced(cells[row].map(value))
            return free[row].map { rest[$0] }
        }
    }

    /// The parts, each times a number for its row, one after the other.
    func vector(_ parts: [[UInt32]], _ factor: (Int) -> UInt32) -> [UInt32] {
        parts.enumerated().flatMap { row, part in
            let factor = factor(row)
            return part.map { PrimeField.multiply($0, factor) }
        }
    }
}

extension PrimeField {
    fileprivate static func product(_ left: [[UInt32]], _ right: [[UInt32]]) -> [[UInt32]] {
        left.map { row in
            var sum = [UInt32](repeating: 0, count: right.first?.count ?? 0)
            for (value, other) in zip(row, right) where value != 0 {
                subtract(prime - value, other, from: &sum)
            }
            return sum
        }
    }
}

import ExactArithmetic

/// The exact probabilities of a cell, where they are known: two masks of at most three supports.
public struct ExactProbabilities: Sendable, Hashable {
    public let closed: Rational
    /// Known for at most two supports and independent lines.
    public let tractable: Rational?

    /// Bits of the numbers above which the probability is not computed.
    private static let mostBits = 400_000

    /// Nil for wider masks, networks, magnitudes, groups within a row, and numbers that are too long.
    public init?(_ cell: SampleCell) {
        guard case .factors(let rows, let columns, let width) = cell.shape,
            let table = NarrowVerdicts.closed(width: width)
        else { return nil }
        switch cell.model {
        case .fixed:
            let density = cell.density.value
            let entries = [rows, columns].map { MaskDraw.rounded(density * Rational($0 * width)) }
            guard (rows + columns) * width <= EntryCounts.mostCells else { return nil }
            let all = Self.binomial(rows * width, entries[0]) * Self.binomial(columns * width, entries[1])
            closed = Rational(
                table.count(rows: rows, columns: columns, rowEntries: entries[0], columnEntries: entries[1]), all)
            tractable = nil
        case .independent, .erdosRenyi, .pattern:
            guard let weights = Self.weights(cell, width: width), weights.count == 2 else { return nil }
            let bits =
                rows * weights[0].denominator.bitWidthOfMagnitude
                + columns * weights[1].denominator.bitWidthOfMagnitude
            guard bits <= Self.mostBits else { return nil }
            closed = table.probability(
                rows: rows, columns: columns, rowWeights: weights[0], columnWeights: weights[1])
            tractable = NarrowVerdicts.tractable(width: width)?.probability(
                rows: rows, columns: columns, rowWeights: weights[0], columnWeights: weights[1])
        case .magnitude: return nil
        }
    }

    /// The weights of the lines of I and of J; nil if types of one size are not equally likely.
    private static func weights(_ cell: SampleCell, width: Int) -> [LineWeights]? {
        if case .pattern(let entries, let group) = cell.model {
            guard group == 1 || group == width else { return nil }
            let size = group == 1 ? entries * width : entries
            return Array(repeating: .size(size, of: width), count: 2)
        }
        return LayerDensities.of(cell.model, cell.shape, density: cell.density.value).map {
            .independent(width: width, density: $0)
        }
    }

    private static func binomial(_ all: Int, _ part: Int) -> Integer {
        (0..<part).reduce(Integer(1)) { ($0 * Integer(all - $1)).dividedExactly(by: Integer($1 + 1)) }
    }
}

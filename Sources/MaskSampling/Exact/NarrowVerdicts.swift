import SupportMasks
import SupportTheory

/// The verdicts on masks of few supports whose probabilities are exact.
public enum NarrowVerdicts {
    /// The largest width for which the probability of being closed is exact: that of Theorem 26.
    public static let widest = NarrowMasks.widest

    /// P(I, J) is closed; nil for masks that are too wide.
    public static func closed(width: Int) -> VerdictTable? {
        (1...widest).contains(width) ? closedTables[width - 1] : nil
    }

    /// The factorization is tractable; nil for more than two supports.
    public static func tractable(width: Int) -> VerdictTable? {
        (1...2).contains(width) ? tractableTables[width - 1] : nil
    }

    /// A type matters as often as it has members (SC203).
    private static let closedTables: [VerdictTable] = (1...widest).compactMap { width in
        guard let masks = NarrowMasks(width: width) else { return nil }
        let counts = CappedCounts(width: width, caps: (0..<1 << width).map { ($0 as Int).nonzeroBitCount })
        return VerdictTable(counts, holds: masks.isClosed)
    }

    /// Every type matters up to two lines.
    private static let tractableTables: [VerdictTable] = (1...2).map { width in
        VerdictTable(CappedCounts(width: width, caps: (0..<1 << width).map { $0 == 0 ? 0 : 2 })) { rows, columns in
            isTractable(width: width, rows: rows, columns: columns)
        }
    }

    static func isTractable(width: Int, rows: [Int], columns: [Int]) -> Bool {
        let supports = RankOneSupports(FactorSupports(left: mask(width, rows), right: mask(width, columns)))
        if case .tractable = Tractability.of(supports, relation: supports.relation()) { return true }
        return false
    }

    /// A mask with so many lines of each type.
    static func mask(_ width: Int, _ counts: [Int]) -> BitMatrix {
        let lines = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        return BitMatrix(rowCount: lines.count, columnCount: width) { lines[$0] >> $1 & 1 == 1 }
    }
}

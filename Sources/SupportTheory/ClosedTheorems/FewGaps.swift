import OrderedJSON
import Rules
import SupportMasks

/// `SC306`: supports with few gaps, so that P is every matrix up to a rank.
public enum FewGaps {
    public static let rule = RuleCode.SC306

    /// The supports that are used, by their classes, in an order in which the k-th of ρ has at most ρ − k gaps.
    public struct Step: ProofStep {
        public static var rule: RuleCode { FewGaps.rule }
        public var order: [Int]

        public var fields: [JSONValue.Member] { [.init("order", .integers(order))] }
    }

    /// The order, if the theorem applies to a state.
    ///
    /// The last support of the order has no gap, so most states end at the first look. O(classes · lines / 64) word
    /// operations and a sort.
    ///
    /// - Parameter isWhole: whether P has to be everything, not only every matrix up to a rank.
    package static func step(for state: MaskedState, everything isWhole: Bool = false) -> Step? {
        let sizes = state.classes.map { ($0.rows.count, $0.columns.count) }
        guard let last = sizes.indices.max(by: { sizes[$0] < sizes[$1] }),
            sizes.allSatisfy({ $0.1 <= sizes[last].1 }),
            state.classes.allSatisfy({
                $0.rows.isSubset(of: state.classes[last].rows) && $0.columns.isSubset(of: state.classes[last].columns)
            })
        else { return nil }
        let (rows, columns) = sizes[last]
        let width = state.classes.reduce(0) { $0 + $1.multiplicity }
        let count = min(rows, columns, width)
        // A bound on the rank is no closed condition where cells are free.
        if count < min(rows, columns), isWhole || state.classes.contains(where: state.hasFreeCell) { return nil }
        return GapOrder.find(
            state.classes, state.classes.indices, rowCount: rows, columnCount: columns, count: count
        ).map { Step(order: $0) }
    }
}

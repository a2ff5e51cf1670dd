import OrderedJSON
import Rules
import SupportMasks

/// `SC310`: homes of the supports and matchings that show that a generic zero of the product has an onto differential,
/// so that P is everything.
public enum FullByHomes {
    public static let rule = RuleCode.SC310

    /// Supports are numbered class by class. `side` are the lines in which supports are at home.
    public struct Step: ProofStep {
        public static var rule: RuleCode { FullByHomes.rule }
        package var side: Side
        /// The lines with a group, ascending, and its supports.
        package var groups: [(line: Int, supports: [Int])]
        /// By line: its open cells, each a line of the other side with its support, in order.
        package var matchings: [[(line: Int, support: Int)]]

        public var fields: [JSONValue.Member] {
            [
                .init("side", .side(side)),
                .init("groups", .array(groups.map { .array([.integer($0.line), .integers($0.supports)]) })),
                .init(
                    "matchings",
                    .array(matchings.map { .array($0.map { .integers([$0.line, $0.support]) }) })),
            ]
        }
    }

    /// Homes in the columns, else in the rows, that prove the theorem for a state, within the limits.
    ///
    /// - Parameter sides: those that `HomeChoices` leaves, where that was asked before.
    package static func step(for state: MaskedState, limits: SearchLimits, sides: [Side]? = nil) -> Step? {
        guard mayApply(to: state, limits) else { return nil }
        for side in sides ?? HomeChoices.sides(of: state) {
            var search = HomeSearch(side == .columns ? state : state.transposed(), limits: limits)
            guard let found = search.find() else { continue }
            let groups = found.homes.groups.enumerated().filter { !$0.element.isEmpty }
            return Step(
                side: side, groups: groups.map { ($0.offset, $0.element.sorted()) },
                matchings: found.matchings.map { $0.map { ($0.row, $0.support) } })
        }
        return nil
    }

    /// Necessary conditions that cost nothing.
    private static func mayApply(to state: MaskedState, _ limits: SearchLimits) -> Bool {
        let width = state.classes.reduce(0) { $0 + $1.multiplicity }
        guard width * max(state.rowCount, state.columnCount) <= limits.homeEntries else { return false }
        return state.cellsWithRoomForZeros != nil
    }
}

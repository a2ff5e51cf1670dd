import Proofs
import SupportMasks
import SupportTheory

/// Looks for a smallest repair: exactly in small masks, and in large ones by shortening what is enough.
public struct Repairing {
    public let given: RepairMasks
    public let rules: RepairRules
    public let goal: RepairGoal
    public let limits: SearchLimits

    public init(_ given: RepairMasks, _ rules: RepairRules, goal: RepairGoal = .closed, limits: SearchLimits) {
        (self.given, self.rules, self.goal, self.limits) = (given, rules, goal, limits)
    }

    /// Cells up to which the fewest changes are looked for.
    private static let exactCells = 400
    private static let exactDecisions = 20_000
    /// Cells up to which whole masks are listed.
    private static let listedCells = 1 << 23
    /// Cells up to which lines are emptied: what is left of larger masks takes long to decide.
    private static let lineCells = 1 << 12

    /// The repair.
    public func outcome() -> RepairOutcome {
        let isSmall = given.cellCount <= Self.exactCells
        let most = min(rules.mostChanges ?? .max, given.cellCount)
        var whole = GoalTest(goal, limits: limits)
        if case .reached(let closedness) = whole.answer(given) {
            return repaired(SufficientChanges(units: [], closedness: closedness), 0, whole)
        }
        if goal == .chainable { return fitted(most, whole) }
        var test = isSmall ? whole : .quick(goal, limits)
        let exact = MinimalRepair(
            given: given, rules: rules, interruption: limits.interruption.bounded(steps: isSmall ? 3_000_000 : 20_000),
            mostDecisions: isSmall ? Self.exactDecisions : decisions / 4
        )
        .search(&test, atMost: most)
        if let found = exact.found { return repaired(found, exact.lowerBound, test) }
        if !exact.isCut { return none(exact.lowerBound, isProved: exact.lowerBound > most, test) }
        let windows = DisjointWindows(given: given, rules: rules, interruption: limits.interruption)
            .blockers(&test, decisions: decisions).count
        let bound = max(exact.lowerBound, windows)
        guard let found = shortened(&test, shorterThan: most + 1) else { return none(bound, isProved: false, test) }
        return repaired(found, bound, test)
    }

    private func fitted(_ most: Int, _ test: GoalTest) -> RepairOutcome {
        guard let changes = ChainFit(given: given, rules: rules).changes(), changes.count <= most else {
            return none(most + 1, isProved: true, test)
        }
        return repaired(SufficientChanges(units: changes.map { [$0] }), changes.count, test)
    }

    /// How many masks each part of the search may decide: fewer the larger they are, as each takes longer.
    private var decisions: Int { max(40, min(1_000, 4_000_000 / (given.cellCount + 10_000))) }

    /// The best of what all orders and the walk give.
    private func shortened(_ test: inout GoalTest, shorterThan most: Int) -> SufficientChanges? {
        let shortening = Shortening(given: given, interruption: limits.interruption)
        var best = GuidedWalk(given: given, rules: rules, interruption: limits.interruption)
            .changes(&test, shorterThan: most, decisions: decisions / 2)
        if let count = best?.count, count >= most { best = nil }
        guard !rules.isBalanced else { return best }
        for order in orders() {
            guard let enough = shortening.beginning(of: order, shorterThan: best?.count ?? most, &test) else {
                continue
            }
            best = shortening.withoutSuperfluous(enough, decisions: decisions / 4, &test)
        }
        return best.map { shortening.withoutSuperfluous($0, decisions: decisions, &test) }
    }

    private func orders() -> [ChangeOrder] {
        var orders = given.cellCount <= Self.listedCells ? LayerOrders(given: given, rules: rules).orders : []
        if var crossing = CrossingOrder(given, rules) { orders.insert(crossing.order(), at: 0) }
        // Last, as they are cut off where the others have found fewer changes.
        if given.cellCount <= Self.lineCells { orders += LineOrders(given: given, rules: rules).orders }
        return orders
    }

    private func repaired(_ found: SufficientChanges, _ bound: Int, _ test: GoalTest) -> RepairOutcome {
        let masks = given.flipping(found.cells)
        return .repaired(
            Repair(
                masks: masks, changes: found.cells.sorted(),
                closedness: found.closedness ?? InstanceAnalysis.closedness(of: masks.instance, limits: limits),
                lowerBound: min(bound, found.count), decisions: test.decisions,
                isCut: limits.interruption.noticed != nil))
    }

    private func none(_ bound: Int, isProved: Bool, _ test: GoalTest) -> RepairOutcome {
        .none(
            lowerBound: bound, isProved: isProved, isCut: limits.interruption.noticed != nil, decisions: test.decisions)
    }
}

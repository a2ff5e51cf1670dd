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

    /// The repair.
    public func outcome() -> RepairOutcome {
        let isSmall = given.cellCount <= Self.exactCells
        var test = isSmall ? GoalTest(goal, limits: limits) : .quick(goal, limits)
        let most = min(rules.mostChanges ?? .max, given.cellCount)
        if case .reached = test.answer(given) { return repaired([], 0, test) }
        if goal == .chainable { return fitted(test) }
        let exact = MinimalRepair(
            given: given, rules: rules, interruption: limits.interruption.bounded(steps: isSmall ? 3_000_000 : 20_000),
            mostDecisions: isSmall ? Self.exactDecisions : Self.decisions(for: given) / 4
        )
        .search(&test, atMost: most)
        if let changes = exact.changes { return repaired(changes, exact.lowerBound, test) }
        if !exact.isCut { return none(exact.lowerBound, isProved: exact.lowerBound > most, test) }
        let windows = DisjointWindows(given: given, rules: rules, interruption: limits.interruption)
            .blockers(&test, decisions: Self.decisions(for: given)).count
        let bound = max(exact.lowerBound, windows)
        guard let changes = shortened(&test, shorterThan: most + 1) else {
            return none(bound, isProved: false, test)
        }
        return repaired(changes, bound, test)
    }

    private func fitted(_ test: GoalTest) -> RepairOutcome {
        guard let changes = ChainFit(given: given, rules: rules).changes(), changes.count <= rules.mostChanges ?? .max
        else { return none(rules.mostChanges.map { $0 + 1 } ?? given.cellCount + 1, isProved: true, test) }
        return repaired(changes, changes.count, test)
    }

    /// About what a quarter of a minute decides.
    private static func decisions(for given: RepairMasks) -> Int {
        max(40, min(1_000, 4_000_000 / (given.cellCount + 10_000)))
    }

    /// The best of what all orders and the walk give.
    private func shortened(_ test: inout GoalTest, shorterThan most: Int) -> Set<MaskCell>? {
        let shortening = Shortening(given: given, interruption: limits.interruption)
        let budget = Self.decisions(for: given)
        var best: [[MaskCell]]?
        var size = most
        func offer(_ units: [[MaskCell]]?) {
            guard let units else { return }
            let count = units.reduce(0) { $0 + $1.count }
            if count < size { (best, size) = (units, count) }
        }
        let walk = GuidedWalk(given: given, rules: rules, interruption: limits.interruption)
        offer(
            walk.changes(&test, shorterThan: size, decisions: budget / 2).map {
                ChangeOrder(cells: $0.sorted(), of: given, rules).units
            })
        if !rules.isBalanced {
            for order in orders() {
                guard let units = shortening.beginning(of: order, shorterThan: size, &test) else { continue }
                offer(shortening.withoutSuperfluous(units, decisions: budget / 4, &test))
            }
            if let found = best { offer(shortening.withoutSuperfluous(found, decisions: budget, &test)) }
        }
        return best.map { Set($0.joined()) }
    }

    private func orders() -> [ChangeOrder] {
        var orders = LayerOrders(given: given, rules: rules).orders
        if var crossing = CrossingOrder(given, rules) { orders.insert(crossing.order(), at: 0) }
        return orders
    }

    private func repaired(_ changes: Set<MaskCell>, _ bound: Int, _ test: GoalTest) -> RepairOutcome {
        .repaired(
            Repair(
                masks: given.flipping(changes), changes: changes.sorted(), lowerBound: min(bound, changes.count),
                decisions: test.decisions, isCut: limits.interruption.noticed != nil))
    }

    private func none(_ bound: Int, isProved: Bool, _ test: GoalTest) -> RepairOutcome {
        .none(
            lowerBound: bound, isProved: isProved, isCut: limits.interruption.noticed != nil, decisions: test.decisions)
    }
}

extension RepairRules {
    /// Whether changes have to come in pairs.
    var isBalanced: Bool {
        if case .someOfMany = structure { return true }
        return keepsDensity
    }
}

/// Looks for vectors y_k(t) such that every row of a matrix lies in the limit of the span of its y's, as t → 0.
///
/// A matrix A is in the closure of P exactly when such y_k(t) exist (curve selection; Grassmannians are compact), so
/// only one factor has to be searched. The search takes
/// vectors with entries 0, ±1 and ±t, few of them ±t, support after support, and drops a choice as soon as a row whose
/// supports are all chosen is out of reach.
struct SpanCurveSearch {
    private let window: SmallWindow
    private let domains: [[LinearCurve]]
    private let constraints: [[Constraint]]
    private var trialsLeft: Int

    /// The rows with the same supports and the same observed columns; checked when the last of the supports is chosen.
    private struct Constraint {
        var others: [Int]
        var mask: SIMD8<Int32>
        var rows: [SIMD8<Int32>]
    }

    /// A vector that has to lie in the limit of the span of a row's y's.
    struct Row {
        var line: Int
        var vector: [Int32]
    }

    /// For a matrix: each of its rows. Nil if the window has more columns than the vectors hold.
    init?(_ window: SmallWindow, target: [[Int32]], linearEntries: Int, trialLimit: Int) {
        let rows = target.enumerated().map { Row(line: $0.offset, vector: $0.element) }
        self.init(window, rows: rows, linearEntries: linearEntries, trialLimit: trialLimit)
    }

    /// Nil if the window has more columns than the vectors hold.
    init?(_ window: SmallWindow, rows targets: [Row], linearEntries: Int, trialLimit: Int) {
        guard window.columnCount <= 8 else { return nil }
        self.window = window
        trialsLeft = trialLimit
        domains = window.supports.map { Self.domain(columns: Array(Members($0.columns)), linearEntries: linearEntries) }
        var constraints = [[Constraint]](repeating: [], count: window.supports.count)
        var groups: [(type: UInt64, observed: UInt64, rows: [Int])] = []
        for row in 0..<window.rowCount {
            let (type, observed) = (window.rowType(row), window.observed(row))
            if let known = groups.firstIndex(where: { $0.type == type && $0.observed == observed }) {
                groups[known].rows.append(row)
            } else {
                groups.append((type, observed, [row]))
            }
        }
        for group in groups where group.type != 0 {
            let members = Array(Members(group.type))
            var mask = SIMD8<Int32>.zero
            for column in Members(group.observed) { mask[column] = 1 }
            let rows = targets.filter { group.rows.contains($0.line) }.map { target in
                target.vector.indices.reduce(into: SIMD8<Int32>.zero) { $0[$1] = target.vector[$1] } &* mask
            }
            constraints[members[members.count - 1]].append(
                Constraint(others: members.dropLast(), mask: mask, rows: rows))
        }
        self.constraints = constraints
    }

    /// The y's by position of support; nil if the search finds none.
    mutating func find() -> [LinearCurve]? {
        var chosen: [LinearCurve] = []
        return extend(&chosen) ? chosen : nil
    }

    private mutating func extend(_ chosen: inout [LinearCurve]) -> Bool {
        let position = chosen.count
        if position == window.supports.count { return true }
        guard let open = openConstraints(position, chosen) else { return false }
        for candidate in domains[position] {
            trialsLeft -= 1
            if trialsLeft < 0 || window.interruption.isDue { return false }
            let isPossible = open.allSatisfy { constraint in
                guard let entry = constraint.space.entry(for: candidate.restricted(to: constraint.mask)) else {
                    return false
                }
                return constraint.rests.allSatisfy { LimitSpace.vanishes($0, with: entry) }
            }
            guard isPossible else { continue }
            chosen.append(candidate)
            if extend(&chosen) { return true }
            chosen.removeLast()
        }
        return false
    }

    /// A constraint that the vectors chosen before do not meet yet.
    private struct OpenConstraint {
        var space: LimitSpace
        var mask: SIMD8<Int32>
        /// What is left of the rows modulo the limit of the other vectors, not zero.
        var rests: [SIMD8<Int32>]
    }

    /// Nil if one more vector cannot be enough: it adds one dimension at most.
    private func openConstraints(_ position: Int, _ chosen: [LinearCurve]) -> [OpenConstraint]? {
        var open: [OpenConstraint] = []
        for constraint in constraints[position] {
            var space = LimitSpace()
            for other in constraint.others { space.add(chosen[other].restricted(to: constraint.mask)) }
            let rests = constraint.rows.map(space.rest).filter { $0 != .zero }
            guard let first = rests.first else { continue }
            // The rests are zero at the pivots, so they span what is missing.
            guard let entry = LimitSpace().entry(for: LinearCurve(constant: first, linear: .zero)),
                rests.allSatisfy({ LimitSpace.vanishes($0, with: entry) })
            else { return nil }
            open.append(OpenConstraint(space: space, mask: constraint.mask, rests: rests))
        }
        return open
    }

    /// Vectors with entries 0, ±1 and at most `linearEntries` ±t, at least one ±1, the first entry positive; simple
    /// ones first.
    private static func domain(columns: [Int], linearEntries: Int) -> [LinearCurve] {
        var vectors: [(weight: Int, vector: LinearCurve)] = []
        func extend(_ index: Int, _ vector: LinearCurve, _ linear: Int, _ weight: Int) {
            if index == columns.count {
                if vector.constant != .zero { vectors.append((weight, vector)) }
                return
            }
            extend(index + 1, vector, linear, weight)
            let signs: [Int32] = vector.isZero ? [1] : [1, -1]
            for sign in signs {
                var next = vector
                next.constant[columns[index]] = sign
                extend(index + 1, next, linear, weight + (sign == 1 ? 2 : 3))
                if linear < linearEntries {
                    next = vector
                    next.linear[columns[index]] = sign
                    extend(index + 1, next, linear + 1, weight + (sign == 1 ? 4 : 5))
                }
            }
        }
        extend(0, LinearCurve(constant: .zero, linear: .zero), 0, 0)
        return vectors.enumerated().sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }.map(
            \.element.vector)
    }
}

import Rules
import SupportMasks

/// Whether fixed-support factorization, min ‖A − X Yᵀ‖ over supp X ⊆ I, supp Y ⊆ J, is known to be solvable in
/// polynomial time.
public enum Tractability: Sendable, Hashable {
    case tractable(RuleCode, FactorizationPlan)
    /// Two classes, by a member each, that stand in the way.
    case notEstablished(RuleCode, between: ClassPair?)

    public struct ClassPair: Sendable, Hashable {
        public var first: [Int]
        public var second: [Int]
        /// A cell that both observe; nil if what stands in the way is a class that observes only a part of its
        /// rectangle.
        public var cell: Cell?
    }

    public static let disjointOrIdentical = RuleCode.SC101

    public static let afterAbsorption = RuleCode.SC102

    public static let notEstablishedRule = RuleCode.SC103

    /// Classifies the problem. `relation` is that of the supports.
    public static func of(_ supports: RankOneSupports, relation: Relation) -> Tractability {
        if relation == .disjointOrIdentical {
            let blocks = supports.classes.map { members in
                FactorizationPlan.Block(
                    method: .truncatedSVD, rows: supports.rows(of: members[0]).members,
                    columns: supports.columns(of: members[0]).members, supports: members)
            }
            return .tractable(disjointOrIdentical, FactorizationPlan(blocks: blocks))
        }
        guard supports.classes.contains(where: { $0.count >= 2 || supports.isComplete($0) }) else {
            // Nothing can be absorbed: the overlap stays.
            return .notEstablished(notEstablishedRule, between: supports.firstOverlap())
        }
        var state = MaskedState(supports)
        repeat { state.absorbCompleteClasses() } while state.absorbOneWithFewCells() != nil
        if let pair = state.obstacle() { return .notEstablished(notEstablishedRule, between: pair) }
        return .tractable(afterAbsorption, plan(state))
    }

    private static func plan(_ state: MaskedState) -> FactorizationPlan {
        func block(_ cls: ObservedClass, _ method: FactorizationPlan.Method) -> FactorizationPlan.Block {
            FactorizationPlan.Block(
                method: method, rows: cls.rows.members, columns: cls.columns.members, supports: cls.supports)
        }
        var blocks = state.classes.map { block($0, .truncatedSVD) }
        for step in state.history.reversed() {
            let method: FactorizationPlan.Method
            switch step.reason {
            case .complete: method = .fitExactly
            case .lines(let cover): method = .fitThroughLines(cover)
            }
            // Later blocks win, so the classes of one step stand in the reverse of the order in which they were taken.
            blocks += step.classes.reversed().map { block($0, method) }
        }
        return FactorizationPlan(blocks: blocks)
    }
}

extension MaskedState {
    /// What keeps the state from being disjoint full rectangles: a class with a free cell, or two that share a cell.
    fileprivate func obstacle() -> Tractability.ClassPair? {
        if let partial = classes.first(where: hasFreeCell) {
            return Tractability.ClassPair(first: partial.supports, second: [], cell: nil)
        }
        var owner: [Int] = Array(repeating: -1, count: columnCount)
        let types = rowTypeMatrix()
        for row in 0..<rowCount where types.setBitCount(ofRow: row) > 1 {
            var covered = BitSet(capacity: columnCount)
            for index in types.row(row) {
                if let column = covered.intersection(classes[index].columns).first {
                    return Tractability.ClassPair(
                        first: classes[owner[column]].supports, second: classes[index].supports,
                        cell: Cell(row: row, column: column))
                }
                for column in classes[index].columns { owner[column] = index }
                covered.formUnion(classes[index].columns)
            }
        }
        return nil
    }
}

extension RankOneSupports {
    /// Two different classes that share a cell, with the first such cell in reading order of rows.
    fileprivate func firstOverlap() -> Tractability.ClassPair? {
        if isListed {
            let overlaps = ListedOverlaps(self)
            return overlaps.first().map {
                Tractability.ClassPair(
                    first: classes[$0.first], second: classes[$0.second], cell: Cell(row: $0.row, column: $0.column))
            }
        }
        return MaskedState(self).obstacle()
    }
}

/// How to solve min ‖A − X Yᵀ‖ exactly, block after block; what a numeric solver needs to know.
///
/// Work through the blocks in order, on the residual A − X Yᵀ of the blocks done so far. A block looks at the cells of
/// its rectangle that lie in no rectangle of a later
/// block: those are left to the later ones, which fit them exactly.
public struct FactorizationPlan: Sendable, Hashable {
    public var blocks: [Block]

    package init(blocks: [Block]) { self.blocks = blocks }

    public struct Block: Sendable, Hashable {
        public var method: Method
        public var rows: [Int]
        public var columns: [Int]
        /// The supports that share the rectangle; the rank of the block is at most their number.
        public var supports: [Int]

        package init(method: Method, rows: [Int], columns: [Int], supports: [Int]) {
            self.method = method
            self.rows = rows
            self.columns = columns
            self.supports = supports
        }

        public var rank: Int { min(supports.count, rows.count, columns.count) }
    }

    public enum Method: Sendable, Hashable {
        /// The best approximation of rank ≤ `rank` of the rectangle: a truncated singular value decomposition.
        case truncatedSVD
        /// The block takes every value on its cells: fit them without error, one support a line.
        case fitExactly
        /// The same, by single lines and a generic factor.
        case fitThroughLines(LineCover)

        /// The name in reports.
        package var name: String {
            switch self {
            case .truncatedSVD: return "truncated-svd"
            case .fitExactly: return "fit-exactly"
            case .fitThroughLines: return "fit-through-lines"
            }
        }

        /// The method of this name; nil if there is none, or if there is a line cover where none belongs, or none where
        /// one does.
        package init?(name: String, cover: LineCover?) {
            let methods = [.truncatedSVD, .fitExactly] + (cover.map { [.fitThroughLines($0)] } ?? []) as [Method]
            guard let method = methods.first(where: { $0.name == name }), (cover == nil) == method.isWithoutLines else {
                return nil
            }
            self = method
        }

        private var isWithoutLines: Bool {
            if case .fitThroughLines = self { return false }
            return true
        }
    }

    /// The cells that are fitted without error, whatever the target.
    public var hasFreeCells: Bool { blocks.contains { $0.method != .truncatedSVD } }
}

/// Whether ‖A − X Yᵀ‖² is known to have no spurious local minimum and no spurious local valley, for every A.
public enum Landscape: Sendable, Hashable {
    case benign(RuleCode)
    case notEstablished(RuleCode)

    public static let benignRule = RuleCode.SC111

    public static let notEstablishedRule = RuleCode.SC112

    public static func of(_ relation: Relation) -> Landscape {
        relation == .disjointOrIdentical ? .benign(benignRule) : .notEstablished(notEstablishedRule)
    }
}

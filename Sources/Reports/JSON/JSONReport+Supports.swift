import Rules
import OrderedJSON
import SupportMasks
import SupportTheory

extension JSONReport {
    /// Up to this many supports × lines (rows and columns together) the classes list their rows and columns; above,
    /// they count them.
    public static let listedLinesLimit = 10_000

    /// At most this many classes are described, the first ones; `classCount` counts all. Only masks that are read from a
    /// sparse form can have more.
    public static let describedClassesLimit = 65_536

    /// Up to this many rows and columns in all its blocks together a plan lists them; above, it counts them.
    ///
    /// Where a plan counts, it describes the first `describedClassesLimit` blocks, and every block is the rectangle of its first support, or what earlier absorptions left of it.
    public static let planLinesLimit = 1_000_000

    /// What the masks say besides closedness; of a network whose number of layers is not two little is known.
    static func structure(_ analysis: InstanceAnalysis) -> [JSONValue.Member] {
        if let facts = analysis.factorization {
            return [
                .init("rankOneSupports", rankOneSupports(facts)),
                .init("tractability", tractability(facts.tractability)),
                .init("landscape", landscape(facts.landscape)),
            ]
        }
        guard analysis.isExamined else { return unexamined }
        let solving = JSONValue.string(RuleCode.SC133.rawValue)
        let factor = analysis.network?.hierarchicalErrorFactor
        return [
            .init("rankOneSupports", nil),
            .init(
                "tractability",
                [
                    "verdict": "not-established", "rule": solving, "plan": nil, "obstacle": nil,
                    "hierarchicalErrorFactor": factor.map { .integer($0) } ?? nil,
                ]),
            .init("landscape", ["verdict": "not-established", "rule": solving]),
        ]
    }

    /// What is said of masks that no analysis has gone through: nothing is established, and no rule says why.
    static let unexamined: [JSONValue.Member] = [
        .init("rankOneSupports", nil),
        .init("tractability", ["verdict": "not-established", "rule": nil, "plan": nil, "obstacle": nil]),
        .init("landscape", ["verdict": "not-established", "rule": nil]),
    ]

    static func rankOneSupports(_ facts: InstanceAnalysis.Factorization) -> JSONValue {
        let supports = facts.supports
        let isListed = supports.width * (supports.rowCount + supports.columnCount) <= listedLinesLimit
        let classes = supports.classes.prefix(describedClassesLimit).map { members -> JSONValue in
            let rows = supports.rows(of: members[0])
            let columns = supports.columns(of: members[0])
            return .object(
                [.init("supports", .integers(members))] + lines("row", rows, isListed: isListed)
                    + lines("column", columns, isListed: isListed) + [
                        .init("multiplicity", .integer(members.count)),
                        .init("complete", .bool(members.count >= min(rows.count, columns.count))),
                    ])
        }
        return [
            "count": .integer(supports.width), "classCount": .integer(supports.classes.count),
            "classes": .array(classes),
            "relation": .string(facts.relation.rawValue),
        ]
    }

    /// `rows` where they are listed, and `rowCount` always; the same for columns.
    private static func lines(_ name: String, _ set: BitSet, isListed: Bool) -> [JSONValue.Member] {
        let count = JSONValue.Member("\(name)Count", .integer(set.count))
        return isListed ? [.init("\(name)s", .integers(set)), count] : [count]
    }

    static func landscape(_ landscape: Landscape) -> JSONValue {
        switch landscape {
        case .benign(let rule): return ["verdict": "benign", "rule": .string(rule.rawValue)]
        case .notEstablished(let rule): return ["verdict": "not-established", "rule": .string(rule.rawValue)]
        }
    }

    static func tractability(_ tractability: Tractability) -> JSONValue {
        switch tractability {
        case .tractable(let rule, let plan):
            return ["verdict": "tractable", "rule": .string(rule.rawValue), "plan": encoded(plan), "obstacle": nil]
        case .notEstablished(let rule, let pair):
            return [
                "verdict": "not-established", "rule": .string(rule.rawValue), "plan": nil,
                "obstacle": pair.map(obstacle) ?? nil,
            ]
        }
    }

    /// Two classes in the way, by their supports, and a cell that both observe.
    private static func obstacle(_ pair: Tractability.ClassPair) -> JSONValue {
        [
            "first": .integers(pair.first), "second": .integers(pair.second),
            "cell": pair.cell.map { .integers([$0.row, $0.column]) } ?? nil,
        ]
    }

    /// The blocks in the order in which they are solved.
    ///
    /// Take the blocks in this order, each on the residual A − X Yᵀ of those before it and on the cells of its
    /// rectangle that lie in no rectangle of a
    /// later block. `truncated-svd`: the best approximation of at most the block's rank. `fit-exactly`: the block has
    /// as many supports as rows, or as
    /// columns, so each line gets a support of its own and no error is left. `fit-through-lines`: the listed lines get
    /// a support each, and
    /// the remaining supports fit what is left of every row (`side` rows) or column through a generic factor.
    private static func encoded(_ plan: FactorizationPlan) -> JSONValue {
        let lineCount = plan.blocks.reduce(0) { $0 + $1.rows.count + $1.columns.count }
        let isListed = lineCount <= planLinesLimit
        return .array(
            plan.blocks.prefix(isListed ? plan.blocks.count : describedClassesLimit).enumerated().map { order, block in
                let lines: [JSONValue.Member] =
                    isListed
                    ? [.init("rows", .integers(block.rows)), .init("columns", .integers(block.columns))]
                    : [
                        .init("rowCount", .integer(block.rows.count)),
                        .init("columnCount", .integer(block.columns.count)),
                    ]
                return .object(
                    [.init("order", .integer(order)), .init("method", .string(block.method.name))] + lines
                        + [.init("supports", .integers(block.supports)), .init("rank", .integer(block.rank))]
                        + cover(of: block.method))
            })
    }

    private static func cover(of method: FactorizationPlan.Method) -> [JSONValue.Member] {
        guard case .fitThroughLines(let cover) = method else { return [] }
        return [
            .init(
                "lines",
                [
                    "rows": .integers(cover.rows), "columns": .integers(cover.columns),
                    "side": .string(cover.side.rawValue),
                ])
        ]
    }
}
